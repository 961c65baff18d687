/**
 * The working copy of one step: the state with its maps copied on first write, and the facts so far. Everything the
 * engine does in a step goes through a draft; the state it was made from is never changed.
 */
import type { By } from '#shared/command.ts'
import type { Audience, Doer, Fact } from '#shared/fact.ts'
import type { PersonId, RoleId } from '#shared/ids.ts'
import type { Script } from '#shared/script.ts'
import type { SimMs, WallMs } from '#shared/time.ts'
import { isMs } from '#shared/time.ts'
import { newMoments, setMoment } from './condition.ts'
import { valueAt } from './metric.ts'
import type { Deadline, Due, RoomPart, State, WorldPart } from './state.ts'

type RoomMaps = Pick<RoomPart, 'people' | 'covers' | 'sessions' | 'forgotten'>
type WorldMaps = Pick<
  WorldPart,
  'issues' | 'polls' | 'milestones' | 'sheet' | 'added' | 'metrics' | 'boards' | 'asks'
>

/** The issues that ask, as long as none of them changes: from a simulated time on, until the next of their times is over. */
export interface Asking {
  ids: string[]
  from: SimMs
  until: SimMs
}

export interface Draft {
  readonly script: Script
  /** The world that the draft was made from. */
  readonly before: WorldPart
  readonly room: RoomPart
  readonly world: WorldPart
  readonly facts: Fact[]
  /** Simulated time of the moment being visited. */
  now: SimMs
  /** Real time of the moment being visited. */
  wall: WallMs
  /** Injects passed over by the skip under way; null when none is. */
  skipped: string[] | null
  /** Maps that are already this draft's own. */
  readonly owned: string[]
  /** True when something happened that conditions may look at. */
  stirred: boolean
  /** What asked when the pace was last followed, and the issues changed since. */
  asking: Asking | null
  readonly changed: string[]
}

export function draftOf(script: Script, state: State, wall: WallMs): Draft {
  return {
    script,
    before: state.world,
    room: { ...state.room },
    world: { ...state.world },
    facts: [],
    now: state.world.clock.sim,
    wall,
    skipped: null,
    owned: [],
    stirred: false,
    asking: null,
    changed: [],
  }
}

/** The map as this draft's own, copied on the first call. */
type Maps<T> = { [K in keyof T]: Record<string, unknown> }
function own<M extends Maps<M>, K extends keyof M & string>(
  d: Draft,
  part: M,
  key: K,
): Record<string, M[K][string]> {
  if (!d.owned.includes(key)) {
    part[key] = { ...part[key] }
    d.owned.push(key)
  }
  return part[key] as Record<string, M[K][string]>
}

/** Sets one entry of a map of the world. */
export function put<K extends keyof WorldMaps>(
  d: Draft,
  key: K,
  id: string,
  value: WorldMaps[K][string],
): void {
  own<WorldMaps, K>(d, d.world, key)[id] = value
  if (key === 'issues' && !d.changed.includes(id)) d.changed.push(id)
}
/** Sets one entry of a map of the room. */
export function putRoom<K extends keyof RoomMaps>(
  d: Draft,
  key: K,
  id: string,
  value: RoomMaps[K][string],
): void {
  own<RoomMaps, K>(d, d.room, key)[id] = value
}
export function dropRoom<K extends keyof RoomMaps>(d: Draft, key: K, id: string): void {
  delete own<RoomMaps, K>(d, d.room, key)[id]
}

/** Changes some fields of an entry that exists. */
export function patch<K extends 'issues' | 'polls' | 'milestones' | 'sheet'>(
  d: Draft,
  key: K,
  id: string,
  change: Partial<WorldMaps[K][string]>,
): void {
  const before = own<WorldMaps, K>(d, d.world, key)[id]
  if (!before) throw new Error(`no ${key} ${id}`)
  put(d, key, id, { ...before, ...change } as WorldMaps[K][string])
}

type Body<F> = F extends unknown ? Omit<F, 'at' | 'to'> : never

/** States a fact at the moment being visited, for the given audience. */
export function tell(d: Draft, to: Audience, body: Body<Fact>): void {
  const fact = { at: d.now, to, ...body } as Fact
  d.facts.push(fact)
  rememberOwn(d, fact)
  d.stirred = true
}

