/** People and seats: who holds which role, who covers an empty one, and whose limits stretch how far. */
import type { Allowance } from '#shared/command.ts'
import type { PersonId, RoleId } from '#shared/ids.ts'
import { type Draft, dropRoom, holders, putRoom, tell } from './draft.ts'
import { refreshLimit } from './issue.ts'
import { phaseOf } from './issueLook.ts'
import type { Person } from './state.ts'

export function joinRoom(d: Draft, person: PersonId): void {
  if (d.room.people[person]) return
  putRoom(d, 'people', person, { role: null, second: false, ready: false, allowance: 10 })
  tell(d, 'everyone', { type: 'person.joined', person })
}

function change(d: Draft, person: PersonId, patch: Partial<Person>): void {
  const before = d.room.people[person]
  if (before) putRoom(d, 'people', person, { ...before, ...patch })
}

/** Seats a person; a role that is held by its own people is no longer covered. */
export function seat(
  d: Draft,
  {
    person,
    role,
    second,
    by,
  }: { person: PersonId; role: RoleId; second: boolean; by: 'self' | 'facilitator' },
): void {
  free(d, person)
  change(d, person, { role, second, ready: false })
  tell(d, 'everyone', { type: 'seat.taken', person, role, second, by })
  if (d.room.covers[role] !== undefined) cover(d, role, null)
  refreshLimitsOf(d, role)
}

/** Frees a person's seat; the second moves up, and nobody is covered by an empty role. */
export function free(d: Draft, person: PersonId): void {
  const role = d.room.people[person]?.role
  if (!role) return
  change(d, person, { role: null, second: false, ready: false })
  tell(d, 'everyone', { type: 'seat.freed', person, role })
  const [next] = holders(d, role)
  if (next && d.room.people[next]?.second) {
    change(d, next, { second: false })
    tell(d, 'everyone', { type: 'seat.taken', person: next, role, second: false, by: 'self' })
  }
  if (!next) for (const [other, by] of Object.entries(d.room.covers)) if (by === role) cover(d, other, null)
  refreshLimitsOf(d, role)
}

/** Whoever was erased is in the room no more; the day that was played stays as it was. */
export function erase(d: Draft, person: PersonId): void {
  dropRoom(d, 'people', person)
}

export function cover(d: Draft, role: RoleId, by: RoleId | null): void {
  if (by === null) dropRoom(d, 'covers', role)
  else putRoom(d, 'covers', role, by)
  tell(d, 'everyone', { type: 'role.covered', role, by })
  refreshLimitsOf(d, role)
}

export function setReady(d: Draft, person: PersonId, ready: boolean): void {
  change(d, person, { ready })
  tell(d, 'everyone', { type: 'seat.ready', person, ready })
}

/** A time allowance is nobody's business but the person's and the facilitators'. */
export function allow(d: Draft, person: PersonId, allowance: Allowance): void {
  change(d, person, { allowance })
  tell(d, { roles: [], people: [person], private: true }, { type: 'seat.allowed', person, allowance })
  for (const role of Object.keys(d.script.roles)) if (actsAs(d, person, role)) refreshLimitsOf(d, role)
}
const actsAs = (d: Draft, person: PersonId, role: RoleId) => {
  const own = d.room.people[person]?.role
  return own === role || (own != null && d.room.covers[role] === own)
}

/** The running limits of a role's open issues are counted anew when its people or their allowances change. */
export function refreshLimitsOf(d: Draft, role: RoleId | 'all'): void {
  for (const [id, issue] of Object.entries(d.world.issues)) {
    if (!issue.practice && phaseOf(issue) !== null && (role === 'all' || issue.owner === role))
      refreshLimit(d, id)
  }
}
