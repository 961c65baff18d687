/**
 * What causes what in a scenario, as two graphs of moments: what *can* come (by whatever people do, each thing at its
 * earliest) and what *must* come (whatever they do, each thing at its latest). A facilitator sends what is theirs to
 * send and changes nothing else; limits are those without an allowance.
 */
import { PHASES } from '#shared/ids.ts'
import type { Effect } from '#shared/scenario/effect.ts'
import type { Inject } from '#shared/scenario/inject.ts'
import type { Scenario } from '#shared/scenario.ts'
import { namesOfRepeated } from '#shared/scriptInject.ts'
import type { SimMs } from '#shared/time.ts'
import type { DayClock } from './dayClock.ts'
import type { Form, Forms, Literal, Reading } from './form.ts'
import { pastOf } from './implied.ts'
import type { IssueTimes } from './issueTimes.ts'
import { type Moments, newMoments } from './moments.ts'
import type { Site } from './sites.ts'

export interface Parts {
  scenario: Scenario
  day: DayClock
  formOf: Forms
  issues: ReadonlyMap<string, IssueTimes>
  sites: readonly Site[]
}
export type When = (key: string) => SimMs

/** How long a part of the work on an issue takes at least, counted from its opening. `Infinity`: nobody is asked to do it. */
export function leastOf({ issues }: Pick<Parts, 'issues'>, { key, issue }: Literal): SimMs {
  const times = issue === null ? undefined : issues.get(issue)
  const [kind, , part = ''] = key.split('/')
  if (!times) return 0
  if (kind === 'step') return times.asked.has(part) ? (times.chain[part] ?? 0) : Number.POSITIVE_INFINITY
  return kind === 'resolved' || (kind === 'phaseDone' && part === 'act') ? times.quickest : 0
}

/** `pace`: as fast as waits allow, or as a good team, which needs its par for each phase. */
export function earliestMoments(
  parts: Parts,
  { pace, reading }: { pace: 'fastest' | 'par'; reading: (reading: Reading) => SimMs },
): When {
  const { scenario, day, formOf, sites } = parts
  const graph = newMoments()
  const rules = ruleNodes(graph, {
    not: () => 0,
    reading,
    literal: (one) => (one.within !== null && leastOf(parts, one) > one.within ? null : one),
  })
  addPlan(graph, scenario, day)
  for (const [id, inject] of Object.entries(scenario.injects)) {
    for (const name of namesOfRepeated(id, inject)) {
      const expires = inject.expires === undefined ? null : day.sim(inject.expires)
      graph.by(`delivered/${name}`, { key: `due/${name}`, before: expires })
    }
    addTrigger(graph, id, inject, { day, rule: (condition) => rules(formOf(condition)), latest: false })
    addRepeats(graph, id, inject)
    addIssue(graph, id, parts, pace)
  }
  for (const { cause, effects } of sites) {
    for (const effect of effects) {
      if ('inject' in effect) graph.by(`due/${effect.inject}`, { key: cause, delay: effect.after ?? 0 })
      if ('milestone' in effect && 'to' in effect && effect.to === 'blocked')
        graph.by(`milestone/${effect.milestone}/blocked`, { key: cause })
    }
  }
  return graph.solve(day.end)
}

interface CertainOptions {
  earliest: When
  reading: (reading: Reading) => SimMs
}

/** By when each moment has come whatever people do; `Infinity` for what need not come. */
export function certainMoments(parts: Parts, options: CertainOptions): When {
  // What could take an inject away, or move it, only counts if it can come before the inject has.
  const untouched = certainUnless(parts, options, () => false)
  return certainUnless(parts, options, (key, cause) => {
    return options.earliest(cause) <= untouched(key) && !pastOf(parts.scenario, cause).has(key)
  })
}

