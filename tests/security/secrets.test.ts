/**
 * A session with secrets planted wherever there are any: every frame on every socket and every answer of every address,
 * to every kind of visitor, is searched for what is not theirs.
 */
import { afterEach, expect, test, vi } from 'vitest'
import { Scenario } from '#shared/scenario.ts'
import { type Browser, startServer, type Tab, type TestServer } from '../support/memoryServer.ts'
import { smallScenario } from '../support/smallScript.ts'

vi.setConfig({ testTimeout: 60_000 })

let server: TestServer
afterEach(() => server?.close())

/** Every secret that a scenario file can hold, each with a word of its own. */
function planted(): Scenario {
  const scenario = Scenario.parse(smallScenario)
  const { leak } = scenario.injects
  const { launch } = scenario.gates
  if (!leak?.issue || !launch?.criteria['tests']) throw new Error('the small scenario is another')
  leak.notes = 'SECRET-NOTES'
  leak.expected = 'SECRET-EXPECTED'
  for (const option of Object.values(leak.issue.options)) option.why = 'SECRET-WHY'
  launch.criteria['tests'].where = 'SECRET-WHERE'
  return scenario
}

async function session() {
  server = await startServer()
  const { facilitator, code: elsewhere } = await server.openRoom()
  const found = await server.app.rooms.open(planted(), { kind: 'facilitator', person: 'fac' }, 1)
  const { code } = found.room
  const desk = facilitator.open(code, 'facilitator')
  await desk.until('view')
  const people: Record<string, string> = {}
  const member = async (name: string, role: string | null): Promise<[Browser, Tab]> => {
    const browser = server.browser()
    people[name] = await browser.join(code, name)
    const tab = browser.open(code, 'participant')
    await tab.until('view')
    if (role) expect(await tab.ask({ type: 'seat.take', role } as never)).toHaveProperty('seq')
    return [browser, tab]
  }
  const [noor, ops] = await member('Noor', 'ops')
  const [fay, former] = await member('Fay', 'lead')
  await desk.ask({ type: 'seat.free', person: people['Fay'] } as never)
  const [lea, lead] = await member('Lea', 'lead')
  const [ida, standing] = await member('Ida', null)
  const rival = server.browser()
  await rival.join(elsewhere, 'Eve')
  rival.cookies.set(`lr_${code}`, rival.cookies.get(`lr_${elsewhere}`) ?? '')
  const screen = server.browser().open(code, 'screen', { key: await server.auth.screenKey(code) })
  await screen.until('view')
  const browsers = { facilitator, noor, fay, lea, ida, rival, stranger: server.browser() }
  const tabs = { facilitator: desk, noor: ops, fay: former, lea: lead, ida: standing, screen }
  return { code, people, browsers, tabs }
}

type Name = 'facilitator' | 'noor' | 'fay' | 'lea' | 'ida' | 'rival' | 'stranger'

/** Every address that answers to GET, from the server's own description; a new one is searched as well. */
async function addresses(
  facilitator: Browser,
  code: string,
  people: Record<string, string>,
): Promise<string[]> {
  const { paths } = (await facilitator.get('/openapi.json')).body as {
    paths: Record<string, { get?: object }>
  }
  const open = Object.keys(paths).filter((at) => paths[at]?.get && at !== '/openapi.json')
  expect(open.length).toBeGreaterThan(8)
  const persons = Object.values(people)
  return [
    '/',
    ...open.flatMap((at) =>
      at.includes('{person}') ? persons.map((person) => at.replace('{person}', person)) : [at],
    ),
  ].map((at) => at.replace('{code}', code))
}

async function everythingFor(browser: Browser, all: string[]): Promise<string> {
  const answers = await Promise.all(all.map((at) => browser.get(at)))
  return answers.map(({ body, headers }) => JSON.stringify([body, [...headers]])).join('\n')
}

