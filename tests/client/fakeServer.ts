/** The other end of a tab's wire: says what the server would say, answers what the test lets it, and can break. */
import type { RoomSocket } from '#client/connection.ts'
import type { Fact } from '#shared/fact.ts'
import type {
  Ack,
  CommandFrame,
  FactsFrame,
  GoneReason,
  Handshake,
  Hello,
  ServerToClient,
} from '#shared/protocol.ts'
import type { CommandId } from '#shared/record.ts'
import { emptyView, type View } from '#shared/view.ts'

type Heard = (...args: never[]) => void
interface Asked<T, A> {
  what: T
  answer: (answer: A) => void
}

const you: Hello['you'] = { kind: 'participant', person: 'p1', roles: [] }

export function fakeServer() {
  const heard = new Map<string, Heard[]>()
  let handshake: () => Handshake = () => {
    throw new Error('nobody opened a socket')
  }
  let connected = false
  const server = {
    handshakes: [] as Handshake[],
    commands: [] as Asked<CommandFrame, Ack>[],
    outcomes: [] as Asked<CommandId, { applied: boolean; seq: number }>[],
    times: [] as Asked<null, number>[],
    latencies: [] as number[],
    open,
    /** Greets as after a handshake. */
    hello: (wall = 0) => tell('hello', { protocol: 2, code: 'K7M4QX', you, wall }),
    view: (view: Partial<View>, rewritten = false) => {
      const whole = { ...emptyView, seq: 0, ...view }
      tell('view', { view: whole, you, tag: `tag ${whole.seq}`, rewritten })
    },
    facts: (frame: Omit<FactsFrame, 'wall' | 'tag'>) =>
      tell('facts', { wall: 0, tag: `tag ${frame.upTo}`, ...frame }),
    gone: (reason: GoneReason) => tell('gone', reason),
    /** The connection breaks; answers that are still out never arrive. */
    drop: () => {
      connected = false
      for (const asked of [...server.commands, ...server.outcomes, ...server.times]) asked.answer = () => {}
      say('disconnect', 'transport close')
    },
    cannotConnect: () => {
      connected = false
      say('connect_error', new Error('websocket error'))
    },
    /** The client's own library connects again. */
    reconnect: (attempt = 1) => {
      say('reconnect_attempt', attempt)
      connect()
    },
    isConnected: () => connected,
  }

  function say(name: string, ...args: unknown[]): void {
    for (const one of heard.get(name) ?? []) (one as (...args: unknown[]) => void)(...args)
  }

  function tell<E extends keyof ServerToClient>(name: E, value: Parameters<ServerToClient[E]>[0]): void {
    say(name, structuredClone(value))
  }

  function on(name: string, act: Heard): void {
    heard.set(name, [...(heard.get(name) ?? []), act])
  }

  function connect(): void {
    connected = true
    server.handshakes.push(handshake())
  }

  function emit(name: string, ...args: unknown[]): void {
    const [first, second] = structuredCloneable(args)
    if (name === 'command') server.commands.push({ what: first as CommandFrame, answer: second as never })
    if (name === 'outcome') server.outcomes.push({ what: first as CommandId, answer: second as never })
    if (name === 'time') server.times.push({ what: null, answer: first as never })
    if (name === 'latency') server.latencies.push(first as number)
  }

  function open(shake: () => Handshake): RoomSocket {
    handshake = shake
    const socket = {
      on,
      emit,
      connect,
      disconnect: () => {
        connected = false
        say('disconnect', 'io client disconnect')
      },
      get connected() {
        return connected
      },
      io: { on },
    }
    return socket as unknown as RoomSocket
  }

  return server
}

/** Data is copied as a wire would; functions stay what they are. */
function structuredCloneable(args: unknown[]): unknown[] {
  return args.map((arg) => (typeof arg === 'function' ? arg : structuredClone(arg)))
}

export function marked(text: string, at = 0): Fact {
  return { type: 'moment.marked', at, to: 'everyone', by: 'facilitator', text }
}

export function delivered(inject: string): Fact {
  return {
    type: 'inject.delivered',
    at: 0,
    to: 'everyone',
    delivery: {
      inject,
      title: inject,
      body: 'text',
      from: 'somebody',
      channel: 'mail',
      roles: [],
      severity: null,
      language: null,
      practice: false,
      issue: null,
    },
  }
}
