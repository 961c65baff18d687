/** Too much at once for one role, or nothing for long. */
import { SEVERITIES } from '#shared/ids.ts'
import type { Inject } from '#shared/scenario/inject.ts'
import { MINUTE, type SimMs } from '#shared/time.ts'
import { wrong } from '../names.ts'
import type { Finding } from '../source.ts'
import { lengthOf } from './dayClock.ts'
import type { Model } from './model.ts'
import { areAlternatives, comings, mayMeet } from './windows.ts'

/** A crisis keeps everybody at work. */
const LONGEST_IDLE = 20 * MINUTE
/** Pairs are looked at among so many; no day has more. */
const MOST_COMPARED = 200

export function crowdingFindings(model: Model): Finding[] {
  return [...meetingP0(model), ...meetingLimits(model), ...idleInCrisis(model)]
}

/** Injects that come by themselves, each with its id. */
function planned({ scenario, earliest }: Model, which: (inject: Inject) => boolean): [string, Inject][] {
  return Object.entries(scenario.injects)
    .filter(([id, inject]) => {
      const byHand = 'by' in inject.trigger && inject.trigger.by !== 'effect'
      return !byHand && which(inject) && earliest(`delivered/${id}`) < Number.POSITIVE_INFINITY
    })
    .slice(0, MOST_COMPARED)
}

function isP0({ severity, issue }: Inject): boolean {
  const worth = (one: (typeof SEVERITIES)[number]) => issue?.assessment.severity[one] ?? 0
  return (
    severity === 'P0' || (issue !== undefined && SEVERITIES.slice(1).every((one) => worth('P0') > worth(one)))
  )
}

function meetingP0(model: Model): Finding[] {
  const coming = comings(model)
  const all = planned(model, isP0)
  return all.flatMap(([id, inject], i) => {
    const met = all.slice(0, i).find(([other, { to }]) => {
      const [a, b] = [coming(other), coming(id)]
      const meet = mayMeet(a, b, MINUTE) || mayMeet(b, a, MINUTE)
      return meet && sharedRole(to, inject.to) && !areAlternatives(model.scenario, other, id)
    })
    if (!met) return []
    const role = sharedRole(met[1].to, inject.to)
    const who = role === 'all' ? 'everyone' : `"${role}"`
    const message = `This P0 can reach ${who} within a minute of "${met[0]}", another P0.`
    return [wrong('SC503', ['injects', id, 'trigger'], message)]
  })
}

function sharedRole(a: Inject['to'], b: Inject['to']): string | undefined {
  if (a === 'all') return b === 'all' ? 'all' : b[0]
  return b === 'all' ? a[0] : a.find((role) => b.includes(role))
}

/** Issues of one owner, of which one opens while a good team still observes, orients or decides in the other. */
function meetingLimits(model: Model): Finding[] {
  const coming = comings(model)
  const all = planned(model, ({ issue }) => issue !== undefined)
  return all.flatMap(([id, { issue }], i) => {
    const met = all.find(([other, { issue: first }], j) => {
      const asks = model.issues.get(other)?.par.decide ?? 0
      if (j === i || first?.owner !== issue?.owner || areAlternatives(model.scenario, other, id)) return false
      const both = mayMeet(coming(id), coming(other), model.issues.get(id)?.par.decide ?? 0)
      return mayMeet(coming(other), coming(id), asks) && !(both && j > i)
    })
    if (!met || issue === undefined) return []
    const asks = lengthOf(model.issues.get(met[0])?.par.decide ?? 0)
    const message = `"${issue.owner}" can still be at work on "${met[0]}", which asks for ${asks} of answers.`
    return [wrong('SC505', ['injects', id, 'trigger'], message)]
  })
}

interface Busy {
  from: SimMs
  to: SimMs
}

function idleInCrisis(model: Model): Finding[] {
  const { scenario, day } = model
  if (scenario.kind !== 'crisis') return []
  const coming = comings(model)
  const all = Object.keys(scenario.roles).flatMap((role) =>
    scenario.roles[role]?.optional ? [] : [{ role, busy: busyTimes(model, role, coming) }],
  )
  // Once nothing is left for anybody, the crisis is over, whatever the clock says.
  const over = all.reduce((last, { busy }) => busy.reduce((most, { to }) => Math.max(most, to), last), 0)
  return all.flatMap(({ role, busy }) => {
    const gap = longestGap(busy, Math.min(day.end, over))
    if (gap.to - gap.from <= LONGEST_IDLE) return []
    const real = lengthOf((gap.to - gap.from) / scenario.pacing.quiet)
    const message = `"${role}" has nothing to do from ${day.shown(gap.from)} to ${day.shown(gap.to)} (${real} of real time).`
    return [wrong('SC504', ['roles', role], message, 'key')]
  })
}

/** When a role may have something to do, each stretch as long as it may last. */
function busyTimes(model: Model, role: string, coming: ReturnType<typeof comings>): Busy[] {
  const { scenario, day, atPar } = model
  const busy: Busy[] = []
  for (const { at, owner, slow = 0, checklist } of Object.values(scenario.milestones)) {
    const own = Object.values(checklist).filter((item) => item.role === role)
    if (own.length === 0 && owner !== role) continue
    const work = Math.max(slow, ...own.map(({ takes = 0 }) => takes))
    busy.push({ from: day.sim(at), to: day.sim(at) + work })
  }
  for (const { at, milestone, chair, order, limit } of Object.values(scenario.gates)) {
    const from = day.sim(at ?? scenario.milestones[milestone]?.at ?? scenario.clock.from)
    if (chair === role || order.includes(role)) busy.push({ from, to: from + limit })
  }
  for (const [id, { to, trigger, issue, repeat }] of Object.entries(scenario.injects)) {
    const byHand = 'by' in trigger && trigger.by !== 'effect'
    if (byHand || (to !== 'all' && !to.includes(role))) continue
    const from = atPar(`delivered/${id}`)
    if (from === Number.POSITIVE_INFINITY) continue
    const { first, last } = coming(id).clock ?? { first: from, last: from }
    const again = repeat ? (repeat.times - 1) * repeat.every : 0
    busy.push({ from: first, to: last + again + (issue ? partOf(issue, role) : 0) })
  }
  return busy
}

/** How long a role may have a part in an issue: all see it until it is decided, some have steps. */
function partOf({ owner, phases, steps }: NonNullable<Inject['issue']>, role: string): SimMs {
  const { observe, orient, decide, act } = phases
  const acts = owner === role || Object.values(steps).some((step) => step.role === role)
  return observe.limit + orient.limit + decide.limit + (acts ? act.limit : 0)
}

function longestGap(busy: Busy[], end: SimMs): Busy {
  let reached = 0
  let longest: Busy = { from: 0, to: 0 }
  const look = (from: SimMs) => {
    if (Math.min(from, end) - reached > longest.to - longest.from)
      longest = { from: reached, to: Math.min(from, end) }
  }
  for (const { from, to } of busy.sort((a, b) => a.from - b.from)) {
    look(from)
    reached = Math.max(reached, to)
  }
  look(end)
  return longest
}
