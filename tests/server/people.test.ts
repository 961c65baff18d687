import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Command } from '#shared/command.ts'
import { type Browser, startServer, type TestServer } from '../support/memoryServer.ts'
import { FACILITATOR, participant } from '../support/room.ts'

vi.setConfig({ testTimeout: 30_000 })

let server: TestServer
afterEach(() => server?.close())

interface Stage {
  code: string
  facilitator: Browser
  ann: Browser
  bob: Browser
  annId: string
  bobId: string
}

/** A day on which Ann said something, over or still going on. */
async function stage(end: 'live' | 'over' | 'closed'): Promise<Stage> {
  server = await startServer()
  const { code, facilitator } = await server.openRoom()
  const [ann, bob] = [server.browser(), server.browser()]
  const [annId, bobId] = [await ann.join(code, 'Ann'), await bob.join(code, 'Bob')]
  await play(code, participant(annId), { type: 'seat.take', role: 'lead' })
  await play(code, participant(bobId), { type: 'seat.take', role: 'ops' })
  await play(code, FACILITATOR, { type: 'room.brief' }, { type: 'room.start' })
  await play(
    code,
    participant(annId),
    { type: 'moment.mark', text: 'ANN-WAS-HERE' },
    { type: 'message.post', channel: 'chat', role: null, text: 'ANN-SAID', re: null },
  )
  await play(code, FACILITATOR, { type: 'facilitator.note', text: 'NOTE-ABOUT-ANN' })
  if (end !== 'live') await play(code, FACILITATOR, { type: 'room.end', reason: '' })
  if (end === 'closed') await play(code, FACILITATOR, { type: 'room.close' })
  return { code, facilitator, ann, bob, annId, bobId }
}

async function play(code: string, by: typeof FACILITATOR, ...commands: Command[]): Promise<void> {
  const found = await server.app.rooms.find(code)
  for (const command of commands)
    expect(await found?.room.submit({ by, id: null, command })).toHaveProperty('seq')
}

const kept = (code: string, person: string) => `/api/rooms/${code}/people/${person}`

describe('exporting what is kept about a person', () => {
  test('[PD12] a person gets the name, the seats and everything done and typed, in one file', async () => {
    const { code, ann, annId } = await stage('over')
    const { status, body, headers } = await ann.get(kept(code, annId))
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toBe(`attachment; filename="launchroom-${code}-person.json"`)
    expect(body.about.join(' ')).toContain('one person in one room')
    expect(body.person).toMatchObject({
      id: annId,
      names: [{ name: 'Ann' }],
      seats: [{ role: 'lead', name: 'Lead' }],
    })
    expect(body.person.joinedAt).toBeGreaterThan(0)
    const types = body.commands.map((one: { command: Command }) => one.command.type)
    expect(types).toEqual(['room.join', 'seat.take', 'moment.mark', 'message.post'])
    expect(JSON.stringify(body)).toContain('ANN-SAID')
    expect(body.scores.roles).toHaveProperty('lead')
    expect(body.scores.roles).not.toHaveProperty('ops')
  })

  test('[PD12] while the room goes on nobody learns by it what the seat does not show', async () => {
    const { code, ann, facilitator, annId } = await stage('live')
    const own = await ann.get(kept(code, annId))
    expect(own.status).toBe(200)
    expect(own.body.scores).toBeNull()
    expect(JSON.stringify(own.body)).toContain('ANN-SAID')
    expect(JSON.stringify(own.body)).not.toContain('NOTE-ABOUT-ANN')
    const theirs = await facilitator.get(kept(code, 'fac'))
    expect(JSON.stringify(theirs.body)).toContain('NOTE-ABOUT-ANN')
    expect(JSON.stringify(theirs.body)).not.toContain('SECRET-BODY')
  })

  test('[PD12] facilitators see who something is kept about, and export each', async () => {
    const { code, facilitator, annId, bobId } = await stage('over')
    const { body } = await facilitator.get(`/api/rooms/${code}/people`)
    const base = { erased: false }
    expect(body).toEqual([
      { ...base, person: 'fac', kind: 'facilitator', name: null, roles: [], commands: 5 },
      { ...base, person: annId, kind: 'participant', name: 'Ann', roles: ['lead'], commands: 4 },
      { ...base, person: bobId, kind: 'participant', name: 'Bob', roles: ['ops'], commands: 2 },
    ])
    for (const { person } of body) expect((await facilitator.get(kept(code, person))).status).toBe(200)
    expect((await facilitator.get(kept(code, 'nobody'))).body.error.code).toBe('person.unknown')
  })
})

