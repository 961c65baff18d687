/** What may be named in a scenario, and the finding for a name that stands for nothing. */
import type { Scenario } from '#shared/scenario.ts'
import { namesOfRepeated } from '#shared/scriptInject.ts'
import type { FindingCode } from './findings.ts'
import type { Finding, Path } from './source.ts'

/** Empty if the name is known, else one finding at `path`. */
export type Check = (name: string, path: Path) => Finding[]

export interface Names {
  role: Check
  channel: Check
  persona: Check
  metric: Check
  board: Check
  milestone: Check
  gate: Check
  inject: Check
  audience: Check
  /** An inject that has an `issue` part. */
  issue: Check
}

export function namesOf(scenario: Scenario): Names {
  const issues = Object.entries(scenario.injects).filter(([, inject]) => inject.issue)
  const issue = oneOf(
    'issue',
    issues.map(([id]) => id),
  )
  return {
    role: oneOf('role', Object.keys(scenario.roles)),
    channel: oneOf('channel', Object.keys(scenario.channels)),
    persona: oneOf('persona', Object.keys(scenario.personas)),
    metric: oneOf('metric', Object.keys(scenario.metrics)),
    board: oneOf('board', Object.keys(scenario.boards)),
    milestone: oneOf('milestone', Object.keys(scenario.milestones)),
    gate: oneOf('gate', Object.keys(scenario.gates)),
    inject: oneOf(
      'inject',
      Object.entries(scenario.injects).flatMap(([id, inject]) => namesOfRepeated(id, inject)),
    ),
    audience: oneOf('audience', Object.keys(scenario.audiences ?? {})),
    issue: (name, path) =>
      Object.hasOwn(scenario.injects, name) && !scenario.injects[name]?.issue
        ? [wrong('SC202', path, `"${name}" is a message, not an issue: it has no phases and no options.`)]
        : issue(name, path),
  }
}

export function oneOf(kind: string, known: string[]): Check {
  const all = new Set(known)
  return (name, path) =>
    all.has(name)
      ? []
      : [{ ...wrong('SC201', path, `There is no ${kind} "${name}".`), instead: { name, known } }]
}

export function wrong(code: FindingCode, path: Path, message: string, on: Finding['on'] = 'value'): Finding {
  return { code, path, on, message }
}

/** Findings of every entry of a mapping. */
export function each<V>(
  entries: Record<string, V>,
  path: Path,
  look: (value: V, path: Path, id: string) => Finding[],
): Finding[] {
  return Object.entries(entries).flatMap(([id, value]) => look(value, [...path, id], id))
}

/** Findings of every item of a list. */
export function every<V>(
  items: readonly V[],
  path: Path,
  look: (item: V, path: Path) => Finding[],
): Finding[] {
  return items.flatMap((item, index) => look(item, [...path, index]))
}
