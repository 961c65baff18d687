import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { valueAt } from '#server/engine/metric.ts'
import { score } from '#server/engine/score.ts'
import { runHeadless } from '#server/headless.ts'
import { loadScenario } from '#server/scenario/load.ts'
import type { FactOf } from '#shared/fact.ts'
import { PHASES, SEVERITIES } from '#shared/ids.ts'
import type { LogRecord } from '#shared/record.ts'
import type { Issue } from '#shared/scenario/issue.ts'
import { MINUTE, type SimMs } from '#shared/time.ts'
import { clock, decided, FACILITATOR, Play, person } from '../support/play.ts'

const file = 'scenarios/launch-dry-run.yaml'
const text = readFileSync(file, 'utf8')
const loaded = loadScenario(text, file)
if (!('script' in loaded)) throw new Error(JSON.stringify(loaded.problems, null, 1))
const { scenario, script } = loaded
const { roleIds } = script
const ROLES = ['release-manager', 'engineering-lead', 'community-lead', 'security-lead']
const MAIN = ['checksum', 'ubuntu', 'support'] as const

const issueOf = (id: string): Issue => {
  const issue = script.injects[id]?.issue
  if (!issue) throw new Error(`no issue ${id}`)
  return issue
}
const rolesOf = (items: { role: string }[]) => [...new Set(items.map(({ role }) => role))].sort()
const factsOf = (records: LogRecord[]) => records.flatMap(({ facts }) => facts)

test('[SC16] the dry run is the launch day: its date, hours, zone, roles and seven milestones', () => {
  expect(scenario.clock).toMatchObject({
    date: '2026-01-15',
    from: '08:00',
    to: '20:00',
    zone: 'America/New_York',
  })
  expect(scenario.pacing).toEqual({ quiet: 12, deciding: 1, grace: MINUTE })
  expect(roleIds).toEqual(ROLES)
  const times = Object.values(scenario.milestones).map(({ at }) => at)
  expect(times).toEqual(['08:00', '09:00', '10:00', '12:00', '13:00', '15:00', '19:00'])
})

test.each(Object.keys(script.milestones))('[SC17] milestone %s has work for every role, and an end', (id) => {
  const milestone = script.milestones[id]
  expect(rolesOf(Object.values(milestone?.checklist ?? {}))).toEqual([...ROLES].sort())
  expect(milestone?.done.length).toBeGreaterThan(20)
  const hasGate = Object.values(script.gates).some((gate) => gate.milestone === id)
  expect(milestone?.slow !== undefined || hasGate).toBe(true)
})

test('[SC18] the day starts with a go/no-go poll on five blocking and two important criteria', () => {
  const [gate, ...others] = Object.values(script.gates)
  expect(others).toEqual([])
  expect(gate).toMatchObject({ at: 0, chair: 'release-manager', right: 'go' })
  expect([...(gate?.order ?? [])].sort()).toEqual([...ROLES].sort())
  const criteria = Object.values(gate?.criteria ?? {})
  expect(criteria.map(({ kind }) => kind).sort()).toEqual([
    ...Array(5).fill('blocking'),
    'important',
    'important',
  ])
  const titles = Object.values(script.documents).map(({ title }) => title.split(',')[0] ?? '')
  for (const { where } of criteria) expect(titles.some((title) => where.includes(title))).toBe(true)
})

