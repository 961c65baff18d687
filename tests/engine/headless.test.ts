import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { verify } from '#server/chain.ts'
import { isHeeded, newBot, plan } from '#server/engine/bot.ts'
import type { Skill } from '#server/engine/botModel.ts'
import { score } from '#server/engine/score.ts'
import { runHeadless } from '#server/headless.ts'
import { replay } from '#server/replay.ts'
import { loadScenario } from '#server/scenario/load.ts'
import type { LogRecord } from '#shared/record.ts'
import { SKILLS } from '#shared/runs.ts'
import { scriptOf } from '#shared/script.ts'
import { HOUR, MINUTE } from '#shared/time.ts'
import { applyAll, applyInto, emptyView, type View } from '#shared/view.ts'
import { seenBy } from '#shared/visibility.ts'
import { smallScenario } from './smallScenario.ts'

const file = 'scenarios/launch-dry-run.yaml'
const dryRun = loadScenario(readFileSync(file, 'utf8'), file)
if (!('script' in dryRun)) throw new Error('the launch dry run has problems')

const played = (skill: Skill, seed: number) => {
  const { records, refused } = runHeadless(dryRun, { seed, skill })
  return { records, refused, report: score(dryRun.script, records) }
}

describe('a day without people', () => {
  test.each(SKILLS)('[HL1] the same seed gives the same hash, another seed another: %s', (skill) => {
    const digest = (seed: number) => runHeadless(dryRun, { seed, skill }).records.at(-1)
    expect(digest(5)).toEqual(digest(5))
    expect(digest(6)?.digest).not.toBe(digest(5)?.digest)
  })

  test('[HL2] the log is whole, its inputs play out again to the same facts, and real time never goes back', () => {
    const { records } = played('novice', 2)
    expect(verify(records).fault).toBe(null)
    const again = replay(records, ({ scenario }) => scriptOf(scenario))
    expect(again.damage).toBe(null)
    expect(again.last.digest).toBe(records.at(-1)?.digest)
    const walls = records.map(({ wall }) => wall)
    expect(walls).toEqual([...walls].sort((a, b) => a - b))
  })

  test('[HL3] the day ends by its clock, after all of its simulated time, in a fraction of it in real time', () => {
    const { records } = played('expert', 1)
    const last = records.at(-1)
    expect(last?.facts.find((fact) => fact.type === 'room.ended')).toMatchObject({
      at: 12 * HOUR,
      cause: 'clock',
    })
    const real = (last?.wall ?? 0) - (records[0]?.wall ?? 0)
    expect(real).toBeGreaterThan(HOUR)
    expect(real).toBeLessThan(2 * HOUR)
  })

  test('[HL4] each record is handed on as it is made', () => {
    const handed: LogRecord[] = []
    const { records } = runHeadless(smallScenario(), {
      seed: 1,
      skill: 'expert',
      onRecord: (record) => handed.push(record),
    })
    expect(handed).toEqual(records)
  })

  test('[HL5] a hold that nothing else ends is ended by the facilitator', () => {
    const holding = smallScenario((small) => {
      Object.assign(small.injects.crash, { effects: [{ hold: 'Take a breath' }] })
    })
    const facts = runHeadless(holding, { seed: 1, skill: 'expert' }).records.flatMap((record) => record.facts)
    const types = facts.map(({ type }) => type)
    expect(types.indexOf('clock.resumed')).toBeGreaterThan(types.indexOf('clock.held'))
    expect(facts.at(-1)?.at).toBe(2 * HOUR)
  })
})

test('[HL10] what a bot does not look at changes nothing of what it does', () => {
  const { records } = runHeadless(dryRun, { seed: 4, skill: 'novice' })
  for (const [i, role] of dryRun.script.roleIds.entries()) {
    const person = `bot-${i + 1}`
    const viewer = { kind: 'participant', person, roles: [role] } as const
    const bot = newBot(person, { skill: 'novice' }, { seed: 4, script: dryRun.script })
    const looks: View = { ...emptyView }
    let whole: View = emptyView
    let unheeded = 0
    for (const { facts, seq, wall } of records) {
      const seen = facts.filter((fact) => seenBy(fact, viewer))
      const heeded = seen.filter((fact) => isHeeded(fact, [role]))
      unheeded += seen.length - heeded.length
      whole = applyAll(whole, seen, { seq, wall })
      applyInto(looks, heeded, { seq, wall })
      const now = facts.at(-1)?.at ?? 0
      expect(plan(bot, looks, now)).toEqual(plan(bot, whole, now))
    }
    expect(unheeded).toBeGreaterThan(100)
  }
})

describe('the launch dry run', () => {
  test('[HL6] flawless bots meet every criterion and pass, whatever the seed, and are never refused', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { report, refused } = played('flawless', seed)
      expect({ seed, refused, unmet: report.criteria.filter(({ met }) => !met) }).toEqual({
        seed,
        refused: [],
        unmet: [],
      })
      expect(report).toMatchObject({ passed: true, reachedMark: true, pending: 0 })
    }
  })

  test('[HL7] absent bots meet none and score nothing', () => {
    const { report } = played('absent', 1)
    expect(report).toMatchObject({ passed: false, reachedMark: false })
    expect(report.team.points).toBe(0)
    expect(report.criteria.filter(({ met }) => met)).toEqual([])
  })

  test('[HL8] novice bots come in between: few pass, all score more than nobody and less than experts', () => {
    const reports = Array.from({ length: 15 }, (_, i) => played('novice', i + 1).report)
    const expert = played('expert', 1).report.team.percent
    for (const { team } of reports) {
      expect(team.percent).toBeGreaterThan(0)
      expect(team.percent).toBeLessThan(expert)
    }
    expect(reports.filter(({ passed }) => passed).length).toBeLessThan(5)
  })

  test('[HL9] a scored phase was answered within what its limit and the day allow', () => {
    const { report } = played('flawless', 3)
    expect(report.phases).toHaveLength(12)
    for (const { late, done, spent } of report.phases) {
      expect({ late, done }).toEqual({ late: false, done: true })
      expect(spent).toBeLessThan(30 * MINUTE)
    }
  })
})