test('[SY2] nobody gets by any way what is not theirs, before the debrief or after', async () => {
  const { code, people, browsers, tabs } = await session()
  const { facilitator: desk, noor: ops, lea: lead } = tabs
  const all = await addresses(browsers.facilitator, code, people)
  const told: Record<string, string> = {}
  const ask = async (by: Name) => {
    told[by] = (told[by] ?? '') + (await everythingFor(browsers[by], all))
  }
  const names = Object.keys(browsers) as Name[]
  for (const name of names) await ask(name)
  for (const type of ['room.brief', 'room.start']) await desk.ask({ type })
  await lead.untilFact('room.started')
  await ops.ask({ type: 'seat.allow', allowance: 50, person: null })
  await desk.ask({ type: 'poll.call', gate: 'launch' })
  await ops.ask({
    type: 'poll.vote',
    gate: 'launch',
    role: null,
    vote: 'no-go',
    reason: 'SECRET-VOTE',
    minutes: 0,
  })
  await desk.ask({ type: 'facilitator.note', text: 'PRIVATE-NOTE' })
  await desk.ask({ type: 'inject.send', inject: 'leak' })
  await desk.ask({ type: 'inject.send', inject: 'hello' })
  await ops.ask({ type: 'evidence.open', issue: 'leak', evidence: 'log' })
  await desk.ask({ type: 'facilitator.say', text: 'the end of it' })
  for (const tab of Object.values(tabs)) await tab.untilFact('facilitator.said')
  for (const name of names) await ask(name)

  const seen: Record<string, string> = { ...told }
  for (const [name, tab] of Object.entries(tabs)) seen[name] = (seen[name] ?? '') + JSON.stringify(tab.frames)
  const holders = (secret: string) =>
    Object.keys(seen)
      .filter((name) => seen[name]?.includes(secret))
      .sort()
  expect(holders('the end of it')).toEqual(['facilitator', 'fay', 'ida', 'lea', 'noor', 'screen'])
  for (const secret of [
    'NOTES',
    'EXPECTED',
    'WHY',
    'WHERE',
    'BODY-WORSE',
    'EVIDENCE-VAULT',
    'BODY-BY-HAND',
  ]) {
    expect(
      holders(`SECRET-${secret}`).filter((name) => name !== 'facilitator'),
      secret,
    ).toEqual([])
  }
  expect(holders('PRIVATE-NOTE')).toEqual(['facilitator'])
  expect(holders('SECRET-VOTE')).toEqual(['facilitator', 'noor'])
  expect(holders('SECRET-BODY-LEAK')).toEqual(['facilitator', 'noor'])
  expect(holders('SECRET-BODY-HELLO')).toEqual(['facilitator', 'lea'])
  expect(holders('SECRET-EVIDENCE-LOG')).toEqual(['facilitator', 'noor'])
  expect(holders('seat.allowed')).toEqual(['facilitator', 'noor'])
  expect(holders('"quality":')).toEqual(holders('"quality":').filter((name) => name === 'facilitator'))

  await desk.ask({ type: 'room.end', reason: '' })
  await lead.untilFact('room.ended')
  for (const name of names) {
    told[name] = await everythingFor(browsers[name], all)
  }
  const after = (secret: string) => names.filter((name) => told[name]?.includes(secret)).sort()
  const members = ['facilitator', 'fay', 'ida', 'lea', 'noor']
  expect(after('SECRET-VOTE')).toEqual(members)
  expect(after('SECRET-BODY-LEAK')).toEqual(members)
  // The log is the facilitators'; what they noted for themselves is in no debrief.
  expect(after('PRIVATE-NOTE')).toEqual(['facilitator'])
  expect(after('scenarioHash')).toEqual(['facilitator'])
  expect(after('seat.allowed')).toEqual(['facilitator', 'noor'])
  expect(told['rival']).not.toContain('SECRET')
  expect(told['stranger']).not.toContain('SECRET')

  const { secret } = server.keys.ring().keys[0]
  const everything = JSON.stringify([seen, told])
  expect(everything).not.toContain(secret)
  for (const browser of Object.values(browsers)) {
    for (const token of browser.cookies.values()) expect(everything).not.toContain(token)
  }
})
