import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Bench, TooLong } from '#server/library/bench.ts'
import { OutcomeUnknown } from '#server/store/log.ts'
import { memoryStore } from '#server/store/memoryLog.ts'
import { MINUTE, SECOND } from '#shared/time.ts'
import { SMALL } from '../scenarios/small.ts'
import { settableClock } from '../support/clock.ts'
import { localBench } from '../support/localBench.ts'
import { type Browser, startServer, type TestServer } from '../support/memoryServer.ts'

let server: TestServer
let dana: Browser
beforeEach(async () => {
  server = await startServer()
  dana = await facilitator()
})
afterEach(() => server.close())

async function facilitator(): Promise<Browser> {
  const browser = server.browser()
  await browser.post('/api/signin', { token: await server.auth.signInToken() })
  return browser
}

const draft = (id: string, more = '') => `launchroom: 1\nid: ${id}\ntitle: A draft\n${more}`
const sound = (id: string) => SMALL.replace('id: small', `id: ${id}`)
const idOf = async (browser: Browser) => (await browser.get('/api/authors')).body[0].person

describe('the library', () => {
  test('[LB1] shows what comes with the server beside own scenarios, drafts too', async () => {
    await dana.post('/api/library', { text: draft('mine'), name: 'Dana' })
    const { body: cards } = await dana.get('/api/library')
    expect(cards).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          id: 'launch-dry-run',
          source: 'built-in',
          revision: 0,
          errors: 0,
          facts: expect.objectContaining({ milestones: 7, issues: 5 }),
          difficulty: null,
        }),
        expect.objectContaining({ id: 'mine', title: 'A draft', source: 'own', by: 'Dana', facts: null }),
      ]),
    )
  })

  test('[LB2] a built-in scenario that is saved becomes an own one, and is back when that is deleted', async () => {
    const { body: before } = await dana.get('/api/library/launch-dry-run')
    const text = before.text.replace(/^title: .*$/m, 'title: Our day')
    expect((await dana.put('/api/library/launch-dry-run', { text, basedOn: 0 })).body).toEqual({
      id: 'launch-dry-run',
      revision: 1,
    })
    const { body: own } = await dana.get('/api/library/launch-dry-run')
    expect(own).toMatchObject({ changed: true, source: 'own', title: 'Our day' })
    const { body: versions } = await dana.get('/api/library/launch-dry-run/versions')
    expect(versions.map(({ revision }: { revision: number }) => revision)).toEqual([1, 0])
    expect((await dana.get('/api/library/launch-dry-run/versions/0')).body.text).toBe(before.text)
    await dana.delete('/api/library/launch-dry-run', { id: 'launch-dry-run' })
    expect((await dana.get('/api/library/launch-dry-run')).body).toEqual(before)
  })

  test('[LB3] of two who save the same revision one is told of the other, with the text and the name', async () => {
    await dana.post('/api/library', { text: draft('mine'), name: 'Dana' })
    const noor = await facilitator()
    const theirs = { text: draft('mine', 'summary: Noor\n'), basedOn: 1, name: 'Noor' }
    expect((await noor.put('/api/library/mine', theirs)).body).toEqual({ id: 'mine', revision: 2 })
    const mine = { text: draft('mine', 'summary: Dana\n'), basedOn: 1 }
    const { status, body } = await dana.put('/api/library/mine', mine)
    expect({ status, body }).toMatchObject({
      status: 409,
      body: {
        refusal: 'changed',
        revision: 2,
        text: theirs.text,
        by: 'Noor',
        error: { code: 'scenario.changed', message: expect.stringContaining('Noor saved') },
      },
    })
    expect((await dana.put('/api/library/mine', { ...mine, basedOn: 2 })).status).toBe(200)
    await noor.delete('/api/library/mine', { id: 'mine' })
    expect((await dana.put('/api/library/mine', { ...mine, basedOn: 3 })).body).toMatchObject({
      refusal: 'changed',
      revision: 0,
      text: '',
    })
  })

  test('[LB4] opens rooms from own scenarios without errors, and a room keeps what it was opened with', async () => {
    await dana.post('/api/library', { text: draft('mine') })
    const asDraft = await dana.post('/api/rooms', { scenario: 'mine', name: '' })
    expect({ status: asDraft.status, code: asDraft.body.error.code }).toEqual({
      status: 409,
      code: 'scenario.unsound',
    })
    await dana.put('/api/library/mine', { text: sound('mine'), basedOn: 1 })
    const { status, body } = await dana.post('/api/rooms', { scenario: 'mine', name: '' })
    expect({ status, title: body.title }).toEqual({ status: 201, title: 'Small' })
    await dana.delete('/api/library/mine', { id: 'mine', versions: true })
    server.app.rooms.lift(body.code)
    expect((await dana.get(`/api/rooms/${body.code}`)).body.title).toBe('Small')
    expect((await dana.get('/api/library/mine')).status).toBe(404)
  })

  test('[LB5] copies under another id and title, and never over what is there', async () => {
    const ask = { copyOf: 'launch-dry-run', id: 'ours', title: 'Ours: a "day"' }
    expect((await dana.post('/api/library', ask)).body).toEqual({ id: 'ours', revision: 1 })
    const { body } = await dana.get('/api/library/ours')
    expect(body).toMatchObject({ title: 'Ours: a "day"', source: 'own', note: 'Copy of launch-dry-run' })
    const { body: problems } = await dana.post('/api/scenarios/check', { text: body.text })
    expect(problems.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([])
    for (const again of [ask, { ...ask, id: 'launch-dry-run' }, { text: draft('ours') }]) {
      const { status, body: no } = await dana.post('/api/library', again)
      expect({ status, code: no.error.code }).toEqual({ status: 409, code: 'scenario.exists' })
    }
    expect((await dana.post('/api/library', { ...ask, copyOf: 'nothing', id: 'x' })).status).toBe(404)
  })

  test.each([
    ['a text without an id', { text: 'title: x\n' }, 400, 'scenario.noId'],
    ['a text with an id that is none', { text: 'id: "../x"\n' }, 400, 'scenario.noId'],
    [
      'a text of more than a megabyte',
      { text: draft('big', `#${'é'.repeat(600_000)}`) },
      413,
      'scenario.tooLarge',
    ],
    ['a text of three megabytes', { text: draft('big', '#'.repeat(3_000_000)) }, 413, 'request.tooLarge'],
    ['an unknown key', { text: draft('x'), admin: true }, 400, 'request.invalid'],
  ])('[LB6] refuses %s in words', async (_, body, status, code) => {
    const answer = await dana.post('/api/library', body)
    expect({ status: answer.status, code: answer.body.error.code }).toEqual({ status, code })
  })

  test('[LB6] refuses another id for a scenario that is there, and a slip when deleting', async () => {
    await dana.post('/api/library', { text: draft('mine') })
    const other = await dana.put('/api/library/mine', { text: draft('yours'), basedOn: 1 })
    expect([other.status, other.body.error.code]).toEqual([409, 'scenario.otherId'])
    const slip = await dana.delete('/api/library/mine', { id: 'min' })
    expect([slip.status, slip.body.error.code]).toEqual([400, 'id.notRepeated'])
    expect((await dana.delete('/api/library/launch-dry-run', { id: 'launch-dry-run' })).status).toBe(404)
  })

  test('[LB7] says what is wrong with a text, plays it, and plays it many times', async () => {
    const { body: problems } = await dana.post('/api/scenarios/check', { text: draft('x') })
    expect(problems[0]).toMatchObject({ code: 'SC105', severity: 'error', page: 'docs/findings.md#sc105' })
    const text = sound('mine')
    const { body: day } = await dana.post('/api/scenarios/preview', { text, skill: 'novice', seed: 7 })
    expect(day).toMatchObject({ you: { kind: 'facilitator' }, damage: null })
    expect(day.records.length).toBeGreaterThan(10)
    const { body: report } = await dana.post('/api/scenarios/try', { text, runs: 3, skill: 'expert' })
    expect(report).toMatchObject({ scenario: 'mine', runs: 3, skill: 'expert' })
    expect((await dana.post('/api/scenarios/tests', { text })).body).toEqual([])
    expect((await dana.post('/api/scenarios/guide', { text })).body.markdown).toContain('# ')
    expect((await dana.get('/api/findings')).body.markdown).toContain('### SC105')
    for (const what of ['preview', 'try', 'tests', 'guide']) {
      const { status, body } = await dana.post(`/api/scenarios/${what}`, { text: draft('x') })
      expect([status, body.error.code]).toEqual([409, 'scenario.unsound'])
    }
    expect((await dana.post('/api/scenarios/try', { text, runs: 201 })).status).toBe(400)
  })

  test.each([
    ['get', '/api/library'],
    ['get', '/api/library/launch-dry-run'],
    ['get', '/api/library/launch-dry-run/versions'],
    ['get', '/api/library/launch-dry-run/versions/0'],
    ['post', '/api/library'],
    ['put', '/api/library/launch-dry-run'],
    ['delete', '/api/library/launch-dry-run'],
    ['post', '/api/scenarios/check'],
    ['post', '/api/scenarios/try'],
    ['post', '/api/scenarios/tests'],
    ['post', '/api/scenarios/guide'],
    ['get', '/api/findings'],
    ['post', '/api/scenarios/preview'],
    ['get', '/api/authors'],
    ['get', '/api/authors/fx'],
    ['delete', '/api/authors/fx'],
  ] as const)('[LB8] %s %s is for facilitators alone', async (method, address) => {
    const { code } = await server.openRoom()
    const participant = server.browser()
    await participant.join(code, 'Noor')
    for (const browser of [participant, server.browser()]) {
      const { status, body } = await browser[method](address, {} as never)
      expect([status, body.error.code]).toEqual([401, 'signin.needed'])
    }
  })

  test('[LB23] a text that takes too long to read is a draft, and the others are shown as ever', async () => {
    await server.close()
    const makeBench = (): Bench => {
      const bench = localBench()
      const ask: Bench['ask'] = (name, asked, how) => {
        if ('text' in asked && asked.text.includes('endless')) return Promise.reject(new TooLong('too long'))
        return bench.ask(name, asked, how)
      }
      return { ...bench, ask }
    }
    server = await startServer({ makeBench, scenariosDir: '/nowhere' })
    dana = await facilitator()
    await dana.post('/api/library', { text: draft('heavy', 'summary: endless\n') })
    await dana.post('/api/library', { text: sound('mine') })
    const { body: cards } = await dana.get('/api/library')
    expect(cards).toMatchObject([
      { id: 'heavy', title: 'heavy', errors: 1, facts: null },
      { id: 'mine', title: 'Small', errors: 0 },
    ])
    const { status, body } = await dana.post('/api/rooms', { scenario: 'heavy', name: '' })
    expect([status, body.error.code]).toEqual([409, 'scenario.tooHeavy'])
  })

  test('[LB8] what another site sends changes nothing', async () => {
    const headers = { origin: 'https://elsewhere.example', host: '127.0.0.1' }
    const { status } = await dana.post('/api/library', { text: draft('mine') }, headers)
    expect(status).toBe(403)
    expect((await dana.get('/api/library/mine')).status).toBe(404)
  })

  test('[CLU16] where the store does not say what became of a text or an erasure, the answer does not either', async () => {
    const store = memoryStore()
    await server.close()
    server = await startServer({ store })
    dana = await facilitator()
    await dana.post('/api/library', { text: draft('mine'), name: 'Dana', note: 'for Noor' })
    const person = await idOf(dana)
    const unknown = { status: 503, body: { error: { code: 'outcome.unknown' } } }
    const { log, eraser } = store
    const { append } = log
    log.append = async () => {
      throw new OutcomeUnknown('nobody knows')
    }
    expect(await dana.post('/api/library', { text: draft('other') })).toMatchObject(unknown)
    log.append = append
    const { replace } = eraser
    eraser.replace = async () => {
      throw new Error('the store fails')
    }
    expect(await dana.delete(`/api/authors/${person}`, { reason: '' })).toMatchObject(unknown)
    eraser.replace = replace
    expect((await dana.delete(`/api/authors/${person}`, { reason: '' })).status).toBe(200)
  })

  test('[LB9] names stand beside the scenarios, and go with who is erased', async () => {
    await dana.post('/api/library', { text: draft('mine'), name: 'Dana', note: 'for Noor' })
    const person = await idOf(dana)
    expect((await dana.get(`/api/authors/${person}`)).body).toMatchObject({
      names: [{ name: 'Dana' }],
      saves: [{ scenario: 'mine', revision: 1, note: 'for Noor' }],
    })
    expect((await dana.delete(`/api/authors/${person}`, { reason: '' })).status).toBe(200)
    expect((await dana.get('/api/library/mine')).body).toMatchObject({ by: 'Former facilitator', note: '' })
    expect((await dana.get('/api/authors')).body).toMatchObject([{ name: null, erased: true }])
    expect((await dana.delete('/api/authors/fnobody', { reason: '' })).status).toBe(404)
  })
})

