/** When injects come, as windows that can be compared: on the clock, or from an inject whose own time is open. */
import type { Scenario } from '#shared/scenario.ts'
import type { SimMs } from '#shared/time.ts'
import type { Model } from './model.ts'

export interface Window {
  first: SimMs
  last: SimMs
}
export interface Coming {
  /** On the clock; null if only people and chance decide. */
  clock: Window | null
  /** The inject whose time is drawn or open, and how long after it this one comes. */
  after: { root: string } & Window
}

export function comings({ scenario, day, sites }: Model): (id: string) => Coming {
  const moved = new Set(
    sites.flatMap(({ effects }) => effects.flatMap((effect) => ('inject' in effect ? [effect.inject] : []))),
  )
  const known = new Map<string, Coming>()
  const comingOf = (id: string): Coming => {
    const before = known.get(id)
    if (before) return before
    const found = moved.has(id) ? open(id) : look(id)
    known.set(id, found)
    return found
  }
  const look = (id: string): Coming => {
    const trigger = scenario.injects[id]?.trigger
    if (!trigger) return open(id)
    if ('at' in trigger) return fixed(id, day.sim(trigger.at), day.sim(trigger.at))
    if ('follows' in trigger) {
      const [least, most] = 'after' in trigger ? [trigger.after, trigger.after] : trigger.between
      const { clock, after } = comingOf(trigger.follows)
      const later = <W extends Window>(one: W): W => ({
        ...one,
        first: one.first + least,
        last: one.last + most,
      })
      return { clock: clock && later(clock), after: later(after) }
    }
    if ('between' in trigger) return fixed(id, day.sim(trigger.between[0]), day.sim(trigger.between[1]))
    return open(id)
  }
  return comingOf
}

const open = (root: string): Coming => ({ clock: null, after: { root, first: 0, last: 0 } })
const fixed = (root: string, first: SimMs, last: SimMs): Coming => ({
  clock: { first, last },
  after: { root, first: 0, last: 0 },
})

/** Whether `later` may come while `earlier` came less than `ms` before it, by what the file says of their times. */
export function mayMeet(earlier: Coming, later: Coming, ms: SimMs): boolean {
  const [a, b] =
    earlier.after.root === later.after.root ? [earlier.after, later.after] : [earlier.clock, later.clock]
  return a !== null && b !== null && b.last >= a.first && b.first < a.last + ms
}

/** Whether only one of the two is drawn. */
export function areAlternatives({ alternatives = {} }: Scenario, a: string, b: string): boolean {
  return Object.values(alternatives).some(({ oneOf }) => oneOf.includes(a) && oneOf.includes(b))
}