describe('[SC19] each of the three issues is whole', () => {
  test('they come at 10:30, 13:30 and 16:00, to everyone', () => {
    const due = MAIN.map((id) => script.injects[id])
    expect(due.map((inject) => inject?.trigger)).toEqual(
      ['10:30', '13:30', '16:00'].map((at) => ({ at: clock(at) })),
    )
    expect(due.map((inject) => inject?.to)).toEqual([ROLES, ROLES, ROLES])
    expect(MAIN.map((id) => issueOf(id).owner)).toEqual([
      'engineering-lead',
      'engineering-lead',
      'community-lead',
    ])
  })

  test.each(MAIN)('%s: evidence worth opening, a red herring, and something only one role can see', (id) => {
    const evidence = Object.values(issueOf(id).evidence)
    expect(evidence.length).toBeGreaterThanOrEqual(5)
    expect(evidence.filter(({ key }) => key).length).toBeGreaterThanOrEqual(2)
    expect(evidence.filter(({ herring }) => herring)).toHaveLength(1)
    expect(
      evidence.some((item) => item.for && !item.for.includes(issueOf(id).owner)) || id === 'support',
    ).toBe(true)
    for (const { body } of evidence) expect(body.split('\n').length).toBeGreaterThan(2)
  })

  test.each(MAIN)('%s: an assessment and options that differ, with one best answer each', (id) => {
    const { assessment, options } = issueOf(id)
    expect(Object.keys(assessment.severity).sort()).toEqual([...SEVERITIES])
    for (const choices of [assessment.cause, assessment.affected, options]) {
      const qualities = Object.values(choices).map(({ quality }) => quality)
      expect(qualities.length).toBeGreaterThanOrEqual(3)
      expect(qualities.filter((quality) => quality === 100)).toHaveLength(1)
    }
    const effects = Object.values(options).map((option) => JSON.stringify(option.effects))
    expect(new Set(effects).size).toBe(effects.length)
    for (const { why } of Object.values(options)) expect(why).toBeDefined()
  })

  test.each(MAIN)('%s: the best decision has a step for every role, and a hand-off', (id) => {
    const { options, steps } = issueOf(id)
    const best = Object.values(options).find(({ quality }) => quality === 100)
    const asked = Object.entries(steps).filter(([step, { optional }]) => {
      return !optional && (best?.steps === undefined || best.steps.includes(step))
    })
    expect(rolesOf(asked.map(([, step]) => step))).toEqual([...ROLES].sort())
    expect(asked.some(([, { role, after }]) => after.some((before) => steps[before]?.role !== role))).toBe(
      true,
    )
    expect(asked.some(([, { writes }]) => writes === 'message')).toBe(true)
    expect(asked.some(([, { takes }]) => takes !== undefined)).toBe(true)
  })

  test.each(MAIN)('%s: prompts, hints and limits of five minutes for the first three phases', (id) => {
    const { phases, hints } = issueOf(id)
    for (const phase of PHASES) expect(phases[phase].prompt).toBeDefined()
    expect([phases.observe.limit, phases.orient.limit, phases.decide.limit]).toEqual(
      Array(3).fill(5 * MINUTE),
    )
    expect(hints.length).toBeGreaterThanOrEqual(2)
  })
})

test('[SC20] newcomers have a practice issue with a step for every role, the facilitator has injects in reserve', () => {
  const by = (kind: string) =>
    Object.values(script.injects).filter(({ trigger }) => 'by' in trigger && trigger.by === kind)
  const [practice] = by('practice')
  expect(Object.keys(practice?.issue?.evidence ?? {})).toHaveLength(2)
  expect(rolesOf(Object.values(practice?.issue?.steps ?? {}))).toEqual([...ROLES].sort())
  expect(by('facilitator').length).toBeGreaterThanOrEqual(2)
  expect(Object.values(script.injects).some(({ trigger }) => 'follows' in trigger)).toBe(true)
})

