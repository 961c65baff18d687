import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runHeadless } from '#server/headless.ts'
import { loadScenario } from '#server/scenario/load.ts'
import { type Placed, placed } from '#shared/timeline.ts'
import { type Eyes, pastOf } from '#shared/timelinePast.ts'
import { apply, emptyView, type View } from '#shared/view.ts'
import { seenBy, type Viewer } from '#shared/visibility.ts'
import { at, log } from './timelineFacts.ts'

const file = 'scenarios/launch-dry-run.yaml'
const loaded = loadScenario(readFileSync(file, 'utf8'), file)
if (!('script' in loaded)) throw new Error('the launch dry run has problems')
const day = placed(runHeadless(loaded, { seed: 7, skill: 'novice' }).records)

/** As a client folds it that was there all the time. */
function live(facts: readonly Placed[], eyes: Eyes): View[] {
  const viewer: Viewer =
    eyes === 'facilitator' ? { kind: 'facilitator' } : { kind: 'participant', person: '', roles: [eyes] }
  let view = emptyView
  return facts.map((one) => {
    if (seenBy(one.fact, viewer)) view = apply(view, one.fact, one)
    return view
  })
}

describe('any moment of a log, through any eyes', () => {
  test.each(['engineering-lead', 'facilitator'] as Eyes[])(
    '[TL20] the fold at a fact equals the live fold, in whatever order one looks: %s',
    (eyes) => {
      const then = live(day, eyes)
      const past = pastOf(day, eyes)
      const last = day.length - 1
      const jumps = [last, 0, 199, 200, 201, 399, 400, 5, 6, 7, 350, 349, last]
      for (const n of jumps) expect(past(n), `at fact ${n}`).toEqual(then[n])
      for (let n = 0; n <= last; n += 1) expect(past(n).seq).toBe(then[n]?.seq)
    },
  )

  test('[TL21] before the first fact there is nothing, and after the last one there is no more', () => {
    const past = pastOf(day, 'facilitator')
    expect(past(-1)).toEqual(emptyView)
    expect(past(day.length + 50)).toEqual(past(day.length - 1))
  })

  test('[TL22] a role’s eyes see nothing that was not theirs, at no moment', () => {
    const toOps = { roles: ['ops'], people: [], private: false }
    const facts = log(
      at(1, 'facilitator.noted', { to: 'facilitators', text: 'SECRET-NOTE' }),
      at(2, 'inject.delivered', {
        to: toOps,
        delivery: { inject: 'leak', title: 'SECRET-INJECT', roles: ['ops'], practice: false } as never,
      }),
      at(3, 'document.opened', { to: toOps, document: 'runbook', role: 'ops' }),
    )
    const seen = (eyes: Eyes) => facts.map(({ n }) => JSON.stringify(pastOf(facts, eyes)(n))).join()
    expect(seen('facilitator')).toContain('SECRET-NOTE')
    expect(seen('ops')).toContain('SECRET-INJECT')
    expect(seen('ops')).not.toContain('SECRET-NOTE')
    expect(seen('lead')).not.toContain('SECRET')
    expect(seen('lead')).not.toContain('runbook')
  })
})
