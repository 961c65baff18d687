/** Whether what a test expects came to be, and in words what happened instead. */
import { clockText } from '#server/dayTime.ts'
import { inWords } from '#server/engine/ruleWords.ts'
import type { CriterionScore, ScoreReport } from '#shared/score.ts'
import type { Script } from '#shared/script.ts'
import type { Rule } from '#shared/scriptRule.ts'
import type { ScriptExpectation } from '#shared/scriptTest.ts'
import type { TestResult } from '#shared/testResult.ts'
import { SECOND, type SimMs } from '#shared/time.ts'
import type { Course } from './course.ts'

type Expected = TestResult['expected'][number]
interface Day {
  script: Script
  course: Course
  score: Pick<ScoreReport, 'criteria' | 'team'>
}

export function expectedOf(one: ScriptExpectation, day: Day): Expected {
  if ('that' in one) return thatOf(one, day)
  if ('never' in one) return neverOf(one.never, day)
  if ('fails' in one) return failsOf(one.fails, day)
  if ('passes' in one) return passesOf(one.passes, day)
  return percentOf(one.percent, day)
}

const result = (what: string, found: string | null): Expected => ({
  what,
  passed: found === null,
  found: found ?? '',
})
const words = (rule: Rule) => inWords(rule, (id) => id)
const time = ({ script }: Day, at: SimMs) => clockText(script, at)

function thatOf({ that, by }: { that: Rule; by: SimMs | null }, day: Day): Expected {
  const { course } = day
  const when = by === null ? 'at the end of the day' : `at ${time(day, by)}`
  const what = `${words(that)}, ${when}`
  // A clock that shows 11:15:00 does so for a second.
  const at = by === null ? course.end : by + SECOND - 1
  if (course.holdsAt(that, at)) return result(what, null)
  const first = course.firstOf(that)
  if (first === null) return result(what, 'this never came true')
  const late = first > at
  return result(
    what,
    `this ${late ? 'came true only' : 'was true'} at ${time(day, first)}${late ? '' : ', and no longer then'}`,
  )
}

function neverOf(rule: Rule, day: Day): Expected {
  const first = day.course.firstOf(rule)
  return result(`never: ${words(rule)}`, first === null ? null : `this came true at ${time(day, first)}`)
}

const hasFailed = ({ met, pending }: CriterionScore) => !met && !pending
const list = (ids: readonly string[]) => (ids.length === 0 ? 'none' : ids.join(', '))

function failsOf(fails: readonly string[], { score }: Day): Expected {
  const failed = score.criteria.filter(hasFailed).map(({ id }) => id)
  const more = failed.filter((id) => !fails.includes(id))
  const fewer = fails.filter((id) => !failed.includes(id))
  const pending = score.criteria.filter((one) => one.pending && fails.includes(one.id)).map(({ id }) => id)
  const found = [
    ...(more.length > 0 ? [`also failed: ${list(more)}`] : []),
    ...(fewer.length > 0 ? [`did not fail: ${list(fewer)}`] : []),
    ...(pending.length > 0 ? [`only a person judges: ${list(pending)} (say so with "judge")`] : []),
  ]
  return result(`criteria that fail: ${list(fails)}`, found.length === 0 ? null : found.join('; '))
}

function passesOf(passes: boolean, { score }: Day): Expected {
  const failed = score.criteria.filter(hasFailed).map(({ id }) => id)
  const what = passes ? 'the team passes' : 'the team does not pass'
  if ((failed.length === 0) === passes) return result(what, null)
  return result(what, passes ? `failed: ${list(failed)}` : 'every criterion was met')
}

function percentOf(
  { above, below }: { above: number | null; below: number | null },
  { score: { team } }: Day,
): Expected {
  const limits = [
    ...(above === null ? [] : [`above ${above} %`]),
    ...(below === null ? [] : [`below ${below} %`]),
  ]
  const fits = (above === null || team.percent > above) && (below === null || team.percent < below)
  return result(`the score is ${limits.join(' and ')}`, fits ? null : `the score was ${team.percent} %`)
}
