/** Points, gates and pace: totals that nobody can reach, and rules that contradict themselves. */
import { PHASES, SEVERITIES } from '#shared/ids.ts'
import type { Issue } from '#shared/scenario/issue.ts'
import type { Scenario } from '#shared/scenario.ts'
import { each, wrong } from '../names.ts'
import type { Finding } from '../source.ts'
import type { Model } from './model.ts'

export function scoringFindings(model: Model): Finding[] {
  const { scoring, pacing } = model.scenario
  const sum = PHASES.reduce((total, phase) => total + scoring.weights[phase], 0)
  const most = mostPercent(model)
  return [
    ...(sum === 100
      ? []
      : [
          wrong(
            'SC613',
            ['scoring', 'weights'],
            `The phases are worth ${sum} points together, not 100.`,
            'key',
          ),
        ]),
    ...(most < scoring.passMark
      ? [
          wrong(
            'SC612',
            ['scoring', 'passMark'],
            `The best possible score is ${Math.floor(most * 10) / 10} %.`,
          ),
        ]
      : []),
    ...(pacing.quiet < pacing.deciding
      ? [
          wrong(
            'SC614',
            ['pacing', 'quiet'],
            'The clock runs faster while the team decides than while it waits.',
          ),
        ]
      : []),
    ...gateFindings(model.scenario),
  ]
}

function gateFindings({ gates }: Scenario): Finding[] {
  return each(gates, ['gates'], ({ right, criteria }, path) => {
    const all = Object.entries(criteria)
    const open = all.find(([, { kind, met }]) => kind === 'blocking' && !met)
    const place = [...path, 'right']
    if (right === 'go' && open)
      return [wrong('SC607', place, `"${open[0]}" is blocking and not met: GO cannot be right.`)]
    if (right !== 'go' && all.every(([, { met }]) => met))
      return [wrong('SC607', place, `All criteria are met: why would ${right.toUpperCase()} be right?`)]
    return []
  })
}

/** The best score that any choice of issues allows: those that surely open, and of the others those that raise it. */
function mostPercent(model: Model): number {
  const { scenario, certain, earliest } = model
  const scored = Object.entries(scenario.injects).flatMap(([id, { issue, trigger }]) => {
    const practice = 'by' in trigger && trigger.by === 'practice'
    if (!issue || practice || earliest(`opened/${id}`) === Number.POSITIVE_INFINITY) return []
    const sure = certain(`opened/${id}`) < Number.POSITIVE_INFINITY
    return [{ sure, percent: bestOf(issue, scenario.scoring) }]
  })
  const sure = scored.filter((one) => one.sure).map(({ percent }) => percent)
  const others = scored.filter((one) => !one.sure).map(({ percent }) => percent)
  let [total, count] = [sure.reduce((sum, one) => sum + one, 0), sure.length]
  for (const percent of others.sort((a, b) => b - a)) {
    if (count > 0 && percent <= total / count) break
    total += percent
    count += 1
  }
  return count === 0 ? 0 : total / count
}

/** Percent of one issue with the best answers, all of them in time. */
function bestOf(issue: Issue, { weights, speed }: Scenario['scoring']): number {
  const sum = PHASES.reduce((total, phase) => total + weights[phase], 0)
  if (sum === 0) return 0
  const quality = { observe: 100, orient: bestOrient(issue), decide: bestDecide(issue), act: 100 }
  const points = PHASES.reduce(
    (total, phase) => total + weights[phase] * ((100 - speed) * quality[phase] + speed * 100),
    0,
  )
  return points / (sum * 100)
}

function bestOrient({ assessment: { severity, cause, affected } }: Issue): number {
  const worth = [
    SEVERITIES.flatMap((one) => severity[one] ?? []),
    ...[cause, affected].map((choices) => Object.values(choices).map(({ quality }) => quality)),
  ].filter((list) => list.length > 0)
  if (worth.length === 0) return 100
  return worth.reduce((total, list) => total + Math.max(...list), 0) / worth.length
}

/** Something else that the team describes can be judged as fully right only where nothing is listed. */
function bestDecide({ options }: Issue): number {
  const worth = Object.values(options).map(({ quality }) => quality)
  return worth.length === 0 ? 100 : Math.max(...worth)
}
