/** What a room keeps, for those it is about: handed out, erased, or deleted with the whole room. */
import type { FastifyRequest } from 'fastify'
import { viewerOf } from '#server/engine/step.ts'
import type { By } from '#shared/command.ts'
import type { PersonId } from '#shared/ids.ts'
import type { Viewer } from '#shared/visibility.ts'
import { seatCookie } from '../auth.ts'
import { namesGiven } from '../names.ts'
import { peopleIn } from '../peopleIn.ts'
import { personFile } from '../personFile.ts'
import type { Kept, Removals } from '../removal.ts'
import type { Room } from '../room.ts'
import type { Log } from '../store/log.ts'
import { facilitatorIn, needFacilitator } from './access.ts'
import type { Api } from './api.ts'
import { recordsOf } from './debrief.ts'
import * as describe from './peopleDescribed.ts'
import { orUnknown, Problem } from './problem.ts'
import { isOver, needTurn, type RoomOptions, visit, type You } from './rooms.ts'

export interface PeopleOptions extends RoomOptions {
  removals: Removals
  log: Log
}

export function peopleRoutes(app: Api, options: PeopleOptions): void {
  const { auth, removals, log } = options
  const onRequest = async (request: FastifyRequest) => void (await needFacilitator(request, auth))

  app.delete('/api/rooms/:code', { onRequest, schema: describe.deleteRoom }, async (request) => {
    const { room } = await visit(request, options)
    needCode(room, request.body)
    unlessKept(await orUnknown(removals.delete(room.code)))
    return { deleted: true as const }
  })

  app.get('/api/rooms/:code/people', { onRequest, schema: describe.listPeople }, async (request) => {
    const { room, visitor } = await visit(request, options)
    needTurn(options, visitor)
    return peopleIn(await recordsOf(room), await namesGiven(log, room.code))
  })

  app.get('/api/rooms/:code/people/:person', { schema: describe.exportPerson }, async (request, reply) => {
    const { room, you, visitor } = await visit(request, options)
    const { person } = request.params
    await needSelfOrFacilitator(request, you)
    needTurn(options, visitor)
    const names = await namesGiven(log, room.code)
    const { code, script, state, openedAt } = room
    const kept = { code, script, state, openedAt, records: await recordsOf(room), names }
    const file = personFile(kept, person, viewerIn(room, you))
    if (!file) throw problemOf('person.unknown')
    return reply
      .header('content-disposition', `attachment; filename="launchroom-${code}-person.json"`)
      .send(file)
  })

  app.delete('/api/rooms/:code/people/:person', { schema: describe.erasePerson }, async (request, reply) => {
    const { room, you } = await visit(request, options)
    const { person } = request.params
    const by = await needSelfOrFacilitator(request, you)
    needCode(room, request.body)
    const { reason } = request.body
    unlessKept(await orUnknown(removals.erase(room.code, { person, by, reason })))
    if (you.participant === person) void reply.clearCookie(seatCookie(room.code), { path: '/' })
    return { erased: true as const }
  })

  /** Gives back who asks: the person, or else a facilitator. */
  async function needSelfOrFacilitator(
    request: Pick<FastifyRequest, 'cookies'> & { params: { person: PersonId } },
    { participant }: You,
  ): Promise<PersonId> {
    const { person } = request.params
    if (participant === person) return person
    const facilitator = await facilitatorIn(request, auth)
    if (facilitator !== null) return facilitator
    throw new Problem(403, 'person.notYours', 'Only this person and facilitators can do this.')
  }
}

/** While a room goes on nobody gets to see more than their seat shows. */
function viewerIn(room: Room, { facilitator, participant }: You): Viewer {
  if (facilitator || participant === null) return { kind: 'facilitator' }
  const by: By = { kind: 'participant', person: participant }
  return isOver(room) ? { kind: 'debrief', person: participant } : viewerOf(room.state, by)
}

function needCode(room: Room, { code }: { code: string }): void {
  if (code === room.code) return
  throw new Problem(400, 'code.notRepeated', 'Type the code of the room once more to say that you mean it.')
}

function unlessKept(kept: Kept | null): void {
  if (kept) throw problemOf(kept)
}

function problemOf(kept: Kept): Problem {
  switch (kept) {
    case 'room.unknown':
      return new Problem(404, kept, 'No room has this code.')
    case 'person.unknown':
      return new Problem(404, kept, 'This person is not in the room.')
    case 'room.live':
      return new Problem(409, kept, 'The launch day is under way. End it first, then delete the room.')
    case 'room.notOver':
      return new Problem(409, kept, 'A person can be erased once the room is in its debrief. End it first.')
    case 'room.damaged':
      return new Problem(409, kept, 'The log of this room is damaged. Delete the whole room instead.')
  }
}
