/** The bench's side of the load: starts the process that holds the connections and asks it for rounds. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { SeatedRoom } from './dataFolder.ts'
import type { Kind } from './lines.ts'
import { endWithUs, ensurePeers } from './servers.ts'

export type Ask =
  /** With several addresses, a room's members go to one of them, or each member to another. */
  | { do: 'connect'; kind: Kind; urls: string[]; spread: Spread; seated: SeatedRoom[] }
  /** Members who decide nothing and wait for injects. */
  | { do: 'watch'; url: string; seated: SeatedRoom[] }
  /** Starts the rooms one after the other over so long, then listens. */
  | { do: 'injects'; startOver: number; seconds: number }
  /** Lets the clocks run that a server has held. */
  | { do: 'resume' }
  | { do: 'open'; perSecond: number; seconds: number }
  | { do: 'saturate'; underWay: number; seconds: number }
  | { do: 'close' }

export type Spread = 'rooms' | 'members'

export interface Reply {
  /** Ms from the moment each decision or inject was due until the last member had it. */
  times: number[]
  /** The first thing that went wrong. */
  trouble: string | null
  /** What the load itself cost. */
  cpuMs: number
}

export interface Crowd {
  resume: () => Promise<Reply>
  open: (perSecond: number, seconds: number) => Promise<Reply>
  saturate: (underWay: number, seconds: number) => Promise<Reply>
  close: () => Promise<void>
}

/** Connects every member of these rooms. Throws when one cannot be. */
export async function gather(
  kind: Kind,
  url: string | string[],
  seated: SeatedRoom[],
  spread: Spread = 'rooms',
): Promise<Crowd> {
  const { tell, close } = startLoad()
  await tell({ do: 'connect', kind, urls: [url].flat(), spread, seated })
  return {
    resume: () => tell({ do: 'resume' }),
    open: (perSecond, seconds) => tell({ do: 'open', perSecond, seconds }),
    saturate: (underWay, seconds) => tell({ do: 'saturate', underWay, seconds }),
    close,
  }
}

export interface Audience {
  /** Starts the rooms over `startOver` seconds; how late the injects were in the `seconds` after that. */
  injects: (startOver: number, seconds: number) => Promise<Reply>
  close: () => Promise<void>
}

/** Connects every member of rooms that are about to start. */
export async function watch(url: string, seated: SeatedRoom[], onCore?: number): Promise<Audience> {
  const { tell, close } = startLoad(onCore)
  await tell({ do: 'watch', url, seated })
  return { injects: (startOver, seconds) => tell({ do: 'injects', startOver, seconds }), close }
}

function startLoad(onCore?: number): { tell: (ask: Ask) => Promise<Reply>; close: () => Promise<void> } {
  ensurePeers()
  const command = [process.execPath, '--import', 'tsx', path.join(import.meta.dirname, 'crowdProcess.ts')]
  const pinned = onCore === undefined ? command : ['taskset', '-c', String(onCore), ...command]
  const [program = '', ...args] = pinned
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  endWithUs(child)
  return {
    tell: (question) => ask(child, question),
    async close() {
      await ask(child, { do: 'close' })
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

function ask(child: ChildProcess, question: Ask): Promise<Reply> {
  return new Promise((replied, failed) => {
    const ended = () => failed(new Error('the load ended by itself'))
    child.once('exit', ended)
    child.once('message', (reply: Reply) => {
      child.off('exit', ended)
      if (reply.trouble) failed(new Error(reply.trouble))
      else replied(reply)
    })
    child.send(question)
  })
}
