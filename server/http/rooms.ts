/** Rooms over HTTP: opening, finding and joining them, their debrief and their log. */
import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { stateOf } from '#server/engine/legal.ts'
import type { PersonId } from '#shared/ids.ts'
import type { DebriefData, RoomInfo } from '#shared/protocol.ts'
import { isRefusal, refuse } from '#shared/refusal.ts'
import type { View } from '#shared/view.ts'
import { addressOf, networkOf, type Trust } from '../address.ts'
import { type Auth, newPerson, seatCookie } from '../auth.ts'
import type { Clock } from '../clock.ts'
import type { Library } from '../library/library.ts'
import type { Limits } from '../limits.ts'
import type { OriginRule } from '../origin.ts'
import type { Room } from '../room.ts'
import type { Found, Rooms } from '../rooms.ts'
import { facilitatorIn, needFacilitator, personIn, setCookie } from './access.ts'
import type { Api } from './api.ts'
import { compressed } from './compressed.ts'
import { createDebriefs, recordsOf } from './debrief.ts'
import { outcomeUnknown, Problem, refused } from './problem.ts'
import * as describe from './roomsDescribed.ts'
import { told } from './scenarioText.ts'

export interface RoomOptions {
  rooms: Rooms
  auth: Auth
  library: Library
  clock: Clock
  originRule: OriginRule
  limits: Limits
  trust: Trust
}

const MOST_PEOPLE = 500

const unknownRoom = () =>
  new Problem(
    404,
    'room.unknown',
    'No open room has this code. It may have ended. Check with your facilitator.',
  )

export function roomRoutes(app: Api, options: RoomOptions): void {
  const { rooms, auth, library, clock, originRule, limits, trust } = options
  // Who may not ask at all is told so before what they ask is looked at.
  const onRequest = async (request: FastifyRequest) => void (await needFacilitator(request, auth))

  app.get('/api/scenarios', { onRequest, schema: describe.scenarios }, () => library.list())

  app.get('/api/rooms', { onRequest, schema: describe.list }, () => rooms.list())

  app.post('/api/rooms', { onRequest, schema: describe.open }, async (request, reply) => {
    const person = await needFacilitator(request, auth)
    const asked = request.body
    const scenario = await told(library.find(asked.scenario))
    if (scenario === 'unknown')
      throw new Problem(404, 'scenario.unknown', 'There is no such scenario. Choose another one.')
    if (scenario === 'draft')
      throw new Problem(409, 'scenario.unsound', 'The scenario has errors. Mend them in the editor first.')
    const { room, names } = await rooms.open(scenario, { kind: 'facilitator', person })
    if (asked.name) await names.set(person, asked.name, clock.now())
    return reply.code(201).send(infoOf(room, { facilitator: true, participant: null }))
  })

  app.get('/api/rooms/:code', { schema: describe.look }, async (request) => {
    const { room, you } = await visit(request, options)
    return infoOf(room, you)
  })

  app.post('/api/rooms/:code/join', { schema: describe.join }, async (request, reply) => {
    const { name } = request.body
    const { room, names, you, visitor } = await visit(request, options)
    const person = you.participant ?? newPerson('p')
    if (!room.state.room.people[person]) {
      needPlace(room, { limits, network: networkOf(addressOf(request.raw, trust)) })
      if (room.state.room.settings.locked) throw refused(refuse('room.locked'))
      await names.set(person, name, clock.now())
      const joined = await room.submit({
        by: { kind: 'participant', person },
        id: null,
        command: { type: 'room.join' },
      })
      if (joined === 'unknown') throw outcomeUnknown()
      if (isRefusal(joined)) throw refused(joined)
    } else {
      needTurn(options, visitor)
      await names.set(person, name, clock.now())
    }
    setCookie(reply, seatCookie(room.code), { token: await auth.seatToken(room.code, person), originRule })
    return { ...infoOf(room, { ...you, participant: person }), person }
  })

  app.get('/api/rooms/:code/screen-link', { onRequest, schema: describe.screenLink }, async (request) => {
    const { room } = await visit(request, options)
    // Relative, since nobody here knows by which name the browser reached us.
    return { url: `/screen/${room.code}#${await auth.screenKey(room.code)}` }
  })

  const debriefs = createDebriefs(clock)
  const asDebrief = { schema: describe.debrief, onSend: compressed }
  app.get('/api/rooms/:code/debrief', asDebrief, async (request): Promise<DebriefData> => {
    const { room, names, you, visitor } = await visit(request, options)
    if (!you.facilitator && !you.participant) {
      throw new Problem(401, 'debrief.notYours', 'Only those who were in the room can see its debrief.')
    }
    if (!you.facilitator && !isOver(room)) {
      throw new Problem(409, 'debrief.notYet', 'The debrief opens when the room has ended.')
    }
    needTurn(options, visitor)
    return debriefs.of(room, { names: names.all(), you })
  })

  app.get('/api/rooms/:code/log', { onRequest, schema: describe.log }, async (request, reply) => {
    const { room, visitor } = await visit(request, options)
    // A hash could tell what a hidden vote was.
    if (!isOver(room) && !room.damage) {
      throw new Problem(409, 'log.notYet', 'The log can be downloaded when the room has ended.')
    }
    needTurn(options, visitor)
    const records = await recordsOf(room)
    const lines = records.map((record) => `${JSON.stringify(record)}\n`)
    return reply
      .type('application/jsonl; charset=utf-8')
      .header('content-disposition', `attachment; filename="launchroom-${room.code}.jsonl"`)
      .send(Readable.from(lines))
  })
}

