/**
 * What somebody said of the columns of a sheet, kept on this device by their headers: the next sheet of the same kind
 * needs no second telling.
 */
import { MSEL_ROLES, type MselColumn, type MselRole } from '#shared/msel.ts'

const KEY = 'launchroom.columns'
/** Kinds of sheets; the one used the longest time ago goes first. */
const MOST = 20

type Kept = [headers: string, roles: MselRole[]][]

const signature = (columns: readonly MselColumn[]): string =>
  JSON.stringify(columns.map(({ header }) => header))

/** The roles of before, or those of the guess. */
export function rolesOf(columns: readonly MselColumn[], storage: Storage | null): MselRole[] {
  const before = kept(storage).find(([headers]) => headers === signature(columns))?.[1]
  return columns.map(({ role }, index) => MSEL_ROLES.find((one) => one === before?.[index]) ?? role)
}

export function rememberRoles(
  columns: readonly MselColumn[],
  roles: readonly MselRole[],
  storage: Storage | null,
): void {
  const own = signature(columns)
  const others = kept(storage).filter(([headers]) => headers !== own)
  try {
    storage?.setItem(KEY, JSON.stringify([...others, [own, roles]].slice(-MOST)))
  } catch {
    // A full storage costs the memory, never the import.
  }
}

function kept(storage: Storage | null): Kept {
  try {
    const value: unknown = JSON.parse(storage?.getItem(KEY) ?? '[]')
    return Array.isArray(value) ? value.filter((one) => Array.isArray(one) && Array.isArray(one[1])) : []
  } catch {
    return []
  }
}
