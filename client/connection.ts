/**
 * The one wire of a tab to a room. Facts are folded in order; a gap is answered by connecting again, where the server
 * sends what is missing. Commands go out one at a time and are always answered. What was on its way when a connection
 * broke is asked about (`outcome`), never sent twice: what did not arrive comes back to the person.
 *
 *   send ─► queue ─► in flight ─ack─► answered
 *                       │ break
 *                       └─► outcome? ─► applied: answered │ else: not sent
 */
import type { Socket } from 'socket.io-client'
import type { Command } from '#shared/command.ts'
import type { Fact } from '#shared/fact.ts'
import type { RoomCode } from '#shared/ids.ts'
import type {
  Ack,
  ClientToServer,
  FactsFrame,
  GoneReason,
  Handshake,
  Hello,
  PROTOCOL,
  ServerToClient,
} from '#shared/protocol.ts'
import type { CommandId } from '#shared/record.ts'
import { SECOND, type SimMs, simAt, type WallMs } from '#shared/time.ts'
import type { Session } from './session.ts'
import { type RoomData, type RoomStore, type Status, takeFacts, takeView, type Unsent } from './store.ts'
import { timeSync } from './timeSync.ts'

/** The type comes from the contract, so that another number does not compile; the value would bring the schemas along. */
const protocol: typeof PROTOCOL = 2

/** What became of a command. `notSent`: it changed nothing, and `at` is the simulated time it was meant for. */
export type Answered = Ack | { notSent: Unsent['reason']; at: SimMs }
export type Previewed = { facts: Fact[] } | Exclude<Ack, { seq: number }> | { notSent: 'offline'; at: SimMs }

export type RoomSocket = Pick<
  Socket<ServerToClient, ClientToServer>,
  'on' | 'emit' | 'connect' | 'disconnect' | 'connected'
> & {
  io: { on: (event: 'reconnect_attempt', heard: (attempt: number) => void) => void }
}

export interface ConnectionOptions {
  code: RoomCode
  as: Handshake['as']
  key: string | null
  session: Session
  store: RoomStore
  /** Opens a socket that asks for its handshake each time it connects. */
  open: (handshake: () => Handshake) => RoomSocket
  /** Device time, in ms since 1970. */
  now: () => WallMs
  /** Calls back regularly; gives back how to stop. */
  every: (ms: number, act: () => void) => () => void
}

export interface Connection {
  /** Never fails: a command that did not reach the room is answered with `notSent`. */
  send: (command: Command) => Promise<Answered>
  /** What a facilitator's command would do now. Nothing happens. */
  preview: (command: Command) => Promise<Previewed>
  /** Sends what was not sent, on the person's word. */
  resend: (key: string) => Promise<Answered>
  discard: (key: string) => void
  /** Goes on after `gone`: takes the seat to this tab, or tries again. */
  reopen: () => void
  close: () => void
}

interface Waiting {
  id: CommandId
  command: Command
  at: SimMs
  since: WallMs
  answer: (answered: Answered) => void
}

const SLOW_MS = 2 * SECOND
const STUCK_MS = 15 * SECOND
/** Facts that come this soon after a greeting are those that were missed. */
const CATCH_UP_MS = SECOND
const BACK_SHOWN_MS = 10 * SECOND