describe('[SC21] a day played well', () => {
  const { records } = runHeadless(loaded, { seed: 1, skill: 'flawless' })
  const facts = factsOf(records)
  const reading = (metric: string, at: SimMs) => {
    let path = script.metrics[metric]?.path ?? []
    for (const fact of facts) {
      if (fact.type !== 'metric.changed' || fact.metric !== metric || fact.at > at) continue
      path = [...path.filter(([knot]) => knot < (fact.path[0]?.[0] ?? 0)), ...fact.path]
    }
    return valueAt(path, at)
  }

  test('meets every criterion; an absent team meets none', () => {
    const met = (log: LogRecord[]) => score(script, log).criteria.map((criterion) => criterion.met)
    expect(new Set(met(records))).toEqual(new Set([true]))
    expect(new Set(met(runHeadless(loaded, { seed: 1, skill: 'absent' }).records))).toEqual(new Set([false]))
    expect(Object.keys(script.criteria)).toHaveLength(8)
  })

  test.each(MAIN)('shows the effect of a good decision within five simulated minutes: %s', (id) => {
    const decision = facts.find(
      (fact): fact is FactOf<'issue.decided'> => fact.type === 'issue.decided' && fact.issue === id,
    )
    const best = issueOf(id).options[decision?.option ?? '']
    expect(best?.quality).toBe(100)
    const at = decision?.at ?? 0
    const turned = Object.entries(script.metrics).filter(([metric, { better }]) => {
      const moved = reading(metric, at + 5 * MINUTE) - reading(metric, at)
      const moves = best?.effects.some((effect) => 'metric' in effect && effect.metric === metric)
      return moves && (better === 'up' ? moved > 0 : moved < 0)
    })
    expect(turned.length).toBeGreaterThanOrEqual(2)
  })

  test('needs about two hours', () => {
    const slow = [
      0.6 * (script.gates['launch-gate']?.limit ?? 0),
      ...Object.values(script.milestones).map(({ slow }) => 0.75 * (slow ?? 0)),
      ...MAIN.flatMap((id) => {
        const { phases, steps } = issueOf(id)
        const waits = Math.max(...Object.keys(steps).map((step) => waitUpTo(issueOf(id), step)))
        return [phases.observe.par, phases.orient.par, phases.decide.par, phases.act.par - waits]
      }),
    ].reduce((sum, ms) => sum + ms, 0)
    const real = slow + (script.end - slow) / script.pacing.quiet
    expect(real / MINUTE).toBeGreaterThan(110)
    expect(real / MINUTE).toBeLessThan(130)
  })

  test('brings more than 500 downloads by the evening', () => {
    expect(reading('downloads', script.end)).toBe(520)
  })

  test('lets nobody wait for long: every role gets something at least every 100 simulated minutes', () => {
    for (const role of roleIds) {
      const mine = facts.flatMap((fact) => {
        if (fact.type === 'inject.delivered') return fact.delivery.roles.includes(role) ? [fact.at] : []
        return fact.type === 'milestone.due' ? [fact.at] : []
      })
      const gaps = [...mine, script.end].map((at, i, all) => at - (all[i - 1] ?? 0))
      expect(Math.max(...gaps) / MINUTE).toBeLessThanOrEqual(100)
    }
  })
})

/** Simulated time that goes by in waits until this step is done, along its longest chain. */
function waitUpTo(issue: Issue, step: string): number {
  const { takes = 0, after } = issue.steps[step] ?? { after: [] }
  return takes + Math.max(0, ...after.map((before) => waitUpTo(issue, before)))
}

