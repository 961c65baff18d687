/** What every scenario of the library has, whoever wrote it: a row of the table for each file. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { outcomeOf } from '#server/runs/outcome.ts'
import { checkScenario } from '#server/scenario/check.ts'
import { MINUTE } from '#shared/time.ts'

const RM = 'release-manager'
const EL = 'engineering-lead'
const SL = 'security-lead'
const CL = 'community-lead'

/** Who has to be there, as the training document gives it; the others may join. */
const MUST: Record<string, string[]> = {
  'privacy-breach': [RM, EL],
  'exploited-vulnerability': [RM, EL, SL],
  'data-breach': [RM, SL],
  'vulnerability-report': [SL, EL],
  'memory-leak': [EL, RM],
  'system-outage': [RM, EL, CL],
  'viral-criticism': [CL, RM, EL],
  'dangerous-command': [RM, EL, CL],
  'sql-injection': [SL, EL, RM],
  'incident-communication': [CL, RM, SL],
  'crash-on-start': [EL, RM, CL],
  'slow-queries': [EL, RM, CL],
}
const FILES = Object.keys(MUST)

const read = (id: string) => readFileSync(`scenarios/${id}.yaml`, 'utf8')
const checked = Object.fromEntries(FILES.map((id) => [id, checkScenario(read(id), `${id}.yaml`)]))
function find(id: string) {
  const { problems, playable } = checked[id] ?? expect.fail(id)
  return { problems, ...(playable ?? expect.fail(JSON.stringify(problems))) }
}
function issuesOf(id: string) {
  return Object.entries(find(id).scenario.injects).flatMap(([name, { issue }]) =>
    issue ? [{ name, issue }] : [],
  )
}

