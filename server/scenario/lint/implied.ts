/** What else has happened where one moment has come: an issue that is resolved was decided, and opened before that. */
import { PHASES, type Phase } from '#shared/ids.ts'
import type { Scenario } from '#shared/scenario.ts'
import type { Literal } from './form.ts'
import type { Model } from './model.ts'

/** Whether one moment in time means that the other came in time, or that it cannot come at all. */
export function follows(model: Model, one: Literal, other: Literal): 'implied' | 'excluded' | null {
  const past = model.pasts.get(one.key) ?? pastOf(model.scenario, one.key)
  model.pasts.set(one.key, past)
  if (!past.has(other.key)) return excludes(model.scenario, past, other.key) ? 'excluded' : null
  const inTime = other.before === null || (one.before !== null && one.before <= other.before)
  const soon =
    other.within === null || (one.issue === other.issue && one.within !== null && one.within <= other.within)
  return inTime && soon ? 'implied' : null
}

/** Two injects of which only one is drawn. */
function excludes({ alternatives = {} }: Scenario, past: ReadonlySet<string>, key: string): boolean {
  const [kind, id = ''] = key.split('/')
  if (kind !== 'delivered' && kind !== 'opened') return false
  return Object.values(alternatives).some(
    ({ oneOf }) =>
      oneOf.includes(id) && oneOf.some((other) => other !== id && past.has(`delivered/${other}`)),
  )
}

/** The moment itself and all that came no later. */
export function pastOf(scenario: Scenario, key: string): ReadonlySet<string> {
  const past = new Set([key])
  for (const one of past) for (const before of justBefore(scenario, one)) past.add(before)
  return past
}

function justBefore({ gates, injects }: Scenario, key: string): string[] {
  const [kind = '', id = '', part = ''] = key.split('/')
  switch (kind) {
    case 'step':
      return [`decided/${id}`]
    case 'decided':
      return [part === '' ? `phaseDone/${id}/decide` : `decided/${id}`]
    case 'resolved':
      return [`phaseDone/${id}/act`]
    case 'phaseDone':
      return phaseBefore(id, part)
    case 'limitPassed':
    case 'asked':
    case 'escalated':
      return [`opened/${id}`]
    case 'opened':
      return [`delivered/${id}`]
    case 'delivered':
      return injects[id]?.issue ? [`opened/${id}`] : []
    case 'milestone':
      return milestoneBefore(gates, id, part)
    case 'called':
      return part === 'go' && gates[id] ? [`milestone/${gates[id].milestone}/done`] : []
    case 'posted':
      return part === '' ? [] : [`posted/${id}`]
    default:
      return []
  }
}

function phaseBefore(id: string, phase: string): string[] {
  const before = PHASES[PHASES.indexOf(phase as Phase) - 1]
  const same = phase === 'decide' ? [`decided/${id}`] : phase === 'act' ? [`resolved/${id}`] : []
  return [...same, before === undefined ? `opened/${id}` : `phaseDone/${id}/${before}`]
}

function milestoneBefore(gates: Scenario['gates'], id: string, state: string): string[] {
  if (state === 'late') return [`milestone/${id}/due`]
  if (state !== 'done') return []
  const gate = Object.keys(gates).find((one) => gates[one]?.milestone === id)
  return [gate === undefined ? `milestone/${id}/due` : `called/${gate}/go`]
}