describe('what bots and rooms made of a scenario', () => {
  test('[LB17] is found out when nobody waits, once for each text, and stays with the store', async () => {
    await server.close()
    const [clock, store] = [settableClock(), memoryStore()]
    const scenariosDir = '/nowhere'
    const start = async () => {
      server = await startServer({ clock, store, scenariosDir })
      return facilitator()
    }
    dana = await start()
    const card = async () => (await dana.get('/api/library')).body[0]
    await dana.post('/api/library', { text: sound('mine') })
    expect((await card()).difficulty).toBeNull()
    await until(clock, async () => (await card()).difficulty !== null)
    const { difficulty } = await card()
    expect(difficulty).toMatchObject({ runs: 50, expert: { rate: expect.any(Number) } })
    await server.close()
    dana = await start()
    expect((await card()).difficulty).toEqual(difficulty)
    await dana.put('/api/library/mine', { text: `${sound('mine')}\n`, basedOn: 1 })
    expect((await card()).difficulty).toBeNull()
  })

  test('[LB18] of rooms counts those whose day began, and the results of those that ended', async () => {
    await server.close()
    const clock = settableClock()
    server = await startServer({ clock, scenariosDir: '/nowhere' })
    dana = await facilitator()
    await dana.post('/api/library', { text: sound('small') })
    const { code } = await server.openRoom()
    await server.openRoom()
    const card = async () => (await dana.get('/api/library')).body[0]
    expect((await card()).played).toMatchObject({ rooms: 0, lastAt: null })
    const found = await server.app.rooms.find(code)
    const by = { kind: 'facilitator', person: 'fac' } as const
    const day = [{ type: 'room.brief' }, { type: 'room.start' }, { type: 'room.end', reason: '' }] as const
    for (const command of day) {
      await found?.room.submit({ by, id: null, command })
      await clock.advance(10 * SECOND)
    }
    expect((await card()).played).toMatchObject({ rooms: 1, scored: 0, percent: null })
    await until(clock, async () => (await card()).played.scored === 1)
    expect((await card()).played).toMatchObject({ rooms: 1, scored: 1, passed: 0, percent: 0 })
  })
})

/** Lets time pass until something is so. */
async function until(clock: ReturnType<typeof settableClock>, isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries > 100) throw new Error('it never came to be')
    await clock.advance(MINUTE)
  }
}
