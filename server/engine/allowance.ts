/** Time allowances: how far the limits of a role stretch. Private to the person, so nothing here is told to others. */
import type { Allowance } from '#shared/command.ts'
import type { RoleId } from '#shared/ids.ts'
import type { SimMs } from '#shared/time.ts'
import { actors, type Draft } from './draft.ts'

/** The widest of the room's and the role's people's allowances: tenths, or null for no limit at all. */
export function stretchOf(d: Draft, role: RoleId): number | null {
  const { people, settings } = d.room
  let widest: Allowance = settings.limits
  for (const id of actors(d, role)) widest = wider(widest, people[id]?.allowance ?? 10)
  return widest === 'off' ? null : Math.max(10, widest)
}

const wider = (a: Allowance, b: Allowance): Allowance => (a === 'off' || b === 'off' ? 'off' : b > a ? b : a)

export const stretched = (ms: SimMs, tenths: number): SimMs => Math.round((ms * tenths) / 10)
