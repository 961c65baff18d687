/** What the check says can never be, or must be, held against days that were played. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Moments, remember } from '#server/engine/condition.ts'
import { valueAt } from '#server/engine/metric.ts'
import { score } from '#server/engine/score.ts'
import { runHeadless } from '#server/headless.ts'
import { checkScenario } from '#server/scenario/check.ts'
import { modelOf } from '#server/scenario/lint/model.ts'
import { GOOD } from './broken.ts'
import { RandomEdits } from './randomEdits.ts'

const SKILLS = ['expert', 'novice', 'absent'] as const
type Skill = (typeof SKILLS)[number]
type Playable = NonNullable<ReturnType<typeof checkScenario>['playable']>

function played(playable: Playable, { seed, skill }: { seed: number; skill: Skill }) {
  const { records, state } = runHeadless(playable, { seed, skill })
  const facts = records.flatMap((record) => record.facts)
  const moments = facts.reduce<Moments>(remember, {})
  const all = Object.entries(moments).flatMap(([kind, of]) =>
    Object.entries(of).map(([rest, at]): [string, number] => [`${kind}/${rest}`, at]),
  )
  return { moments: new Map(all), state, criteria: score(playable.script, records).criteria }
}

/** Kinds of moments that the check knows nothing of. */
const OTHERS = /^(stretch|seen|read|told|contained)\//

function contradictions(playable: Playable, day: ReturnType<typeof played>): string[] {
  const { earliest, certain, ranges } = modelOf(playable.scenario)
  const { end, metrics } = playable.script
  const early = [...day.moments].filter(([key, at]) => !OTHERS.test(key) && at < earliest(key))
  const missing = Object.keys(playable.scenario.injects).filter((id) => {
    const at = day.moments.get(`delivered/${id}`) ?? Number.POSITIVE_INFINITY
    return certain(`delivered/${id}`) < at
  })
  const beyond = Object.entries(metrics).filter(([id, { decimals, path }]) => {
    const value = valueAt(day.state.world.metrics[id] ?? path, end) / 10 ** decimals
    const [least = 0, most = 0] = ranges[id]?.atEnd ?? []
    return value < least || value > most
  })
  return [
    ...early.map(([key, at]) => `${key} came at ${at}, not at ${earliest(key)} or later`),
    ...missing.map((id) => `${id} did not come by ${certain(`delivered/${id}`)}`),
    ...beyond.map(([id]) => `${id} ended outside ${ranges[id]?.atEnd}`),
  ]
}

describe('[LF9] what was played agrees with what the check says can be and must be', () => {
  const files = ['launch-dry-run', 'privacy-breach', 'system-outage']
  const texts = [...files.map((id) => readFileSync(`scenarios/${id}.yaml`, 'utf8')), GOOD.whole]
  const cases = texts.flatMap((text, i) => SKILLS.map((skill) => [files[i] ?? 'whole', skill, text] as const))

  test.each(cases)('%s, %s bots', (_, skill, text) => {
    const { playable } = checkScenario(text, 'x.yaml')
    if (!playable) throw new Error('not playable')
    expect(contradictions(playable, played(playable, { seed: 5, skill }))).toEqual([])
  })

  test.each([1, 2])('a small scenario edited at random, seed %i', (seed) => {
    const edits = new RandomEdits(seed + 100)
    let tried = 0
    for (let i = 0; i < 200 && tried < 12; i++) {
      const { playable, problems } = checkScenario(edits.apply(GOOD.whole), 'x.yaml')
      if (!playable) continue
      tried += 1
      const at = (code: string) =>
        problems.filter((one) => one.code === code).map(({ path }) => path.split('.')[1])
      for (const skill of SKILLS) {
        const day = played(playable, { seed: i, skill })
        expect(contradictions(playable, day)).toEqual([])
        const sent = [...day.moments.keys()].filter((key) => key.startsWith('delivered/'))
        expect(sent.filter((key) => at('SC401').includes(key.slice('delivered/'.length)))).toEqual([])
        for (const { id, met, pending } of day.criteria) {
          if (at('SC403').includes(id)) expect({ id, met }).toEqual({ id, met: false })
          if (at('SC404').includes(id) && !pending) expect({ id, met }).toEqual({ id, met: true })
        }
      }
    }
    expect(tried).toBe(12)
  })
})