describe('who may', () => {
  test('[PD13] export and erase: the person and facilitators, nobody else', async () => {
    const { code, bob, annId } = await stage('over')
    for (const browser of [bob, server.browser()]) {
      const exported = await browser.get(kept(code, annId))
      expect([exported.status, exported.body.error.code]).toEqual([403, 'person.notYours'])
      const erased = await browser.delete(kept(code, annId), { code, reason: '' })
      expect([erased.status, erased.body.error.code]).toEqual([403, 'person.notYours'])
      expect((await browser.get(`/api/rooms/${code}/people`)).status).toBe(401)
    }
    const other = await stage('closed')
    const stranger = await server.browser().get(kept(other.code, other.annId))
    expect([stranger.status, stranger.body.error.code]).toEqual([404, 'room.unknown'])
  })

  test('[PD13] delete a room: facilitators only, with its code said twice, and from our own pages', async () => {
    const { code, ann, facilitator } = await stage('over')
    const room = `/api/rooms/${code}`
    expect((await ann.delete(room, { code })).status).toBe(401)
    for (const wrong of [{ code: 'K7M4QX' }, { code: '' }])
      expect((await facilitator.delete(room, wrong)).body.error.code).toBe('code.notRepeated')
    expect((await facilitator.delete(room, {})).status).toBe(400)
    const foreign = await facilitator.delete(room, { code }, { origin: 'https://elsewhere.example' })
    expect(foreign.body.error.code).toBe('origin.foreign')
    expect((await facilitator.get(room)).status).toBe(200)
    expect((await facilitator.delete(room, { code })).body).toEqual({ deleted: true })
    const gone = await facilitator.get(room)
    expect([gone.status, gone.body.error.code]).toEqual([404, 'room.unknown'])
  })

  test('[PD13] nothing is taken back while the room goes on, and the answer says what to do', async () => {
    const { code, facilitator, ann, annId } = await stage('live')
    const erased = await ann.delete(kept(code, annId), { code, reason: '' })
    expect([erased.status, erased.body.error.code]).toEqual([409, 'room.notOver'])
    expect(erased.body.error.message).toContain('End it first')
    const deleted = await facilitator.delete(`/api/rooms/${code}`, { code })
    expect([deleted.status, deleted.body.error.code]).toEqual([409, 'room.live'])
  })

  test('[PD13] an erasure wants the code said twice, and is no command of a socket', async () => {
    const { code, ann, annId, facilitator } = await stage('over')
    const slip = await ann.delete(kept(code, annId), { code: 'K7M4QX', reason: '' })
    expect(slip.body.error.code).toBe('code.notRepeated')
    const head = '0'.repeat(64)
    const command: Command = { type: 'person.erase', person: annId, by: annId, reason: '', head }
    for (const [browser, as] of [
      [ann, 'participant'],
      [facilitator, 'facilitator'],
    ] as const) {
      const tab = browser.open(code, as)
      await tab.until('view')
      expect(await tab.ask(command)).toMatchObject({ refusal: 'command.notYours' })
    }
  })
})

describe('after an erasure', () => {
  test('[PD14] by the person the browser is a stranger’s, and a new name is a new person', async () => {
    const { code, ann, annId } = await stage('over')
    const { status, headers } = await ann.delete(kept(code, annId), { code, reason: 'Mine' })
    expect(status).toBe(200)
    expect(headers.get('set-cookie')).toMatch(new RegExp(`^lr_${code}=;`))
    expect((await ann.get(`/api/rooms/${code}/debrief`)).status).toBe(401)
    expect(await ann.join(code, 'Ann again')).not.toBe(annId)
  })

  test('[PD14] by a facilitator the person’s cookie opens nothing, and others see the blanked day', async () => {
    const { code, ann, bob, facilitator, annId } = await stage('over')
    const tabs = [ann.open(code, 'participant'), bob.open(code, 'participant')] as const
    for (const tab of tabs) await tab.until('view')
    const { tag, view } = await tabs[1].until('view')
    expect(JSON.stringify((await bob.get(`/api/rooms/${code}/debrief`)).body)).toContain('ANN-SAID')
    const { body } = await facilitator.delete(kept(code, annId), { code, reason: 'Asked' })
    expect(body).toEqual({ erased: true })
    const again = [
      ann.open(code, 'participant'),
      bob.open(code, 'participant', { seq: view.seq, tag }),
    ] as const
    expect(await again[0].until('gone')).toBe('removed')
    expect(JSON.stringify(view)).toContain('ANN-SAID')
    const blanked = await again[1].until('view')
    expect(blanked.rewritten).toBe(true)
    expect(JSON.stringify(blanked.view)).not.toContain('ANN-')
    expect((await ann.get(`/api/rooms/${code}/debrief`)).status).toBe(401)
    const debrief = (await bob.get(`/api/rooms/${code}/debrief`)).body
    expect(JSON.stringify(debrief)).not.toContain('ANN-')
    expect(debrief.names).not.toHaveProperty([annId])
    expect(debrief.records.at(-1).facts).toMatchObject([
      { type: 'person.erased', person: annId, reason: 'Asked' },
    ])
    const log = (await facilitator.get(`/api/rooms/${code}/log`)).body
    expect(log).not.toContain('ANN-')
    expect(log).toContain('NOTE-ABOUT-ANN')
    const people = (await facilitator.get(`/api/rooms/${code}/people`)).body
    expect(people).toContainEqual(expect.objectContaining({ person: annId, name: null, erased: true }))
  })

  test('[PD14] facilitators are erased too', async () => {
    const { code, facilitator } = await stage('closed')
    expect((await facilitator.delete(kept(code, 'fac'), { code, reason: '' })).status).toBe(200)
    const log = (await facilitator.get(`/api/rooms/${code}/log`)).body
    expect(log).not.toContain('NOTE-ABOUT-ANN')
    expect(log).toContain('ANN-SAID')
  })
})

test('[PD15] clients in a room that is deleted are told it is closed, and who has no part in it learns nothing', async () => {
  const { code, ann, facilitator } = await stage('over')
  const tab = ann.open(code, 'participant')
  await tab.until('view')
  await facilitator.delete(`/api/rooms/${code}`, { code })
  await tab.until('disconnect')
  expect(await ann.open(code, 'participant').until('gone')).toBe('closed')
  expect(await facilitator.open(code, 'facilitator').until('gone')).toBe('closed')
  expect(await server.browser().open(code, 'participant').until('gone')).toBe('unknown-room')
})
