/**
 * A tab without a screen: the product's own connection and fold, over a real socket. It never connects anew by itself:
 * what the product does at a break is what is tested. It notes what it sent, what was answered and all it was shown.
 */
import { io } from 'socket.io-client'
import { type Answered, type Connection, openConnection, type RoomSocket } from '#client/connection.ts'
import { createRoomStore, type RoomStore } from '#client/store.ts'
import type { Command } from '#shared/command.ts'
import type { FactsFrame, Handshake, ServerToClient, ViewFrame } from '#shared/protocol.ts'
import type { CommandId } from '#shared/record.ts'

export interface Sent {
  id: CommandId
  command: Command
  /** null until it is answered. */
  answered: Answered | null
}

type Shown = { kind: 'facts'; frame: FactsFrame } | { kind: 'view'; frame: ViewFrame }

export interface Client {
  name: string
  store: RoomStore
  sent: Sent[]
  /** Every frame it got, not yet looked at by a check. */
  shown: Shown[]
  /** Breaks so far. */
  breaks: () => number
  /** When it was connected again after the last of them, on the clock of `performance`. */
  backAt: () => number
  send: (command: Command) => Promise<Answered>
  close: () => void
}

export interface ClientOptions {
  url: string
  code: string
  as: Handshake['as']
  name: string
  cookie: string
  /** Longest pause between two tries to connect; the product's own is 5 s. */
  patienceMs?: number
}

let count = 0

export function openClient({ url, code, as, name, cookie, patienceMs = 1000 }: ClientOptions): Client {
  count += 1
  const session = { session: `faults-${process.pid}-${count}`, n: 0 }
  const store = createRoomStore()
  const sent: Sent[] = []
  const shown: Shown[] = []
  let breaks = 0
  let backAt = 0

  store.subscribe(({ status }, { status: before }) => {
    if (status.kind === 'live' && before.kind === 'reconnecting') backAt = performance.now()
  })

  function open(handshake: () => Handshake): RoomSocket {
    const socket = io(url, {
      autoConnect: false,
      forceNew: true,
      transports: ['websocket'],
      query: { code },
      auth: (give) => give(handshake()),
      extraHeaders: { cookie },
      reconnectionDelay: 500,
      reconnectionDelayMax: patienceMs,
      timeout: 3000,
    })
    const note: Pick<ServerToClient, 'facts' | 'view'> = {
      facts: (...frames) => {
        for (const frame of frames) shown.push({ kind: 'facts', frame })
      },
      view: (frame) => shown.push({ kind: 'view', frame }),
    }
    socket.on('facts', note.facts)
    socket.on('view', note.view)
    socket.on('disconnect', () => {
      breaks += 1
    })
    return socket
  }

  const connection: Connection = openConnection({
    code,
    as,
    key: null,
    store,
    open,
    session: {
      id: session.session,
      next: () => {
        session.n += 1
        return { ...session }
      },
    },
    now: () => Date.now(),
    every: (ms, act) => {
      const timer = setInterval(act, ms)
      return () => clearInterval(timer)
    },
  })

  return {
    name,
    store,
    sent,
    shown,
    breaks: () => breaks,
    backAt: () => backAt,
    async send(command) {
      const answer = connection.send(command)
      const one: Sent = { id: { ...session }, command, answered: null }
      sent.push(one)
      one.answered = await answer
      return one.answered
    },
    close: connection.close,
  }
}

export function isUp({ store }: Client): boolean {
  const { status } = store.getState()
  return status.kind === 'live' || status.kind === 'slow'
}

export function isApplied(answered: Answered | null): answered is { seq: number } {
  return answered !== null && 'seq' in answered
}

/** The store could not take it, and the person was told so. */
export function isBusy(answered: Answered | null): boolean {
  return answered !== null && 'refusal' in answered && answered.refusal === 'room.busy'
}
