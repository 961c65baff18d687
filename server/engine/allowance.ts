/** Time allowances: how far the limits of a role stretch. Private to the person, so nothing here is told to others. */
import type { Allowance } from '#shared/command.ts'
import type { RoleId } from '#shared/ids.ts'
import type { SimMs } from '#shared/time.ts'
import { actors, type Draft } from './draft.ts'

/** The widest of the room's and the role's people's allowances: tenths, or null for no limit at all. */
export function stretchOf(d: Draft, role: RoleId): number | null {
  const all: Allowance[] = [
    d.room.settings.limits,
    ...actors(d, role).map((id) => d.room.people[id]?.allowance ?? 10),
  ]
  return all.reduce<number | null>((widest, one) => {
    return widest === null || one === 'off' ? null : Math.max(widest, one)
  }, 10)
}

export const stretched = (ms: SimMs, tenths: number): SimMs => Math.round((ms * tenths) / 10)
