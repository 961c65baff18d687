import { afterEach, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { type Browser, startServer, type TestServer } from '../../support/memoryServer.ts'
import { exported, smallText, workbook } from '../../support/msel.ts'

vi.setConfig({ testTimeout: 30_000 })

let server: TestServer
afterEach(() => server?.close())

async function facilitator(): Promise<Browser> {
  server = await startServer()
  const browser = server.browser()
  await browser.post('/api/signin', { token: await server.auth.signInToken() })
  return browser
}
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

test('[ME15] a facilitator has a sheet read, imported as a draft, exported and imported again', async () => {
  const browser = await facilitator()
  const file = base64(
    await workbook([
      ['ID', 'Zeit?', 'Message'],
      ['one', '10:30', 'Hello'],
      ['two', 'soon', 'World'],
    ]),
  )
  const read = await browser.post('/api/msel/read', { file })
  expect(read.status).toBe(200)
  expect(read.body).toMatchObject({ carries: false, zone: null })
  expect(read.body.sheets[0]).toMatchObject({ name: 'MSEL', headerRow: 1, rows: 2 })
  const draft = await browser.post('/api/msel/import', {
    file,
    title: 'Drill',
    columns: ['id', 'at', 'body'],
    zone: 'Europe/Berlin',
    date: '2026-03-02',
  })
  expect(draft.status).toBe(200)
  expect(draft.body).toMatchObject({
    added: ['one'],
    changed: [],
    findings: [{ row: 3, column: 'Zeit?', severity: 'error' }],
  })
  expect(parse(draft.body.text).clock).toMatchObject({ zone: 'Europe/Berlin', date: '2026-03-02' })
  const { body, headers, status } = await browser.post('/api/msel/export', {
    text: smallText,
    preset: 'mitre',
    format: 'csv',
  })
  expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
  expect(headers.get('content-disposition')).toBe('attachment; filename="launchroom-msel.csv"')
  const back = await browser.post('/api/msel/import', {
    file: base64(new TextEncoder().encode(body)),
    title: 'x',
  })
  expect(back.body).toEqual({ text: smallText, findings: [], added: [], changed: [] })
  const sheet = await browser.post('/api/msel/export', {
    text: smallText,
    preset: 'hseep',
    format: 'xlsx',
    plain: true,
  })
  expect([sheet.status, sheet.body.slice(0, 2)]).toEqual([200, 'PK'])
})

test('[ME15] a plan is imported, and what is refused is said', async () => {
  const browser = await facilitator()
  const markdown = '| When | What | Who |\n|---|---|---|\n| Fri 2026-01-15 10:00 | Tag | Lead |\n'
  const plan = await browser.post('/api/plan/import', { markdown, title: 'Plan', zone: 'UTC' })
  expect(plan.body.findings).toMatchObject([{ code: 'PL101', line: 3, column: 3 }])
  expect(parse(plan.body.text).milestones.tag.at).toBe('10:00')
  const broken = await browser.post('/api/msel/read', { file: base64(new Uint8Array([0x50, 0x4b, 3, 4])) })
  expect([broken.status, broken.body.error.code]).toEqual([400, 'file.refused'])
  expect(broken.body.error.message).toContain('damaged')
  const unsound = await browser.post('/api/msel/export', {
    text: 'launchroom: 1',
    preset: 'cmu',
    format: 'csv',
  })
  expect([unsound.status, unsound.body.error.code]).toEqual([400, 'file.refused'])
  const zone = await browser.post('/api/msel/import', {
    file: base64(await exported(smallText, 'cmu', 'csv')),
    title: 'x',
    zone: 'Mars',
  })
  expect(zone.body.error.message).toContain('"Mars" is not a time zone')
  const large = await browser.post('/api/msel/read', { file: 'A'.repeat(11 * 1024 * 1024) })
  expect(large.status).toBe(413)
})

test('[ME16] only facilitators import and export, and only so often', async () => {
  const browser = await facilitator()
  const paths = ['/api/msel/read', '/api/msel/import', '/api/msel/export', '/api/plan/import']
  for (const path of paths) {
    expect((await server.browser().post(path, {})).status).toBe(401)
    expect((await browser.post(path, {}, { origin: 'http://elsewhere.example' })).status).toBe(403)
  }
  const answers = await Promise.all(Array.from({ length: 40 }, () => browser.post('/api/msel/read', {})))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400, 429]))
})