describe('[SC22] a follow-up comes only after a bad or late decision', () => {
  /** The four seats taken, the day begun, the gate passed over in silence. */
  function day(): Play {
    const play = new Play(script)
    for (const role of roleIds) {
      play.do(person(role), { type: 'room.join' })
      play.do(person(role), { type: 'seat.take', role })
    }
    play.do(FACILITATOR, { type: 'room.brief' })
    play.do(FACILITATOR, { type: 'room.start' })
    return play.wait(3000)
  }
  /** Answers an issue up to its decision. */
  function decide(play: Play, issue: string, option: string): void {
    const owner = person(issueOf(issue).owner)
    answerUpToOrient(play, issue)
    play.do(owner, { type: 'issue.answer', issue, answer: decided(option) })
  }
  function answerUpToOrient(play: Play, issue: string): void {
    const { owner: role, assessment } = issueOf(issue)
    const owner = person(role)
    const said = { what: '', when: '', howMany: '' }
    const [cause = null] = Object.keys(assessment.cause)
    const [affected = null] = Object.keys(assessment.affected)
    play.do(owner, {
      type: 'issue.answer',
      issue,
      answer: { phase: 'observe', confirmed: true, ongoing: true, ...said },
    })
    play.do(owner, {
      type: 'issue.answer',
      issue,
      answer: { phase: 'orient', severity: 'P1', cause, affected, risks: '' },
    })
  }
  function publish(play: Play): void {
    for (const [item, { role, post }] of Object.entries(script.milestones['publish']?.checklist ?? {})) {
      if (post)
        play.do(person(role), { type: 'message.post', channel: post, role: null, text: 'Out now.', re: null })
      else play.do(person(role), { type: 'milestone.tick', milestone: 'publish', item, done: true })
    }
    play.wait(5 * MINUTE)
    play.do(person('release-manager'), { type: 'milestone.done', milestone: 'publish' })
  }
  const delivered = (play: Play) => play.all('inject.delivered').map(({ delivery }) => delivery.inject)

  test('a sum written for an unproven file is found out in public', () => {
    const play = day().until('10:31')
    decide(play, 'checksum', 'new-sum')
    play.until('12:00:01')
    publish(play)
    play.until('13:00')
    expect(delivered(play)).toContain('checksum-in-public')
    expect(delivered(play)).not.toContain('checksum-late')
  })

  test('five archives in time bring no follow-up, and no sixth archive', () => {
    const play = day().until('10:31')
    decide(play, 'checksum', 'ship-five')
    play.until('12:00:01')
    publish(play)
    play.until('13:00')
    expect(delivered(play)).toContain('live-five')
    expect(delivered(play)).not.toContain('live-six')
    expect(delivered(play)).not.toContain('checksum-in-public')
    expect(play.state.world.boards['build/macos-arm64/published']).not.toBe('ok')
  })

  test('the release stays blocked until the rebuilt archive was verified', () => {
    const play = day().until('10:31')
    decide(play, 'checksum', 'rebuild')
    expect(play.state.world.milestones['publish']?.blocked).not.toBe(null)
    for (const [step, role] of [
      ['withdraw', 'engineering-lead'],
      ['rebuild-arm', 'engineering-lead'],
      ['verify-sum', 'security-lead'],
    ] as const) {
      play.do(person(role), { type: 'issue.act', issue: 'checksum', step, text: '' })
      play.wait(13 * MINUTE)
    }
    expect(play.state.world.milestones['publish']?.blocked).toBe(null)
  })

  test.each([
    ['checksum', '10:31', 'checksum-late', '11:00'],
    ['ubuntu', '13:31', 'ubuntu-again', '14:10'],
    ['support', '16:01', 'support-spills', '16:40'],
  ] as const)('%s decided late', (issue, begin, followUp, end) => {
    const play = day().until(begin)
    answerUpToOrient(play, issue)
    play.until(end)
    expect(delivered(play)).toContain(followUp)
  })

  test.each([
    ['ubuntu', 'wait-and-see', '13:31', 'ubuntu-again', '14:10', true],
    ['ubuntu', 'musl-docs', '13:31', 'ubuntu-again', '14:10', false],
    ['ubuntu', 'rebuild-gnu', '13:31', 'sums-changed', '14:10', true],
    ['support', 'close-help', '16:01', 'support-spills', '16:40', true],
    ['support', 'scale', '16:01', 'support-spills', '16:40', false],
    ['checksum', 'audit-all', '10:31', 'audit-result', '12:10', true],
  ] as const)('%s decided as %s', (issue, option, begin, followUp, end, comes) => {
    const play = day().until(begin)
    decide(play, issue, option)
    play.until(end)
    expect(delivered(play).includes(followUp)).toBe(comes)
  })
})

test('[SC23] the criteria, which everyone reads from the start, give no inject away', () => {
  const words = Object.values(script.criteria).map((criterion) => criterion.text.toLowerCase())
  for (const word of ['checksum', 'ubuntu', 'spike', 'macos', 'glibc']) {
    expect(words.filter((criterion) => criterion.includes(word))).toEqual([])
  }
  expect(Object.keys(script.questions)).toEqual(['went-well', 'confusing', 'differently', 'ready'])
})

test('[SC24] official words are plain: no exclamation marks, no emoji', () => {
  const prose = text.replaceAll(/\*\*|#!|!=/g, '')
  expect(prose.match(/[A-Za-z]!/g) ?? []).toEqual([])
  expect(text.match(/\p{Extended_Pictographic}/gu) ?? []).toEqual([])
})
