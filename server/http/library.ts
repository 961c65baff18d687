/** The scenario library over HTTP: cards, texts, saving, versions, and what can be asked of a text before it is saved. */
import type { FastifyRequest } from 'fastify'
import { Id, type PersonId } from '#shared/ids.ts'
import type { SavedByOther } from '#shared/library.ts'
import type { Auth } from '../auth.ts'
import type { Clock } from '../clock.ts'
import { idIn, renamed } from '../library/files.ts'
import type { Library } from '../library/library.ts'
import { type Kept, revisionOf } from '../library/shelf.ts'
import type { Limits } from '../limits.ts'
import { needFacilitator } from './access.ts'
import type { Api } from './api.ts'
import { compressed } from './compressed.ts'
import * as describe from './libraryDescribed.ts'
import { orUnknown, Problem } from './problem.ts'

export interface LibraryRouteOptions {
  auth: Auth
  library: Library
  limits: Limits
  clock: Clock
}

/** A text of 1 MB as JSON, where line ends and quotes take two bytes. */
export const BODY_BYTES = 2.5 * 1024 * 1024
const TEXT_BYTES = 1024 * 1024

export function libraryRoutes(app: Api, { auth, library, limits, clock }: LibraryRouteOptions): void {
  const onRequest = async (request: FastifyRequest) => void (await needFacilitator(request, auth))
  const bodyLimit = BODY_BYTES

  async function writer(request: FastifyRequest, name?: string): Promise<PersonId> {
    const person = await needFacilitator(request, auth)
    needTurn(limits.commands.of(person))
    if (name) await library.setName(person, name, clock.now())
    return person
  }

  app.get('/api/library', { onRequest, schema: describe.cards, onSend: compressed }, () => library.cards())

  app.get('/api/library/:id', { onRequest, schema: describe.read, onSend: compressed }, async (request) => {
    const found = await library.text(request.params.id)
    if (!found) throw unknownScenario()
    return found
  })

  app.get('/api/library/:id/versions', { onRequest, schema: describe.versions }, async (request) => {
    const found = await library.versions(request.params.id)
    if (found.length === 0) throw unknownScenario()
    return found
  })

  const asVersion = { onRequest, schema: describe.version, onSend: compressed }
  app.get('/api/library/:id/versions/:revision', asVersion, async (request) => {
    const { id, revision } = request.params
    const found = await library.version(id, revision)
    if (!found) throw new Problem(404, 'version.unknown', 'There is no text of this version.')
    return found
  })

  app.post('/api/library', { onRequest, bodyLimit, schema: describe.create }, async (request, reply) => {
    const asked = request.body
    const by = await writer(request, asked.name)
    const { id, text, note } =
      'text' in asked ? fromText(asked.text, asked.note) : await copied(library, asked)
    needSmall(text)
    if (await library.text(id)) throw exists()
    const kept = await library.save(id, { by, text, note, basedOn: 0 })
    if ('changed' in kept) throw exists()
    return reply.code(201).send({ id, revision: revisionIn(kept) })
  })

  app.put('/api/library/:id', { onRequest, bodyLimit, schema: describe.save }, async (request, reply) => {
    const { id } = request.params
    const { text, basedOn, note = '', name } = request.body
    const by = await writer(request, name)
    needSmall(text)
    needSameId(id, text)
    const kept = await library.save(id, { by, text, note, basedOn })
    if ('changed' in kept) return reply.code(409).send(await savedByOther(library, id))
    return { id, revision: revisionIn(kept) }
  })

  app.delete('/api/library/:id', { onRequest, schema: describe.remove }, async (request) => {
    const { id } = request.params
    const by = await writer(request)
    if (request.body.id !== id)
      throw new Problem(
        400,
        'id.notRepeated',
        'Type the id of the scenario once more to say that you mean it.',
      )
    const isOwn = (await library.versions(id)).some(({ kind }) => kind !== 'built-in')
    if (!isOwn) throw unknownScenario()
    if (request.body.versions) await orUnknown(library.purge(id))
    else if ('changed' in (await library.delete(id, by)) && (await library.text(id))?.source === 'own')
      throw busy()
    return { deleted: true as const }
  })

  app.get('/api/authors', { onRequest, schema: describe.authors }, async (request) =>
    library.authors(await needFacilitator(request, auth)),
  )

  app.get('/api/authors/:person', { onRequest, schema: describe.author }, async (request, reply) => {
    const file = await library.author(request.params.person)
    if (!file) throw unknownAuthor()
    return reply.header('content-disposition', 'attachment; filename="launchroom-author.json"').send(file)
  })

  app.delete('/api/authors/:person', { onRequest, schema: describe.forgetAuthor }, async (request) => {
    const by = await writer(request)
    const { reason } = request.body
    const { person } = request.params
    if (!(await orUnknown(library.forget({ person, by, reason })))) throw unknownAuthor()
    return { erased: true as const }
  })
}

