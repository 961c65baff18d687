/**
 * Conditions of a script, looked up in *moments*: the first simulated time at which each thing happened. Moments are
 * a fold of facts, so a trigger during the run and a criterion in the debrief read the same from the same log.
 */
import type { Fact } from '#shared/fact.ts'
import type { Script, ScriptMetric } from '#shared/script.ts'
import type { ScriptInject } from '#shared/scriptInject.ts'
import type { Rule } from '#shared/scriptRule.ts'
import type { SimMs } from '#shared/time.ts'

/** By the kind of the moment, then by the rest of its key: a room has hundreds, and each step may copy what it changes. */
export type Moments = Record<string, Record<string, SimMs>>

/** When this happened first, by a key such as `decided/ISSUE/OPTION`; undefined if it did not. */
export function momentAt(moments: Moments, key: string): SimMs | undefined {
  const [kind, rest] = placeOf(key)
  return moments[kind]?.[rest]
}

type Place = [kind: string, rest: string]

function placeOf(key: string): Place {
  const cut = key.indexOf('/')
  return [key.slice(0, cut), key.slice(cut + 1)]
}

/** The moments one fact makes, with the time to remember, or null to forget. `stretch/` holds tenths, not a time. */
function momentsOf(fact: Fact): [...NewMoment, latest?: true][] {
  const { at } = fact
  switch (fact.type) {
    case 'inject.delivered':
      return [['delivered', fact.delivery.inject, at]]
    case 'issue.opened':
      return [['opened', fact.issue, at]]
    case 'issue.limitSet':
      return [['stretch', fact.issue, fact.stretch ?? 0, true]]
    case 'issue.limitPassed':
      return [['limitPassed', `${fact.issue}/${fact.phase}`, at]]
    case 'issue.phaseDone':
      return [['phaseDone', `${fact.issue}/${fact.phase}`, at]]
    case 'issue.decided': {
      const any: NewMoment = ['decided', fact.issue, at]
      return fact.option === null ? [any] : [any, ['decided', `${fact.issue}/${fact.option}`, at]]
    }
    case 'issue.judged':
      return fact.like === null ? [] : [['decided', `${fact.issue}/${fact.like}`, at]]
    case 'issue.stepDone':
      return [['step', `${fact.issue}/${fact.step}`, at]]
    case 'issue.resolved':
      return fact.outcome === 'resolved' ? [['resolved', fact.issue, at]] : []
    case 'issue.asked':
      return [['asked', fact.issue, at]]
    case 'issue.escalated':
      return [['escalated', fact.issue, at]]
    case 'milestone.due':
      return [['milestone', `${fact.milestone}/due`, at]]
    case 'milestone.done':
      return [['milestone', `${fact.milestone}/done`, at]]
    case 'milestone.late':
      return [['milestone', `${fact.milestone}/late`, at]]
    case 'milestone.blocked':
      return [['milestone', `${fact.milestone}/blocked`, at]]
    case 'milestone.unblocked':
      return [['milestone', `${fact.milestone}/blocked`, null]]
    case 'poll.decided':
      return [['called', `${fact.gate}/${fact.call}`, at]]
    case 'message.posted':
      return fact.role === null
        ? []
        : [
            ['posted', fact.channel, at],
            ['posted', `${fact.channel}/${fact.role}`, at],
          ]
    case 'inject.seen':
      return [['seen', `${fact.inject}/${fact.role}`, at]]
    case 'document.opened':
      return [['read', `${fact.document}/${fact.role}`, at]]
    default:
      return []
  }
}

/** A moment that changes: its kind, the rest of its key, and when it was; null where it is forgotten. */
export type NewMoment = [kind: string, rest: string, value: number | null]

/** What a fact changes in these moments. */
export function newMoments(moments: Moments, fact: Fact): NewMoment[] {
  const found: NewMoment[] = []
  for (const [kind, rest, value, latest] of momentsOf(fact)) {
    const known = moments[kind]?.[rest]
    if (value === null ? known !== undefined : known === undefined || (latest && known !== value))
      found.push([kind, rest, value])
  }
  return found
}

