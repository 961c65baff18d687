import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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
    expect((await dana.get('/api/library/launch-dry-run')).body).toMatchObject({
      changed: true,
      source: 'own',
    })
    const { body: room } = await dana.post('/api/rooms', { scenario: 'launch-dry-run', name: '' })
    expect(room.title).toBe('Our day')
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
  })
})
