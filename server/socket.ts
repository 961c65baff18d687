/**
 * The edge of the sockets, as `shared/protocol.ts` has it: who it is by cookie or key, what is asked checked once,
 * every command answered. What happens in a room is the room's; who hears of it is the wire's.
 */
import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { fastifyCookie } from '@fastify/cookie'
import { Server } from 'socket.io'
import { stateOf } from '#server/engine/legal.ts'
import { type By, Command } from '#shared/command.ts'
import type { RoomCode } from '#shared/ids.ts'
import { type Ack, CommandFrame, type GoneReason, Handshake, PROTOCOL } from '#shared/protocol.ts'
import { CommandId } from '#shared/record.ts'
import { isRefusal, REFUSALS, type Refusal, refuse } from '#shared/refusal.ts'
import { SECOND } from '#shared/time.ts'
import { addressOf, networkOf, type Trust } from './address.ts'
import { type Auth, FACILITATOR_COOKIE, seatCookie } from './auth.ts'
import { attachCheck } from './checkSocket.ts'
import type { Clock } from './clock.ts'
import { frameParser } from './frameEncoder.ts'
import type { Detail, Report } from './journal.ts'
import type { Bucket, Limits } from './limits.ts'
import type { Meters, TurnedAway } from './meters.ts'
import { writeOnceATurn } from './oneWrite.ts'
import { isOurOrigin, type OriginRule } from './origin.ts'
import type { Applied } from './play.ts'
import type { Found, Rooms } from './rooms.ts'
import { hangUp, watchUnread } from './unread.ts'
import type { Who } from './who.ts'
import {
  type Connected,
  end,
  openWire,
  type RoomServer,
  type RoomSocket,
  type Wire,
  watchFacilitators,
} from './wire.ts'

export interface SocketOptions {
  rooms: Rooms
  auth: Auth
  clock: Clock
  originRule: OriginRule
  limits: Limits
  trust: Trust
  report: Report
  detail: Detail
  meters: Meters
}

export interface Sockets {
  /** Minds a room that was loaded: nobody may be connected to it yet. */
  attend: (found: Found) => void
  /** Breaks the connections of a room that is to be opened again: its clients come back by themselves. */
  release: (code: RoomCode) => void
  close: () => Promise<void>
}

/** Bytes of one message from a client; the longest command is a few thousand characters. */
const MESSAGE_BYTES = 64 * 1024
/** After a restart the facilitator's page needs a moment to find back. */
const BACK_MS = 5 * SECOND

/** `seat` is whose allowance it is, in whichever tab. */
type Admitted = { found: Found; who: Who; seat: string; handshake: Handshake }
type Settled = { id: CommandId | null; command: Command | Refusal; outcome: Applied | Refusal; ms: number }

class TooManyTries extends Error {}