export function setMoment(ofKind: Record<string, SimMs>, rest: string, value: number | null): void {
  if (value === null) delete ofKind[rest]
  else ofKind[rest] = value
}

/** The moments with those that a fact makes; the very same object if it makes none. */
export function remember(before: Moments, fact: Fact): Moments {
  let moments = before
  for (const [kind, rest, value] of newMoments(before, fact)) {
    const ofKind = { ...moments[kind] }
    setMoment(ofKind, rest, value)
    moments = { ...moments, [kind]: ofKind }
  }
  return moments
}

/** Adds the moments that a fact makes to a collection of one's own, in place; gives what changed, null for forgotten. */
export function rememberInto(own: Moments, fact: Fact): [key: string, value: number | null][] {
  return newMoments(own, fact).map(([kind, rest, value]) => {
    own[kind] ??= {}
    setMoment(own[kind], rest, value)
    return [`${kind}/${rest}`, value]
  })
}

export interface Known {
  moments: Moments
  /** Reading of a metric now, in smallest units. */
  metric: (id: string) => number
}

/** True if the rule holds with what is known. A judged criterion never holds by rule. */
export function holds(rule: Rule, known: Known): boolean {
  if ('all' in rule) return rule.all.every((part) => holds(part, known))
  if ('any' in rule) return rule.any.some((part) => holds(part, known))
  if ('not' in rule) return !holds(rule.not, known)
  if ('inOrder' in rule) return momentOf(rule, known.moments) !== null
  if ('judged' in rule) return false
  if ('metric' in rule) {
    const value = known.metric(rule.metric)
    return (rule.above === null || value > rule.above) && (rule.below === null || value < rule.below)
  }
  const isThere = ([kind, rest]: Place) => inTime(rule, known.moments[kind]?.[rest], known.moments)
  const places = placesOf(rule)
  return 'contained' in rule ? places.length > 0 && places.every(isThere) : places.some(isThere)
}

/**
 * When a rule came true, or null if it did not: of several that must all be true the latest moment, of those of which
 * one is enough the earliest. What may become false again (`not`, a metric) has no such moment.
 */
function momentOf(rule: Rule, moments: Moments): SimMs | null {
  if ('all' in rule) return latest(rule.all.map((part) => momentOf(part, moments)))
  if ('any' in rule) return earliest(rule.any.map((part) => momentOf(part, moments)))
  if ('inOrder' in rule) {
    const each = rule.inOrder.map((part) => momentOf(part, moments))
    return each.every((at, i) => i === 0 || (at ?? -1) >= (each[i - 1] ?? 0)) ? latest(each) : null
  }
  if ('not' in rule || 'metric' in rule || 'judged' in rule) return null
  const each = placesOf(rule).map(([kind, rest]) => {
    const at = moments[kind]?.[rest]
    return at !== undefined && inTime(rule, at, moments) ? at : null
  })
  return 'contained' in rule ? latest(each) : earliest(each)
}

function latest(moments: (SimMs | null)[]): SimMs | null {
  return moments.length === 0 || moments.includes(null) ? null : Math.max(...moments.map(Number))
}

function earliest(moments: (SimMs | null)[]): SimMs | null {
  const there = moments.filter((at) => at !== null)
  return there.length === 0 ? null : Math.min(...there)
}

const places = new WeakMap<Rule, Place[]>()

/** Where the moments of a simple rule stand, looked up once a rule: every step asks. */
function placesOf(rule: Rule): Place[] {
  const known = places.get(rule) ?? keysOf(rule).map(placeOf)
  places.set(rule, known)
  return known
}

