/** When an inject comes: windows, expiry, repetition, and the groups of which one is drawn. */
import type { Inject } from '#shared/scenario/inject.ts'
import type { Scenario } from '#shared/scenario.ts'
import { namesOfRepeated } from '#shared/scriptInject.ts'
import { isLaterOnClock } from './clock.ts'
import { each, every, type Names, wrong } from './names.ts'
import type { conditionCheck } from './rules.ts'
import type { Finding, Path } from './source.ts'

const LONGEST_NAME = 64
/** All repetitions counted: a room keeps a row for each. */
const MOST_INJECTS = 2000

/** What is wrong with the window, the expiry and the repetition of one inject. */
export function comingFindings(
  { injects }: Scenario,
  id: string,
  path: Path,
  condition: ReturnType<typeof conditionCheck>,
): Finding[] {
  const inject = injects[id]
  if (!inject) return []
  const { unless, repeat } = inject
  return [
    ...windowFindings(inject, path),
    ...expiryFindings(inject, path),
    ...(unless ? condition(unless, [...path, 'unless']) : []),
    ...(repeat?.until ? condition(repeat.until, [...path, 'repeat', 'until']) : []),
    ...repeatFindings(injects, id, [...path, 'repeat']),
  ]
}

function windowFindings({ trigger }: Inject, path: Path): Finding[] {
  if (!('between' in trigger)) return []
  const [first, last] = trigger.between
  const isOrdered =
    typeof first === 'number' ? first < Number(last) : isLaterOnClock(String(last), String(first))
  const message = 'A window ends after it begins: write the earlier one first.'
  return isOrdered ? [] : [wrong('SC303', [...path, 'trigger', 'between', 1], message)]
}

function expiryFindings({ trigger, expires }: Inject, path: Path): Finding[] {
  if (expires === undefined) return []
  const first = 'at' in trigger ? trigger.at : 'between' in trigger ? trigger.between[0] : null
  if (typeof first !== 'string' || isLaterOnClock(expires, first)) return []
  const message = `It would never be sent: it expires at ${expires} and comes at ${first} at the earliest.`
  return [wrong('SC303', [...path, 'expires'], message)]
}

function repeatFindings(injects: Scenario['injects'], id: string, path: Path): Finding[] {
  const inject = injects[id]
  const { repeat } = inject ?? {}
  if (!inject || !repeat) return []
  const issue = `"${id}" is an issue: only messages can be repeated. Take out "repeat", or write a message that comes again.`
  const [, ...later] = namesOfRepeated(id, inject)
  const taken = later.find((name) => Object.hasOwn(injects, name))
  const tooLong = later.find((name) => name.length > LONGEST_NAME)
  return [
    ...(inject.issue ? [wrong('SC214', path, issue, 'key')] : []),
    ...('by' in inject.trigger && inject.trigger.by === 'practice'
      ? [wrong('SC214', path, `"${id}" is for practice, which comes once. Take out "repeat".`, 'key')]
      : []),
    ...(repeat.every === 0
      ? [wrong('SC303', [...path, 'every'], 'Say how long after the one before, like "20 min".')]
      : []),
    ...(taken === undefined
      ? []
      : [wrong('SC215', path, `Its repetition would be named "${taken}", as another inject is.`, 'key')]),
    ...(tooLong === undefined
      ? []
      : [wrong('SC215', path, `Its repetition would be named "${tooLong}", which is too long.`, 'key')]),
  ]
}

/** A short file could stand for more than a room can hold. */
export function tooManyFindings({ injects }: Scenario): Finding[] {
  const count = Object.values(injects).reduce((sum, { repeat }) => sum + (repeat?.times ?? 1), 0)
  const message = `With all repetitions there are ${count} injects. A scenario may have ${MOST_INJECTS}.`
  return count > MOST_INJECTS ? [wrong('SC215', ['injects'], message, 'key')] : []
}

/** Each inject of a group exists, and stands in one group, once. */
export function alternativeFindings({ alternatives = {} }: Scenario, names: Names): Finding[] {
  const groupOf = new Map<string, string>()
  return each(alternatives, ['alternatives'], ({ oneOf }, path, group) =>
    every(oneOf, [...path, 'oneOf'], (id, place) => {
      const before = groupOf.get(id)
      groupOf.set(id, group)
      const where = before === group ? 'this group' : `the group "${before}"`
      const twice = `"${id}" stands in ${where} already. An inject has one chance to be drawn.`
      return [...names.inject(id, place), ...(before === undefined ? [] : [wrong('SC213', place, twice)])]
    }),
  )
}
