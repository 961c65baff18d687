/** Issues: what a team needs to work one through, and what makes a choice a choice. */
import type { Inject } from '#shared/scenario/inject.ts'
import type { Issue } from '#shared/scenario/issue.ts'
import { each, wrong } from '../names.ts'
import type { Finding, Path } from '../source.ts'
import { lengthOf } from './dayClock.ts'
import type { IssueTimes } from './issueTimes.ts'
import type { Model } from './model.ts'

interface Looked {
  id: string
  inject: Inject
  issue: Issue
  times: IssueTimes
  /** Of the issue. */
  path: Path
}

export function issueLint(model: Model): Finding[] {
  return each(model.scenario.injects, ['injects'], (inject, path, id) => {
    const times = model.issues.get(id)
    const { issue, trigger } = inject
    if (!issue || !times) return []
    const looked: Looked = { id, inject, issue, times, path: [...path, 'issue'] }
    const always = [...stepFindings(looked), ...choiceFindings(looked), ...evidenceFindings(looked)]
    if ('by' in trigger && trigger.by === 'practice') return always
    return [...always, ...timeFindings(model, looked), ...helpFindings(looked)]
  })
}

function stepFindings({ issue, times, path }: Looked): Finding[] {
  const idle = Object.keys(issue.steps).filter((step) => !times.asked.has(step))
  return idle.map((step) =>
    wrong('SC408', [...path, 'steps', step], `No option asks for "${step}": nobody ever gets to it.`, 'key'),
  )
}

/** The options a good team takes. */
function best({ issue, times }: Looked): IssueTimes['options'] {
  const most = Math.max(...Object.values(issue.options).map(({ quality }) => quality))
  return times.options.filter(({ id }) =>
    id === null ? Object.keys(issue.options).length === 0 : issue.options[id]?.quality === most,
  )
}

function timeFindings({ day, earliest }: Model, looked: Looked): Finding[] {
  const { id, inject, issue, times, path } = looked
  const { par, limit } = issue.phases.act
  const chain = Math.min(...best(looked).map((option) => option.chain))
  const place = [...path, 'phases', 'act']
  const opened = earliest(`opened/${id}`)
  const found: Finding[] = []
  if (chain > limit)
    found.push(
      wrong(
        'SC411',
        [...place, 'limit'],
        `The waits of the steps take ${lengthOf(chain)}: nobody can keep this limit.`,
      ),
    )
  else if (chain > par)
    found.push(
      wrong(
        'SC412',
        [...place, 'par'],
        `The waits of the steps take ${lengthOf(chain)}: no team can reach this par.`,
      ),
    )
  if (opened <= day.end && opened + Math.max(times.par.act, times.par.decide + chain) > day.end) {
    const message = `A good team needs ${lengthOf(times.par.act)}, but it comes at ${day.shown(opened)} or later and the day ends at ${day.shown(day.end)}.`
    found.push(wrong('SC414', ['injects', id, 'trigger'], message))
  }
  const judged = Object.keys(issue.assessment.severity).length > 1
  if (inject.severity && judged)
    found.push(
      wrong(
        'SC609',
        ['injects', id, 'severity'],
        'The team has to judge the severity, and here it reads it.',
      ),
    )
  return found
}

function helpFindings(looked: Looked): Finding[] {
  const { id, inject, issue, path } = looked
  const place = ['injects', id]
  const idle =
    Object.keys(issue.options).length > 0 && best(looked).every(({ required }) => required.length === 0)
  const list = Object.values(issue.evidence)
  return [
    ...(list.some(({ key }) => key)
      ? []
      : [wrong('SC603', path, 'No evidence is key: Observe is full marks for looking at nothing.', 'key')]),
    ...(issue.hints.length === 0
      ? [wrong('SC605', path, 'It has no "hints": a facilitator cannot help a team that is stuck.', 'key')]
      : []),
    ...(inject.expected === undefined
      ? [
          wrong(
            'SC610',
            place,
            'It has no "expected": the facilitator does not know what good looks like.',
            'key',
          ),
        ]
      : []),
    ...(idle
      ? [
          wrong(
            'SC606',
            [...path, 'options'],
            'The best decision asks for no step: Act is over as it begins.',
            'key',
          ),
        ]
      : []),
  ]
}

function evidenceFindings({ issue, path }: Looked): Finding[] {
  return each(issue.evidence, [...path, 'evidence'], ({ key, herring }, place) =>
    key && herring
      ? [wrong('SC604', [...place, 'herring'], 'It is key evidence: it cannot be a herring as well.')]
      : [],
  )
}

function choiceFindings({ issue, path }: Looked): Finding[] {
  const { cause, affected, severity } = issue.assessment
  const inside = [...path, 'assessment']
  return [
    ...sameOptions(issue, [...path, 'options']),
    ...sameLabels(issue.options, [...path, 'options']),
    ...sameLabels(cause, [...inside, 'cause']),
    ...sameLabels(affected, [...inside, 'affected']),
    ...noneRight(qualities(issue.options), [...path, 'options']),
    ...noneRight(qualities(cause), [...inside, 'cause']),
    ...noneRight(qualities(affected), [...inside, 'affected']),
    ...noneRight(Object.values(severity), [...inside, 'severity']),
  ]
}

type Choices = Record<string, { label: string; quality: number }>
const qualities = (choices: Choices) => Object.values(choices).map(({ quality }) => quality)

function noneRight(worth: readonly number[], path: Path): Finding[] {
  const most = Math.max(...worth)
  return worth.length === 0 || most === 100
    ? []
    : [wrong('SC611', path, `The best of these is worth ${most}: nobody can have full marks.`, 'key')]
}

/** The same worth, the same steps, the same effects: it does not matter which one is taken. */
function sameOptions(issue: Issue, path: Path): Finding[] {
  const all = Object.keys(issue.steps)
  const seen = new Map<string, string>()
  return each(issue.options, path, ({ quality, steps, effects }, place, id) => {
    const asked = new Set(steps ?? all)
    const what = JSON.stringify([quality, all.filter((step) => asked.has(step)), effects])
    const first = seen.get(what)
    if (first === undefined) seen.set(what, id)
    const message = `"${id}" and "${first}" have the same worth, steps and effects.`
    return first === undefined ? [] : [wrong('SC601', place, message, 'key')]
  })
}

function sameLabels(choices: Choices, path: Path): Finding[] {
  const seen = new Map<string, string>()
  return each(choices, path, ({ label }, place, id) => {
    const words =
      label
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
        ?.join(' ') ?? label
    const first = seen.get(words)
    if (first === undefined) seen.set(words, id)
    return first === undefined ? [] : [wrong('SC602', [...place, 'label'], `"${first}" reads the same.`)]
  })
}