/** `touches`: whether an effect of this cause can still change when, or whether, the moment comes. */
function certainUnless(
  { scenario, day, formOf, sites }: Parts,
  { earliest, reading }: CertainOptions,
  touches: (key: string, cause: string) => boolean,
): When {
  const graph = newMoments()
  const rules = ruleNodes(graph, {
    not: (form) => (mayHold(form, earliest) ? Number.POSITIVE_INFINITY : 0),
    reading,
    literal: (one) => (one.within === null ? one : null),
  })
  const open = new Set(
    sites.flatMap(({ cause, effects }) => effects.flatMap(changedBy).filter((key) => touches(key, cause))),
  )
  for (const { oneOf } of Object.values(scenario.alternatives ?? {}))
    for (const id of oneOf) open.add(`delivered/${id}`)
  for (const [id, { at, late }] of Object.entries(scenario.milestones)) {
    const due = `milestone/${id}/due`
    if (open.has(due)) continue
    graph.happens(due, day.sim(at))
    const lateAt = late === undefined ? Number.POSITIVE_INFINITY : day.sim(at) + late
    if (earliest(`milestone/${id}/done`) > lateAt) graph.happens(`milestone/${id}/late`, lateAt)
  }
  for (const [id, inject] of Object.entries(scenario.injects)) {
    if (open.has(`delivered/${id}`) || inject.unless || inject.expires !== undefined) continue
    graph.by(`delivered/${id}`, { key: `due/${id}` })
    graph.by(`opened/${id}`, { key: `delivered/${id}` })
    addTrigger(graph, id, inject, { day, rule: (condition) => rules(formOf(condition)), latest: true })
  }
  return graph.solve(day.end)
}

/** The moment that an effect brings forward, puts off or takes away. */
function changedBy(effect: Effect): string[] {
  if ('inject' in effect) return [`delivered/${effect.inject}`]
  if ('cancel' in effect) return [`delivered/${effect.cancel}`]
  return 'delay' in effect ? [`milestone/${effect.milestone}/due`] : []
}

/** Whether a form may be true at some time, each moment for itself. */
function mayHold(form: Form, earliest: When): boolean {
  if ('all' in form) return form.all.every((part) => mayHold(part, earliest))
  if ('inOrder' in form) return form.inOrder.every((part) => mayHold(part, earliest))
  if ('any' in form) return form.any.some((part) => mayHold(part, earliest))
  if (!('literal' in form)) return true
  const at = earliest(form.literal.key)
  return at < (form.literal.before ?? Number.POSITIVE_INFINITY)
}

interface Leaves {
  not: (form: Form) => SimMs
  reading: (reading: Reading) => SimMs
  /** Null: never. */
  literal: (literal: Literal) => Literal | null
}

/** Makes moments of forms: the key of the moment at which one may be, or has to be, true. */
function ruleNodes(graph: Moments, leaves: Leaves): (form: Form) => string {
  let count = 0
  const nodeOf = (form: Form): string => {
    count += 1
    const key = `rule/${count}`
    if ('all' in form)
      graph.byAll(
        key,
        form.all.map((part) => ({ key: nodeOf(part) })),
      )
    else if ('inOrder' in form)
      graph.byAll(
        key,
        form.inOrder.map((part) => ({ key: nodeOf(part) })),
      )
    else if ('any' in form) for (const part of form.any) graph.by(key, { key: nodeOf(part) })
    else if ('not' in form) graph.happens(key, leaves.not(form.not))
    else if ('reading' in form) graph.happens(key, leaves.reading(form.reading))
    else if ('literal' in form) {
      const literal = leaves.literal(form.literal)
      if (literal) graph.by(key, { key: literal.key, before: literal.before })
    }
    return key
  }
  return nodeOf
}