/** Remembers the moments of a fact; what this draft has copied already is changed in place. */
function rememberOwn(d: Draft, fact: Fact): void {
  for (const [kind, rest, value] of newMoments(d.world.moments, fact)) {
    if (!d.owned.includes('moments')) {
      d.world.moments = { ...d.world.moments }
      d.owned.push('moments')
    }
    const mine = `moments/${kind}`
    if (!d.owned.includes(mine)) {
      d.world.moments[kind] = { ...d.world.moments[kind] }
      d.owned.push(mine)
    }
    setMoment(d.world.moments[kind] ?? {}, rest, value)
  }
}

/** Arms a deadline, replacing one of the same id. Throws on anything but whole milliseconds: a bug, not input. */
export function arm(d: Draft, id: string, due: SimMs, what: Due): void {
  if (!isMs(due)) throw new Error(`deadline ${id} at ${due}`)
  disarm(d, id)
  const deadlines = ownDeadlines(d)
  // Of those due at the same moment the first armed comes first: this one is the last.
  const before = deadlines.findLastIndex((one) => one.due <= due)
  deadlines.splice(before + 1, 0, { id, due, n: d.world.arming, what })
  d.world.arming += 1
}
export function disarm(d: Draft, id: string): void {
  const at = d.world.deadlines.findIndex((one) => one.id === id)
  if (at >= 0) ownDeadlines(d).splice(at, 1)
}

/** The deadlines as this draft's own, copied on the first call. */
function ownDeadlines(d: Draft): Deadline[] {
  if (!d.owned.includes('deadlines')) {
    d.world.deadlines = [...d.world.deadlines]
    d.owned.push('deadlines')
  }
  return d.world.deadlines as Deadline[]
}

/** A fresh name for something that happens in the room, such as a message. */
export function nextName(d: Draft, kind: string): string {
  d.world.counter += 1
  return `${kind}-${d.world.counter}`
}

export const isLive = (d: Draft): boolean => typeof d.room.chart.value === 'object'
export const isBriefing = (d: Draft): boolean => d.room.chart.value === 'briefing'

/** People in a seat of this role, the holder first. */
export function holders(d: Draft, role: RoleId): PersonId[] {
  const { people } = d.room
  const there: PersonId[] = []
  for (const id in people) if (people[id]?.role === role) there.push(id)
  return there.sort((a, b) => Number(people[a]?.second) - Number(people[b]?.second))
}

/** People who act for a role: its own, or those of the role that covers it. */
export function actors(d: Draft, role: RoleId): PersonId[] {
  const own = holders(d, role)
  const cover = d.room.covers[role]
  return own.length > 0 || cover === undefined ? own : holders(d, cover)
}

export const isOccupied = (d: Draft, role: RoleId): boolean => actors(d, role).length > 0

/** The roles a participant acts for: the own one first, then covered ones. */
export function rolesOf(d: Pick<Draft, 'room'>, by: By): RoleId[] {
  if (by.kind !== 'participant') return []
  const own = d.room.people[by.person]?.role
  if (!own) return []
  return [own, ...Object.keys(d.room.covers).filter((role) => d.room.covers[role] === own)]
}

/** For whom the asker may do something that is this role's: as the role, as a facilitator for an empty one, or not at all. */
export function actsFor(d: Draft, by: By, role: RoleId): Doer | null {
  if (rolesOf(d, by).includes(role)) return role
  return by.kind === 'facilitator' && !isOccupied(d, role) ? 'facilitator' : null
}

export const isLead = (d: Draft, by: By): RoleId | null =>
  rolesOf(d, by).find((role) => d.script.roles[role]?.lead) ?? null

/** Everyone, when all roles are meant; else these roles. */
export function toRoles(d: Draft, roles: readonly RoleId[]): Audience {
  return d.script.roleIds.every((role) => roles.includes(role))
    ? 'everyone'
    : { roles: [...roles], people: [], private: false }
}
/** Only the people who act for a role; private in the debrief too when it tells of a personal allowance. */
export function toOwner(d: Draft, role: RoleId, { isPrivate }: { isPrivate: boolean }): Audience {
  const people = actors(d, role)
  const cover = holders(d, role).length === 0 ? d.room.covers[role] : undefined
  return { roles: cover === undefined ? [role] : [role, cover], people, private: isPrivate }
}

export function metricNow(d: Draft, id: string): number {
  return valueAt(d.world.metrics[id] ?? [], d.now)
}

/** What the script or the overlay says of an inject. */
export function injectOf(d: Pick<Draft, 'script' | 'world'>, id: string) {
  return d.script.injects[id] ?? d.world.added[id]?.inject
}