describe.each(FILES)('%s', (id) => {
  test('[SL1] has no findings, and its file says where its schema is', () => {
    expect(find(id).problems).toEqual([])
    expect(find(id).scenario).toMatchObject({ id, kind: 'crisis' })
    expect(read(id).split('\n').slice(0, 2)).toEqual([
      '# yaml-language-server: $schema=./scenario-1.schema.json',
      '# $schema: ./scenario-1.schema.json',
    ])
  })

  test('[SL2] is for the roles of the training document, and has work for those who join', () => {
    const { roles, milestones } = find(id).scenario
    const must = Object.keys(roles).filter((role) => !roles[role]?.optional)
    expect(must.sort()).toEqual([...(MUST[id] ?? [])].sort())
    const steps = issuesOf(id).flatMap(({ issue }) => Object.values(issue.steps))
    for (const role of Object.keys(roles)) {
      expect(steps.filter((step) => step.role === role).length, role).toBeGreaterThanOrEqual(2)
    }
    const needed = steps.filter((step) => !step.optional).map(({ role }) => role)
    const owners = issuesOf(id).map(({ issue }) => issue.owner)
    const items = Object.values(milestones).flatMap(({ owner, checklist }) => [
      owner,
      ...Object.values(checklist).map(({ role }) => role),
    ])
    expect([...needed, ...owners, ...items].filter((role) => !must.includes(role))).toEqual([])
    const keys = issuesOf(id).flatMap(({ issue }) => Object.values(issue.evidence).filter(({ key }) => key))
    const closed = keys.filter(({ for: only }) => only && !only.some((role) => must.includes(role)))
    expect(closed.map(({ title }) => title)).toEqual([])
  })

  test('[SL3] takes a good team 20 to 40 real minutes', () => {
    const minutes = [1, 2, 3, 4, 5].map((seed) => {
      const { realMs } = outcomeOf(find(id).script, { skill: 'expert', pace: 'usual' }, seed)
      return realMs / MINUTE
    })
    const [, , median = 0] = minutes.sort((a, b) => a - b)
    expect(median).toBeGreaterThan(20)
    expect(median).toBeLessThan(40)
  })

  test('[SL4] has two to four issues with evidence, herrings, something only one role sees, and a ladder of hints', () => {
    const issues = issuesOf(id)
    expect(issues.length).toBeGreaterThanOrEqual(2)
    expect(issues.length).toBeLessThanOrEqual(4)
    const evidence = issues.flatMap(({ issue }) => Object.values(issue.evidence))
    expect(evidence.filter(({ herring }) => herring).length).toBeGreaterThanOrEqual(2)
    expect(evidence.filter(({ key, for: only }) => key && only).length).toBeGreaterThanOrEqual(3)
    const alone = new Set(evidence.flatMap(({ key, for: only }) => (key && only ? only : [])))
    expect([...alone].filter((role) => MUST[id]?.includes(role)).length).toBeGreaterThanOrEqual(2)
    for (const { name, issue } of issues) expect(issue.hints.length, name).toBeGreaterThanOrEqual(2)
  })

  test('[SL5] offers options that differ, each with a reason, and one best', () => {
    for (const { name, issue } of issuesOf(id)) {
      const options = Object.values(issue.options)
      expect(options.length, name).toBeGreaterThanOrEqual(3)
      expect(options.filter(({ quality }) => quality === 100).length, name).toBe(1)
      expect(
        options.every(({ why }) => why),
        name,
      ).toBe(true)
      const best = options.find(({ quality }) => quality === 100)
      const asked = Object.entries(issue.steps).filter(([step]) => best?.steps?.includes(step) ?? true)
      const handOff = ([, { role, after }]: (typeof asked)[number]) =>
        after.some((before) => issue.steps[before]?.role !== role)
      const isDrill = issue.phases.decide.limit <= 2 * MINUTE
      expect(isDrill || asked.some(handOff), name).toBe(true)
    }
  })

  test('[SL6] guides the facilitator: purpose, what to watch for, prompts, expected answers, something in the pocket', () => {
    const { guide, injects, questions, criteria, documents } = find(id).scenario
    expect(guide?.watchFor?.length).toBeGreaterThanOrEqual(4)
    expect(guide?.prompts?.length).toBeGreaterThanOrEqual(3)
    expect(Object.keys(questions).length).toBeGreaterThanOrEqual(3)
    const pocket = Object.values(injects).filter(
      ({ trigger }) => 'by' in trigger && trigger.by === 'facilitator',
    )
    expect(pocket.length).toBeGreaterThanOrEqual(1)
    const mute = Object.entries(injects).filter(([, { expected, notes }]) => !expected && !notes)
    expect(mute.map(([name]) => name)).toEqual([])
    expect(Object.values(criteria).some(({ rubric }) => rubric && rubric.length >= 3)).toBe(true)
    expect(Object.values(documents).some(({ kind }) => kind === 'playbook')).toBe(true)
  })

  test('[SL7] is another day the second time: moments and messages are drawn, and its tests tell what a worse team meets', () => {
    const { alternatives, injects, tests } = find(id).scenario
    expect(Object.keys(alternatives ?? {}).length).toBeGreaterThanOrEqual(1)
    expect(Object.values(injects).some(({ trigger }) => 'between' in trigger)).toBe(true)
    expect(Object.keys(tests ?? {}).length).toBeGreaterThanOrEqual(3)
    const bad = Object.values(tests ?? {}).filter(({ expect: said }) => said.some((one) => 'fails' in one))
    expect(bad.length).toBeGreaterThanOrEqual(2)
  })

  test('[SL8] speaks plainly: no exclamation in what the team says, no emoji, no host or address of anybody', () => {
    const text = read(id)
    expect(text.match(/\p{Extended_Pictographic}/gu) ?? []).toEqual([])
    const { criteria, questions, briefing } = find(id).scenario
    const said = JSON.stringify([criteria, questions, briefing])
    expect(said.match(/[A-Za-z]!/g) ?? []).toEqual([])
    const addresses = text.match(/\b(?:\d{1,3}\.){3}\d{1,3}\b/g) ?? []
    const ours = /^(192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|10\.|127\.|0\.0\.0\.0)/
    expect(addresses.filter((address) => !ours.test(address))).toEqual([])
    const hosts = [...text.matchAll(/https?:\/\/([^/\s:)"'…]+)/g)].map(([, host = '']) =>
      host.replace(/^.*@/, ''),
    )
    const known = /(^|\.)(example|example\.(org|com|net)|localhost)$|^NAME$|^rquispe$|^(\d+\.){3}\d+$/
    expect(hosts.filter((host) => !known.test(host))).toEqual([])
  })
})

test('[SL9] the privacy breach is exercise 2 to the minute', () => {
  const { scenario, script } = find('privacy-breach')
  const { trigger } = script.injects['breach'] ?? expect.fail()
  const report = 'at' in trigger ? trigger.at : Number.NaN
  expect(scenario.injects['breach']?.trigger).toEqual({ at: '14:00' })
  const marks = Object.values(script.milestones).map(({ at }) => (at - report) / MINUTE)
  expect(marks).toEqual([0, 5, 15, 60, 120])
  const { observe, orient, decide } = script.injects['breach']?.issue?.phases ?? expect.fail()
  expect([observe, orient, decide].map(({ limit }) => limit)).toEqual(Array(3).fill(5 * MINUTE))
  expect(Object.keys(scenario.criteria)).toEqual(['contained', 'notified', 'playbook', 'clear'])
  expect(scenario.criteria['notified']?.when).toEqual({ told: 'affected', before: '16:00' })
  expect(JSON.stringify(scenario.criteria['contained']?.when)).toContain(
    JSON.stringify({ contained: 'breach', within: 15 * MINUTE }),
  )
})

test.each(FILES)('[SL10] every vector in %s has the score that stands beside it', (id) => {
  const text = read(id)
  const scored = [
    ...text.matchAll(
      /((?:CVSS:3\.1\/)?AV:[NALP]\/AC:[LH]\/PR:[NLH]\/UI:[NR]\/S:[UC]\/C:[HLN]\/I:[HLN]\/A:[HLN])`?(?:, score| \|)? +(\d\d?\.\d)/g,
    ),
  ]
  for (const [, vector = '', said] of scored) expect(baseScore(vector).toFixed(1), vector).toBe(said)
  expect(scored.length >= 3 || !text.includes('AV:N')).toBe(true)
})

const WEIGHTS: Record<string, Record<string, number>> = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  UI: { N: 0.85, R: 0.62 },
  IMPACT: { H: 0.56, L: 0.22, N: 0 },
}
const RIGHTS: Record<string, Record<string, number>> = {
  U: { N: 0.85, L: 0.62, H: 0.27 },
  C: { N: 0.85, L: 0.68, H: 0.5 },
}

/** The base score of a CVSS 3.1 vector, by section 7.1 of its specification. */
function baseScore(vector: string): number {
  const part = Object.fromEntries(vector.split('/').map((one) => one.split(':')))
  const weight = (name: string, table = name) => WEIGHTS[table]?.[part[name] ?? ''] ?? Number.NaN
  const missed = (name: string) => 1 - weight(name, 'IMPACT')
  const base = 1 - missed('C') * missed('I') * missed('A')
  const changed = part['S'] === 'C'
  const impact = changed ? 7.52 * (base - 0.029) - 3.25 * (base - 0.02) ** 15 : 6.42 * base
  const rights = RIGHTS[part['S'] ?? '']?.[part['PR'] ?? ''] ?? Number.NaN
  const ease = 8.22 * weight('AV') * weight('AC') * rights * weight('UI')
  if (impact <= 0) return 0
  const sum = Math.min((changed ? 1.08 : 1) * (impact + ease), 10)
  return Math.ceil(Math.round(sum * 100_000) / 10_000) / 10
}

test.each(FILES)('[SL11] every dump of bytes in %s says the same in hex and in letters', (id) => {
  const lines = [...read(id).matchAll(/^ *[0-9a-f]{8}: ((?:[0-9a-f]{2,4} )+) (.{1,16})$/gm)]
  for (const [line, hex = '', letters] of lines) {
    const bytes = hex.replaceAll(' ', '').match(/../g) ?? []
    const seen = bytes.map((byte) => {
      const code = Number.parseInt(byte, 16)
      return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '.'
    })
    expect(letters?.padEnd(seen.length), line).toBe(seen.join(''))
  }
  expect(lines.length >= 3 || !read(id).includes('xxd')).toBe(true)
})