function fromText(text: string, note = ''): { id: string; text: string; note: string } {
  const id = Id.safeParse(idIn(text))
  if (id.success) return { id: id.data, text, note }
  throw new Problem(
    400,
    'scenario.noId',
    'The text has no usable "id:" line. Write one with small letters, digits and dashes.',
  )
}

async function copied(
  library: Library,
  { copyOf, id, title }: { copyOf: string; id: string; title: string },
): Promise<{ id: string; text: string; note: string }> {
  const found = await library.text(copyOf)
  if (!found) throw unknownScenario()
  return { id, text: renamed(found.text, { id, title }), note: `Copy of ${copyOf}` }
}

/** What stands in the library instead of what was to be saved. */
async function savedByOther(library: Library, id: string) {
  const found = await library.text(id)
  const other: SavedByOther = found
    ? { refusal: 'changed', revision: found.revision, text: found.text, by: found.by, savedAt: found.savedAt }
    : { refusal: 'changed', revision: 0, text: '', by: null, savedAt: null }
  const message = found
    ? `${found.by ?? 'Somebody'} saved this scenario meanwhile. Compare both texts, then save again.`
    : 'Somebody deleted this scenario meanwhile. Save again to bring it back.'
  return { error: { code: 'scenario.changed', message }, ...other }
}

function revisionIn(kept: Exclude<Kept, { changed: unknown }>): number {
  if ('history' in kept) return revisionOf(kept.history)
  const words = {
    scenarios: 'The library is full. Delete own scenarios for good that nobody needs.',
    revisions: 'This scenario has more revisions than are kept. Copy it and go on with the copy.',
    bytes: 'The revisions of this scenario are larger than is kept. Copy it and go on with the copy.',
  }
  throw new Problem(409, 'library.full', words[kept.full])
}

function needSmall(text: string): void {
  if (Buffer.byteLength(text) <= TEXT_BYTES) return
  throw new Problem(413, 'scenario.tooLarge', 'A scenario may have 1 MB at most.')
}

/** What a room, an address and a history call a scenario stays; a draft may say nothing yet. */
function needSameId(id: string, text: string): void {
  const said = idIn(text)
  if (said === null || said === id) return
  throw new Problem(
    409,
    'scenario.otherId',
    `The id of a scenario stays "${id}". For another id make a copy; the title can be changed.`,
  )
}

/** One author saves or asks only so often. */
export function needTurn(bucket: { take: () => boolean }): void {
  if (bucket.take()) return
  throw new Problem(429, 'calls.tooMany', 'Too many requests. Wait a moment and try again.', 2)
}

const unknownScenario = () =>
  new Problem(404, 'scenario.unknown', 'There is no such scenario. Choose another one.')
const unknownAuthor = () => new Problem(404, 'person.unknown', 'This person has saved nothing here.')
const busy = () =>
  new Problem(
    409,
    'scenario.changed',
    'Somebody saved this scenario at this very moment. Look at it, then delete it.',
  )
const exists = () =>
  new Problem(409, 'scenario.exists', 'There is a scenario with this id. Choose another id.')