export function attachSockets(server: HttpServer, options: SocketOptions): Sockets {
  const { rooms, auth, clock, originRule, limits, trust, report, detail, meters } = options
  const io: RoomServer = new Server(server, {
    serveClient: false,
    parser: frameParser,
    maxHttpBufferSize: MESSAGE_BYTES,
    perMessageDeflate: false,
    httpCompression: false,
    allowRequest: (request, answer) => {
      const ours = isOurOrigin(request.headers, originRule)
      if (!ours) turnAway('origin')
      answer(null, ours)
    },
  })
  io.engine.on('connection', writeOnceATurn)
  attachCheck(io, clock)
  const wires = new Map<string, Wire>()
  // Everybody comes back by themselves, and shows a cookie again.
  auth.watchEnds(() => {
    for (const wire of wires.values()) wire.drop()
  })

  io.on('connection', (socket) => {
    admit(socket).then(
      (admitted) => {
        if (!socket.connected) return
        if (typeof admitted === 'string') {
          turnAway(admitted)
          end(socket, admitted)
        } else if (rooms.holds(admitted.found)) welcome(socket, admitted)
        // Opened again meanwhile: what was found hears of nothing any more.
        else socket.conn.close()
      },
      (error) => {
        const tries = error instanceof TooManyTries
        if (!tries) report('warn', 'a connection could not be admitted', { error })
        turnAway(tries ? 'tries' : 'trouble')
        socket.conn.close() // the client tries again by itself
      },
    )
  })

  function turnAway(reason: TurnedAway): void {
    meters.turnedAway(reason)
    report('debug', 'a connection was turned away', { reason })
  }

  async function admit(socket: RoomSocket): Promise<Admitted | GoneReason> {
    const parsed = Handshake.safeParse(socket.handshake.auth)
    if (!parsed.success || parsed.data.protocol !== PROTOCOL) return 'old-client'
    const handshake = parsed.data
    const network = networkOf(addressOf(socket.request, trust))
    if (limits.guesses.isSpent(network)) throw new TooManyTries()
    const found = await rooms.find(handshake.code)
    const who = await identify(handshake, cookiesOf(socket.request))
    if (!found) {
      if (who && (await rooms.wasDeleted(handshake.code))) return 'closed'
      limits.guesses.missed(network)
      return 'unknown-room'
    }
    if (!who) return 'not-signed-in'
    const seat = `${handshake.code}/${who.kind}/${who.person ?? network}`
    if (!limits.connections.of(seat).take()) throw new TooManyTries()
    if (who.kind === 'participant' && !(await isIn(found, who.person))) return 'removed'
    return stateOf(found.room.state) === 'closed' ? 'closed' : { found, who, seat, handshake }
  }

  /** Who joined a moment ago may have done so on another node, of which this one has not heard yet. */
  async function isIn({ room }: Found, person: string): Promise<boolean> {
    if (!room.state.room.people[person]) await room.refresh()
    return room.state.room.people[person] !== undefined
  }

  async function identify(
    { as, code, key }: Handshake,
    cookies: Record<string, string | undefined>,
  ): Promise<Who | null> {
    if (as === 'screen') return (await auth.isScreenKey(code, key)) ? { kind: 'screen', person: null } : null
    const person =
      as === 'facilitator'
        ? await auth.facilitatorOf(cookies[FACILITATOR_COOKIE])
        : await auth.personOf(code, cookies[seatCookie(code)])
    return person === null ? null : { kind: as, person }
  }

  /** Facilitators connected now, here or elsewhere. */
  function leadersOf({ room, company }: Found): number {
    const elsewhere = company.elsewhere().reduce((sum, { facilitators }) => sum + facilitators, 0)
    return (wires.get(room.code)?.facilitators() ?? 0) + elsewhere
  }

  function wireOf(found: Found): Wire {
    const { code } = found.room
    const leading = () => leadersOf(found)
    const ended = () => {
      if (wires.get(code) === wire) wires.delete(code)
    }
    const wire: Wire =
      wires.get(code) ?? openWire(found, { io, clock, tagOf: auth.lineageTag, ended, leading })
    wires.set(code, wire)
    return wire
  }

  function welcome(socket: RoomSocket, { found, who, seat, handshake }: Admitted): void {
    const wire = wireOf(found)
    const connected = wire.join(socket, { who, session: handshake.session, known: handshake })
    const { code } = found.room
    watchUnread(socket.conn, {
      clock,
      letGo() {
        meters.letGo('unread')
        report('info', 'a client does not read and is let go', { room: code, by: who.kind })
        hangUp(socket)
      },
    })
    const again = handshake.seq >= 0
    meters.connected(who.kind, again)
    report('info', again ? 'a seat is back' : 'a seat is connected', { room: code, by: who.kind })
    socket.on('disconnect', (reason) => {
      wire.leave(connected)
      meters.left(who.kind)
      report('info', 'a seat is gone', { room: code, by: who.kind, reason })
    })
    serve(found, connected, { commands: limits.commands.of(seat), questions: limits.questions.of(seat) })
    socket.on('latency', (ms) => {
      if (Number.isSafeInteger(ms) && ms >= 0) wire.measured(connected, Math.min(ms, 60 * SECOND))
    })
  }

  function serve(
    { room }: Found,
    { socket, who, session, line }: Connected,
    { commands, questions }: Record<'commands' | 'questions', Bucket>,
  ): void {
    const by: By | null = who.kind === 'screen' ? null : who

    /** Null if nobody can say what became of it: the client asks again once it is back. */
    async function carryOut(frame: unknown): Promise<Ack | null> {
      const began = performance.now()
      const parsed = CommandFrame.safeParse(frame)
      const id = parsed.success && parsed.data.id.session === session ? parsed.data.id : null
      const asked = id && parsed.success ? parsed.data.command : null
      const command = commandIn(asked, { by, tokens: commands })
      const outcome = isRefusal(command) ? command : await room.submit({ by: by as By, id, command })
      if (outcome === 'unknown') return null
      settled({ id, command, outcome, ms: performance.now() - began })
      return isRefusal(outcome) ? toAck(outcome) : outcome
    }

    function settled({ id, command, outcome, ms }: Settled): void {
      const refused = isRefusal(outcome)
      meters.answered(refused ? outcome.refusal : 'accepted', ms)
      detail(refused ? 'a command was refused' : 'a command was accepted', () => ({
        room: room.code,
        by: who.kind,
        ...(id && { command: id }),
        ...('type' in command && { type: command.type }),
        ...(refused ? { refusal: outcome.refusal } : { seq: outcome.seq }),
        ms: Math.round(ms),
      }))
    }

    socket.on('command', (frame, ack) => {
      if (typeof ack !== 'function') return
      void carryOut(frame).then((answer) => (answer ? ack(answer) : line.drop()))
    })
    socket.on('outcome', (id, ack) => {
      const parsed = CommandId.safeParse(id)
      if (typeof ack !== 'function' || !parsed.success || !questions.take()) return
      if (by === null || parsed.data.session !== session) return
      void room.outcome(parsed.data).then((answer) => (answer ? ack(answer) : line.drop()))
    })
    socket.on('preview', (asked, ack) => {
      if (typeof ack !== 'function') return
      const command = commandIn(asked, { by, tokens: questions })
      if (isRefusal(command)) return ack(toAck(command))
      if (by?.kind !== 'facilitator') return ack(toAck(refuse('command.facilitatorOnly')))
      const facts = room.preview({ by, command })
      ack(isRefusal(facts) ? toAck(facts) : { facts })
    })
    socket.on('time', (ack) => {
      if (typeof ack === 'function') ack(clock.now())
    })
  }

  return {
    attend(found) {
      const { room, company } = found
      const facilitators = () => leadersOf(found)
      watchFacilitators(room, { facilitators, clock, afterMs: BACK_MS })
      company.listen(() => {
        if (facilitators() === 0) watchFacilitators(room, { facilitators, clock, afterMs: BACK_MS })
      })
    },
    release(code) {
      const wire = wires.get(code)
      wires.delete(code)
      wire?.drop()
    },
    close: () => io.close(),
  }
}

/** What was asked, checked: own keys only, bounded, and something a client may ask for at all. */
function commandIn(asked: unknown, { by, tokens }: { by: By | null; tokens: Bucket }): Command | Refusal {
  if (!tokens.take()) return refuse('room.tooFast')
  const parsed = Command.safeParse(asked)
  if (!parsed.success) return refuse('command.invalid', placeOf(parsed.error.issues[0]?.path))
  // Joining is HTTP's, where the cookie comes from; what only the shell may ask for, the engine refuses itself.
  if (by === null || parsed.data.type === 'room.join') return refuse('command.notYours')
  return parsed.data
}

function placeOf(path: PropertyKey[] | undefined): string | null {
  return path && path.length > 0 ? path.map(String).join('.').slice(0, 100) : null
}

function toAck({ refusal, detail }: Refusal): Exclude<Ack, { seq: number }> {
  return { refusal, message: REFUSALS[refusal], detail }
}

function cookiesOf(request: IncomingMessage): Record<string, string | undefined> {
  return fastifyCookie.parse(request.headers.cookie ?? '')
}
