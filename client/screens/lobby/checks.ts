/** The list that a facilitator goes through before the start: what blocks it, and what is only better. */
import type { PersonId, RoleId } from '#shared/ids.ts'
import type { Presence } from '#shared/protocol.ts'
import type { View } from '#shared/view.ts'

export type CheckId =
  | 'seated'
  | 'roles'
  | 'optional'
  | 'briefed'
  | 'ready'
  | 'prepared'
  | 'online'
  | 'homeless'
  | 'practised'
  | 'screen'

export interface StartCheck {
  id: CheckId
  /** The start waits for it. */
  blocking: boolean
  ok: boolean
  /** What is missing: roles or people. */
  roles: RoleId[]
  people: PersonId[]
}

/** `leftEmpty` are roles that the facilitator chose to leave without anybody. */
export function startChecks(view: View, presence: Presence, leftEmpty: ReadonlySet<RoleId>): StartCheck[] {
  const people = Object.entries(view.people)
  const seated = people.filter(([, { role }]) => role !== null)
  const held = new Set(seated.map(([, { role }]) => role))
  const roles = view.brief?.roles ?? []
  const empty = roles.filter(({ id }) => !held.has(id) && !view.covers[id] && !leftEmpty.has(id))
  const open = empty.filter(({ optional }) => !optional)
  const spare = empty.filter(({ optional }) => optional)
  const tasksOf = (role: RoleId | null) => roles.find(({ id }) => id === role)?.tasks.length ?? 0
  const practice = Object.values(view.sheet).filter((row) => row.practice)
  const idsOf = (which: typeof people) => which.map(([id]) => id)
  const check = (id: CheckId, ok: boolean, rest: Partial<StartCheck> = {}): StartCheck => ({
    id,
    ok,
    blocking: false,
    roles: [],
    people: [],
    ...rest,
  })
  const missing = (id: CheckId, who: typeof people) => check(id, who.length === 0, { people: idsOf(who) })
  return [
    check('seated', seated.length > 0, { blocking: true }),
    check('roles', open.length === 0, { blocking: true, roles: open.map(({ id }) => id) }),
    ...(spare.length > 0 ? [check('optional', true, { roles: spare.map(({ id }) => id) })] : []),
    check('briefed', view.state !== 'lobby', { blocking: true }),
    missing(
      'ready',
      seated.filter(([, { ready }]) => !ready),
    ),
    missing(
      'prepared',
      seated.filter(([, one]) => one.tasksDone.length < tasksOf(one.role)),
    ),
    missing(
      'online',
      seated.filter(([id]) => !presence.people[id]?.online),
    ),
    missing(
      'homeless',
      people.filter(([id, { role }]) => role === null && presence.people[id]?.online),
    ),
    ...(practice.length > 0
      ? [
          check(
            'practised',
            practice.every(({ state }) => state === 'sent'),
          ),
        ]
      : []),
    check('screen', presence.screens > 0),
  ]
}