function addPlan(graph: Moments, { milestones, gates, channels, roles }: Scenario, day: DayClock): void {
  const gated = new Map(Object.entries(gates).map(([id, { milestone }]) => [milestone, id]))
  for (const [id, { at, late, checklist }] of Object.entries(milestones)) {
    const due = `milestone/${id}/due`
    graph.happens(due, day.sim(at))
    graph.by(`milestone/${id}/blocked`, { key: due })
    if (late !== undefined) graph.by(`milestone/${id}/late`, { key: due, delay: late })
    const gate = gated.get(id)
    const longest = Object.values(checklist).reduce((most, { takes = 0 }) => Math.max(most, takes), 0)
    graph.by(
      `milestone/${id}/done`,
      gate === undefined ? { key: due, delay: longest } : { key: `called/${gate}/go` },
    )
    for (const [item, { takes = 0 }] of Object.entries(checklist))
      graph.by(`item/${id}/${item}`, { key: due, delay: takes })
  }
  // The chair may call a poll before its time.
  for (const gate of Object.keys(gates))
    for (const call of ['go', 'no-go', 'hold', 'scrub']) graph.happens(`called/${gate}/${call}`, 0)
  for (const channel of Object.keys(channels)) {
    graph.happens(`posted/${channel}`, 0)
    for (const role of Object.keys(roles)) graph.happens(`posted/${channel}/${role}`, 0)
  }
}

type Condition = NonNullable<Inject['unless']>
interface TriggerOptions {
  day: DayClock
  rule: (condition: Condition) => string
  /** Of a window its end instead of its beginning. */
  latest: boolean
}

function addTrigger(
  graph: Moments,
  id: string,
  { trigger }: Inject,
  { day, rule, latest }: TriggerOptions,
): void {
  const due = `due/${id}`
  const end = latest ? 1 : 0
  if ('at' in trigger) graph.happens(due, day.sim(trigger.at))
  else if ('when' in trigger) graph.by(due, { key: rule(trigger.when), delay: trigger.after ?? 0 })
  else if ('follows' in trigger) {
    const delay = 'after' in trigger ? trigger.after : trigger.between[end]
    graph.by(due, { key: `delivered/${trigger.follows}`, delay })
  } else if ('between' in trigger) graph.happens(due, day.sim(trigger.between[end]))
  else if (!latest && trigger.by !== 'effect') graph.happens(due, 0)
}

function addRepeats(graph: Moments, id: string, inject: Inject): void {
  const every = inject.repeat?.every ?? 0
  namesOfRepeated(id, inject).forEach((name, i) => {
    if (i > 0) graph.by(`due/${name}`, { key: `delivered/${id}`, delay: i * every })
  })
}

function addIssue(graph: Moments, id: string, { scenario, issues }: Parts, pace: 'fastest' | 'par'): void {
  const issue = scenario.injects[id]?.issue
  const times = issues.get(id)
  if (!issue || !times) return
  const opened = `opened/${id}`
  const par = (phase: keyof typeof times.par) => (pace === 'par' ? times.par[phase] : 0)
  graph.by(opened, { key: `delivered/${id}` })
  for (const phase of PHASES) {
    const least = phase === 'act' ? Math.max(par('decide') + times.quickest, par('act')) : par(phase)
    graph.by(`phaseDone/${id}/${phase}`, { key: opened, delay: least })
    const before = PHASES[PHASES.indexOf(phase) - 1]
    const entered = before === undefined ? 0 : par(before)
    graph.by(`limitPassed/${id}/${phase}`, { key: opened, delay: entered + issue.phases[phase].limit })
  }
  graph.by(`resolved/${id}`, { key: `phaseDone/${id}/act` })
  graph.by(`decided/${id}`, { key: `phaseDone/${id}/decide` })
  for (const option of Object.keys(issue.options))
    graph.by(`decided/${id}/${option}`, { key: `decided/${id}` })
  for (const step of times.asked)
    graph.by(`step/${id}/${step}`, { key: `decided/${id}`, delay: times.chain[step] ?? 0 })
  if (Object.keys(scenario.roles).length > 1) graph.by(`asked/${id}`, { key: opened })
  graph.by(`escalated/${id}`, { key: opened })
}