export type You = RoomInfo['you']

type Visit = Pick<FastifyRequest, 'cookies' | 'raw'> & { params: { code: string } }

interface Visited extends Found {
  you: You
  /** Whose allowance it is. */
  visitor: string
}

/**
 * The room of the request and what this browser is in it. Unknown, ended and misspelt codes get the same answer, and
 * an address that tries many of them gets none for a while.
 */
export async function visit(request: Visit, { rooms, auth, limits, trust }: RoomOptions): Promise<Visited> {
  const network = networkOf(addressOf(request.raw, trust))
  if (limits.guesses.isSpent(network)) {
    throw new Problem(429, 'code.tooMany', 'Too many tries with codes that do not exist. Wait 30 s.', 30)
  }
  const { code } = request.params
  const leader = await facilitatorIn(request, auth)
  const person = await personIn(request, auth, code)
  const found = await rooms.find(code)
  const you = { facilitator: leader !== null, participant: found && isIn(found.room, person) ? person : null }
  const isStranger = !you.facilitator && !you.participant
  if (found && !(isStranger && stateOf(found.room.state) === 'closed')) {
    return { ...found, you, visitor: you.participant ?? leader ?? network }
  }
  limits.guesses.missed(network)
  throw unknownRoom()
}

/** What costs much to make is made for one visitor only so often. */
export function needTurn({ limits }: Pick<RoomOptions, 'limits'>, visitor: string): void {
  if (limits.pages.of(visitor).take()) return
  throw new Problem(429, 'calls.tooMany', 'Too many requests. Wait a moment and try again.', 2)
}

/** Whoever was erased is a stranger again. What a damaged log says of people is not the last word. */
function isIn({ state, damage }: Room, person: PersonId | null): boolean {
  return person !== null && (damage !== null || state.room.people[person] !== undefined)
}

/** Nobody fills a room, or the log, with people who are not there. */
function needPlace({ state }: Room, { limits, network }: { limits: Limits; network: string }): void {
  if (Object.keys(state.room.people).length >= MOST_PEOPLE) {
    throw new Problem(409, 'room.full', 'This room is full. Ask the facilitator.')
  }
  if (limits.joins.of(network).take()) return
  throw new Problem(429, 'calls.tooMany', 'Too many people join at once. Wait a moment and try again.', 5)
}

function infoOf({ code, script, state }: Room, you: You): RoomInfo {
  return { code, title: script.title, state: stateOf(state), you }
}

export function isOver({ state }: Room): boolean {
  const over: Record<View['state'], boolean> = {
    lobby: false,
    briefing: false,
    live: false,
    debrief: true,
    closed: true,
  }
  return over[stateOf(state)]
}
