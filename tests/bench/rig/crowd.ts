/** The bench's side of the load: starts the process that holds the connections and asks it for rounds. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { SeatedRoom } from './dataFolder.ts'
import type { Kind } from './lines.ts'

export type Ask =
  | { do: 'connect'; kind: Kind; url: string; seated: SeatedRoom[] }
  | { do: 'open'; perSecond: number; seconds: number }
  | { do: 'saturate'; underWay: number; seconds: number }
  | { do: 'close' }

export interface Reply {
  /** Ms from the moment each decision was due until the last member had it. */
  times: number[]
  /** The first thing that went wrong. */
  trouble: string | null
  /** What the load itself cost. */
  cpuMs: number
}

export interface Crowd {
  open: (perSecond: number, seconds: number) => Promise<Reply>
  saturate: (underWay: number, seconds: number) => Promise<Reply>
  close: () => Promise<void>
}

/** Connects every member of these rooms. Throws when one cannot be. */
export async function gather(kind: Kind, url: string, seated: SeatedRoom[]): Promise<Crowd> {
  const child = fork(path.join(import.meta.dirname, 'crowdProcess.ts'), { execArgv: ['--import', 'tsx'] })
  process.once('exit', () => child.kill('SIGKILL'))
  await ask(child, { do: 'connect', kind, url, seated })
  return {
    open: (perSecond, seconds) => ask(child, { do: 'open', perSecond, seconds }),
    saturate: (underWay, seconds) => ask(child, { do: 'saturate', underWay, seconds }),
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
