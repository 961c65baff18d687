/**
 * A room and its sockets: joins them, hands each its facts, tells who is here, and tells the room when its last
 * facilitator is gone or one is back. It lives as long as somebody is connected.
 */
import type { Server, Socket } from 'socket.io'
import { stateOf } from '#server/engine/legal.ts'
import type { ClientToServer, FactsFrame, GoneReason, Hello, ServerToClient } from '#shared/protocol.ts'
import { PROTOCOL } from '#shared/protocol.ts'
import type { LogRecord } from '#shared/record.ts'
import { SECOND, type WallMs } from '#shared/time.ts'
import { createAudiences, type Known, type Line, type Member } from './audience.ts'
import type { Auth } from './auth.ts'
import type { Clock } from './clock.ts'
import { hereOf, presenceOf } from './presence.ts'
import type { Room } from './room.ts'
import type { Found } from './rooms.ts'
import { type Who, youOf } from './who.ts'

export type RoomServer = Server<ClientToServer, ServerToClient>
export type RoomSocket = Socket<ClientToServer, ServerToClient>

export interface Connected {
  socket: RoomSocket
  who: Who
  /** The tab's own id. */
  session: string
  since: WallMs
  latencyMs: number | null
  line: Line
}

export interface Wire {
  join: (socket: RoomSocket, tab: { who: Who; session: string; known: Known }) => Connected
  leave: (connected: Connected) => void
  measured: (connected: Connected, latencyMs: number) => void
  facilitators: () => number
  /** Breaks every connection. */
  drop: () => void
}

const PRESENCE_MS = 500
const TOGETHER_MS = 100
/** Whoever closed the room still gets the answer to it. */
const FAREWELL_MS = SECOND / 2
/** A page that reloads is not gone. */
const RELOAD_MS = 2 * SECOND

export interface WireOptions {
  io: RoomServer
  clock: Clock
  tagOf: Auth['lineageTag']
  ended: () => void
  /** Facilitators connected to the room now, on any node. */
  leading: () => number
}