/** Opens the wire; the store tells how it goes. */
export function openConnection(options: ConnectionOptions): Connection {
  const { store, session, now, every } = options
  const socket = options.open(handshake)
  const queue: Waiting[] = []
  let flying: Waiting | null = null
  let backSince: WallMs | null = null
  let fresh = false

  function handshake(): Handshake {
    const { code, as, key } = options
    const { view, tag } = store.getState()
    const known = fresh ? { seq: -1, tag: null } : { seq: view.seq, tag }
    return { protocol, code, as, key, session: session.id, ...known }
  }

  const set = store.setState
  const time = timeSync(socket, { now, found: set })
  const status = () => store.getState().status
  const isUp = () => status().kind === 'live' || status().kind === 'slow'
  const simNow = (): SimMs => simAt(store.getState().view.clock, now() + store.getState().offset)

  function setStatus(next: Status): void {
    if (JSON.stringify(next) !== JSON.stringify(status())) set({ status: next })
  }

  // --- commands -----------------------------------------------------------------------------------------------

  function send(command: Command): Promise<Answered> {
    if (!isUp()) return Promise.resolve(notSent({ command, at: simNow() }, 'offline'))
    return new Promise((answer) => {
      queue.push({ id: session.next(), command, at: simNow(), since: now(), answer })
      flyNext()
    })
  }

  function flyNext(): void {
    if (flying || !isUp()) return
    const next = queue.shift()
    if (!next) return
    flying = next
    socket.emit('command', { id: next.id, command: next.command }, (ack) => land(next, ack))
  }

  function land(waiting: Waiting, answered: Answered): void {
    if (flying !== waiting) return
    flying = null
    waiting.answer(answered)
    flyNext()
  }

  function notSent({ command, at }: Pick<Waiting, 'command' | 'at'>, reason: Unsent['reason']): Answered {
    const { session: tab, n } = session.next()
    set(({ unsent }) => ({ unsent: [...unsent, { key: `${tab}:${n}`, command, at, reason }] }))
    return { notSent: reason, at }
  }

  function dropQueue(): void {
    for (const waiting of queue.splice(0)) waiting.answer(notSent(waiting, 'offline'))
  }

  /** After a break: what was on its way either arrived or goes back to the person. */
  function settle(): void {
    const waiting = flying
    if (!waiting) {
      flyNext()
      return
    }
    socket.emit('outcome', waiting.id, ({ applied, seq }) =>
      land(waiting, applied ? { seq } : flying === waiting ? notSent(waiting, 'lost') : { seq }),
    )
  }

  // --- what the server says -----------------------------------------------------------------------------------

  function greet(hello: Hello): void {
    if (!time.isKnown()) set({ offset: hello.wall - now() })
    set({ you: hello.you })
    time.ask()
    settleWhenUp()
  }

  /** A rejoin that missed nothing gets neither a view nor facts: the greeting itself says that the wire stands. */
  function settleWhenUp(): void {
    if (store.getState().view.seq < 0) return
    if (status().kind === 'reconnecting') {
      backSince = now()
      set({ back: { items: 0 } })
    }
    if (!fresh) up()
  }

  /** Takes a change of the view over; right after a break, what is new in it was missed. */
  function take(changes: Partial<RoomData>): void {
    const { view, back } = store.getState()
    const next = changes.view?.inbox ?? view.inbox
    set(changes)
    if (!back || backSince === null || now() - backSince > CATCH_UP_MS) return
    const items = Object.keys(next).filter((inject) => !(inject in view.inbox)).length
    if (items > 0) set({ back: { items: back.items + items } })
  }

  function up(): void {
    setStatus({ kind: 'live' })
    settle()
  }

  function fold(...frames: FactsFrame[]): void {
    const changes = takeFacts(store.getState(), frames)
    if (changes === null) resync()
    else take(changes)
  }

  /** Facts are missing. Connecting again brings them; if even that does not fit, a snapshot does. */
  function resync(): void {
    fresh = true
    lost()
    socket.disconnect()
    socket.connect()
  }

  function lost(): void {
    if (status().kind === 'gone') return
    time.forget()
    if (status().kind !== 'reconnecting') setStatus({ kind: 'reconnecting', attempt: 1 })
    dropQueue()
  }

  function gone(reason: GoneReason): void {
    setStatus({ kind: 'gone', reason })
    dropQueue()
    if (flying) land(flying, notSent(flying, 'lost'))
    socket.disconnect()
  }

  socket.on('hello', greet)
  socket.on('view', (frame) => {
    take(takeView(store.getState(), frame))
    fresh = false
    if (!isUp()) up()
  })
  socket.on('facts', fold)
  socket.on('names', (names) => set({ names }))
  socket.on('presence', (presence) => set({ presence }))
  socket.on('gone', gone)
  socket.on('disconnect', (reason) => {
    lost()
    // Ended by the server without a word, as it does when it stops: only then the socket does not try by itself.
    if (reason === 'io server disconnect' && status().kind !== 'gone') socket.connect()
  })
  socket.on('connect_error', lost)
  socket.io.on('reconnect_attempt', (attempt) => {
    if (status().kind !== 'gone') setStatus({ kind: 'reconnecting', attempt })
  })

  // --- what nobody says ---------------------------------------------------------------------------------------

  const stopWatch = every(SECOND, () => {
    if (backSince !== null && now() - backSince >= BACK_SHOWN_MS) {
      backSince = null
      set({ back: null })
    }
    time.askIfDue()
    if (!isUp()) return
    const oldest = Math.min(time.waitingSince() ?? Infinity, flying?.since ?? Infinity)
    const ms = now() - oldest
    if (ms >= STUCK_MS) {
      lost()
      socket.disconnect()
      socket.connect()
    } else
      setStatus(ms >= SLOW_MS ? { kind: 'slow', ms: Math.floor(ms / SECOND) * SECOND } : { kind: 'live' })
  })

  socket.connect()

  return {
    send,
    preview: (command) =>
      isUp()
        ? new Promise((answer) => socket.emit('preview', command, answer))
        : Promise.resolve({ notSent: 'offline', at: simNow() }),
    resend: (key) => {
      const unsent = store.getState().unsent.find((one) => one.key === key)
      if (!unsent || !isUp()) return Promise.resolve({ notSent: 'offline', at: simNow() })
      set((data) => ({ unsent: data.unsent.filter((one) => one.key !== key) }))
      return send(unsent.command)
    },
    discard: (key) => set((data) => ({ unsent: data.unsent.filter((one) => one.key !== key) })),
    reopen: () => {
      setStatus({ kind: 'connecting' })
      socket.connect()
    },
    close: () => {
      stopWatch()
      socket.disconnect()
    },
  }
}