/** The moments a simple rule looks at; it holds if any of them came in time, `contained` if all did. */
export function keysOf(rule: Rule): string[] {
  if ('opened' in rule) return [`opened/${rule.opened}`]
  if ('resolved' in rule) return [`resolved/${rule.resolved}`]
  if ('decided' in rule) {
    return rule.options
      ? rule.options.map((o) => `decided/${rule.decided}/${o}`)
      : [`decided/${rule.decided}`]
  }
  if ('limitPassed' in rule) return [`limitPassed/${rule.limitPassed}/${rule.phase}`]
  if ('phaseDone' in rule) return [`phaseDone/${rule.phaseDone}/${rule.phase}`]
  if ('step' in rule) return [`step/${rule.of}/${rule.step}`]
  if ('contained' in rule) return rule.steps.map((step) => `step/${rule.contained}/${step}`)
  if ('told' in rule) return rule.by.map(({ issue, step }) => `step/${issue}/${step}`)
  if ('asked' in rule) return [`asked/${rule.asked}`]
  if ('escalated' in rule) return [`escalated/${rule.escalated}`]
  if ('milestone' in rule) return [`milestone/${rule.milestone}/${rule.is}`]
  if ('called' in rule) return rule.as.map((call) => `called/${rule.called}/${call}`)
  if ('posted' in rule) return [`posted/${rule.posted}${rule.by === null ? '' : `/${rule.by}`}`]
  if ('delivered' in rule) return [`delivered/${rule.delivered}`]
  return []
}

function inTime(rule: Rule, at: SimMs | undefined, moments: Moments): boolean {
  if (at === undefined) return false
  if ('before' in rule && rule.before !== null && at >= rule.before) return false
  if (!('within' in rule) || rule.within === null) return true
  const issue = countedFrom(rule)
  const stretch = momentAt(moments, `stretch/${issue}`) ?? 10
  // Human limits extend by the owner's allowance; without a limit (0) nothing is too late.
  return stretch === 0 || at - (momentAt(moments, `opened/${issue}`) ?? at) <= (rule.within * stretch) / 10
}

/** The issue from whose opening `within` counts. */
function countedFrom(rule: Extract<Rule, { within: SimMs | null }>): string | null {
  if ('of' in rule) return rule.of
  if ('decided' in rule) return rule.decided
  if ('phaseDone' in rule) return rule.phaseDone
  if ('contained' in rule) return rule.contained
  return 'told' in rule ? rule.about : rule.resolved
}

type Conditional = [inject: string, trigger: Extract<ScriptInject['trigger'], { when: Rule }>]

/** Looked up once a script: every step asks. */
const conditional = new WeakMap<Script, Conditional[]>()

/** The injects of a script that wait for a rule, in the order of the script. */
export function conditionalIn(script: Script): Conditional[] {
  const known = conditional.get(script)
  if (known) return known
  const found = Object.entries(script.injects).flatMap(([id, { trigger }]): Conditional[] =>
    'when' in trigger ? [[id, trigger]] : [],
  )
  conditional.set(script, found)
  return found
}

type Reaction = [key: string, metric: string, reaction: ScriptMetric['reactions'][number]]

const reactions = new WeakMap<Script, Reaction[]>()

/** The reactions of a script's metrics, in the order of the script. */
export function reactionsIn(script: Script): Reaction[] {
  const known = reactions.get(script)
  if (known) return known
  const found = Object.entries(script.metrics).flatMap(([metric, one]) =>
    one.reactions.map((reaction, i): Reaction => [`${metric}/${i}`, metric, reaction]),
  )
  reactions.set(script, found)
  return found
}

/** The metric parts of a rule, wherever they stand in it. */
export function metricsOf(rule: Rule): Extract<Rule, { metric: string }>[] {
  if ('all' in rule) return rule.all.flatMap(metricsOf)
  if ('any' in rule) return rule.any.flatMap(metricsOf)
  if ('not' in rule) return metricsOf(rule.not)
  return 'metric' in rule ? [rule] : []
}