export function openWire(
  { room, names, company }: Found,
  { io, clock, tagOf, ended, leading }: WireOptions,
): Wire {
  const here = new Set<Connected>()
  const all = `${room.code}/all`
  const channelOf = (audience: string) => `${room.code}/${audience}`
  const audiences = createAudiences(room, { broadcast, tagOf })
  let cancelPresence: (() => void) | null = null
  let cancelSay: (() => void) | null = null

  function broadcast(audiences: string[], except: Member[], frames: FactsFrame[]): void {
    const whole = io.to(audiences.map(channelOf))
    const spared = [...here].filter((one) => except.includes(one)).map(({ socket }) => socket.id)
    const to = spared.length > 0 ? whole.except(spared) : whole
    to.emit('facts', ...frames)
  }

  const stopRoom = room.listen({ heard: hear, told: audiences.flush })
  const stopCompany = company.listen(() => {
    yieldToLater()
    tellPresence()
  })
  const stopNames = names.listen(() => io.to(all).emit('names', names.all()))

  function hear(record: LogRecord, factTexts?: readonly string[]): void {
    audiences.publish(record, factTexts)
    if (record.facts.some(({ type }) => type === 'person.joined')) tellPresence()
    if (record.facts.some(({ type }) => type === 'room.closed')) clock.set(FAREWELL_MS, endAll)
  }

  function endAll(): void {
    for (const { socket } of here) end(socket, 'closed')
  }

  function tellPresence(): void {
    cancelPresence ??= clock.set(PRESENCE_MS, () => {
      cancelPresence = null
      const people = Object.keys(room.state.room.people)
      io.to(all).emit('presence', presenceOf(people, [hereOf(here), ...company.elsewhere()]))
    })
  }

  /** Many come at once when a node has died: they are told of together. */
  function changed(): void {
    cancelSay ??= clock.set(TOGETHER_MS, sayWhoIsHere)
    tellPresence()
  }

  function sayWhoIsHere(): void {
    cancelSay = null
    company.say(hereOf(here))
  }

  const facilitators = () => [...here].filter(({ who }) => who.kind === 'facilitator').length

  /** A person sits in one tab at a time; the same tab that comes back only sheds its old connection. */
  function replaceOlder({ who, session }: Connected): void {
    if (who.kind !== 'participant') return
    for (const other of here) {
      if (other.who.person !== who.person || other.who.kind !== who.kind) continue
      if (other.session === session) other.socket.disconnect(true)
      else end(other.socket, 'replaced')
    }
  }

  /** As `replaceOlder`, for tabs on other nodes: of two that came at once both nodes choose the same. */
  function yieldToLater(): void {
    for (const { who, session, since, socket } of [...here]) {
      if (who.kind !== 'participant') continue
      const others = company.elsewhere().flatMap(({ people }) => people[who.person] ?? [])
      const later = others.find(
        (other) => other.since > since || (other.since === since && other.session > session),
      )
      if (later?.session === session) socket.disconnect(true)
      else if (later) end(socket, 'replaced')
    }
  }

  function close(): void {
    stopRoom()
    stopCompany()
    stopNames()
    cancelPresence?.()
    cancelSay?.()
    sayWhoIsHere()
    ended()
  }

  return {
    join(socket, { who, session, known }) {
      const line = lineTo(socket, channelOf)
      const connected: Connected = { socket, who, session, since: clock.now(), latencyMs: null, line }
      replaceOlder(connected)
      here.add(connected)
      socket.emit('hello', helloTo(room, who, clock))
      socket.emit('names', names.all())
      void socket.join(all)
      audiences.add(connected, known)
      changed()
      if (who.kind === 'facilitator') tellReturn(room)
      return connected
    },
    leave(connected) {
      here.delete(connected)
      audiences.remove(connected)
      changed()
      if (connected.who.kind === 'facilitator') {
        watchFacilitators(room, { facilitators: leading, clock, afterMs: RELOAD_MS })
      }
      if (here.size === 0) close()
    },
    measured(connected, latencyMs) {
      connected.latencyMs = latencyMs
      changed()
    },
    facilitators,
    drop() {
      for (const { line } of here) line.drop()
    },
  }
}

/** Looks a little later whether a live room still has nobody who leads it, and tells it so. */
export function watchFacilitators(
  room: Room,
  { facilitators, clock, afterMs }: { facilitators: () => number; clock: Clock; afterMs: number },
): void {
  if (!leadable(room)) return
  clock.set(afterMs, () => {
    if (facilitators() > 0 || !leadable(room) || room.state.room.facilitatorAway) return
    const leave = room.submit({ by: { kind: 'system' }, id: null, command: { type: 'facilitator.leave' } })
    // somebody may have come back while this was being stored
    void leave.then(() => facilitators() > 0 && tellReturn(room))
  })
}

function tellReturn(room: Room): void {
  if (!leadable(room) || !room.state.room.facilitatorAway) return
  void room.submit({ by: { kind: 'system' }, id: null, command: { type: 'facilitator.return' } })
}

const leadable = (room: Room) => stateOf(room.state) === 'live' && !room.damage

/** Ends a connection for good, saying why. */
export function end(socket: RoomSocket, reason: GoneReason): void {
  socket.emit('gone', reason)
  socket.disconnect(true)
}

function helloTo(room: Room, who: Who, clock: Clock): Hello {
  return { protocol: PROTOCOL, code: room.code, you: youOf(room, who), wall: clock.now() }
}

function lineTo(socket: RoomSocket, channelOf: (audience: string) => string): Line {
  let channel: string | null = null
  return {
    view: (frame) => socket.emit('view', frame),
    facts: (frames) => socket.emit('facts', ...frames),
    joins(audience) {
      if (channel) void socket.leave(channel)
      channel = audience && channelOf(audience)
      if (channel) void socket.join(channel)
    },
    drop: () => socket.conn.close(),
  }
}
