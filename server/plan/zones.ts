/**
 * How people name time zones in plans. An abbreviation means a region, and some also mean an offset: EST is five hours
 * behind UTC, New York in July is not. Both are kept, since the difference is a finding.
 */
import { Temporal } from 'temporal-polyfill'
import { HOUR, MINUTE } from '#shared/time.ts'

export interface NamedZone {
  /** As it was written. */
  name: string
  /** A zone that `Temporal` knows. */
  region: string
  /** What the name itself says, in ms from UTC; null where it says only the region. */
  offsetMs: number | null
  /** What else it is used for. */
  also: string | null
}

type Row = [names: string, region: string, hours: number | null, also?: string]
const NAMES: Row[] = [
  ['PT PACIFIC', 'America/Los_Angeles', null],
  ['PST', 'America/Los_Angeles', -8],
  ['PDT', 'America/Los_Angeles', -7],
  ['MT MOUNTAIN', 'America/Denver', null],
  ['MST', 'America/Denver', -7],
  ['MDT', 'America/Denver', -6],
  ['CT CENTRAL', 'America/Chicago', null],
  ['CST', 'America/Chicago', -6, 'China and Cuba'],
  ['CDT', 'America/Chicago', -5, 'Cuba'],
  ['ET EASTERN', 'America/New_York', null],
  ['EST', 'America/New_York', -5],
  ['EDT', 'America/New_York', -4],
  ['AKST', 'America/Anchorage', -9],
  ['AKDT', 'America/Anchorage', -8],
  ['HST', 'Pacific/Honolulu', -10],
  ['AST', 'America/Halifax', -4, 'Arabia'],
  ['ADT', 'America/Halifax', -3],
  ['BRT', 'America/Sao_Paulo', -3],
  ['UTC GMT Z', 'UTC', 0],
  ['UK', 'Europe/London', null],
  ['BST', 'Europe/London', 1, 'Bangladesh'],
  ['CET MEZ', 'Europe/Berlin', 1],
  ['CEST MESZ', 'Europe/Berlin', 2],
  ['EET OEZ', 'Europe/Helsinki', 2],
  ['EEST OESZ', 'Europe/Helsinki', 3],
  ['MSK', 'Europe/Moscow', 3],
  ['IST', 'Asia/Kolkata', 5.5, 'Israel and Ireland'],
  ['SGT', 'Asia/Singapore', 8],
  ['HKT', 'Asia/Hong_Kong', 8],
  ['JST', 'Asia/Tokyo', 9],
  ['KST', 'Asia/Seoul', 9],
  ['AWST', 'Australia/Perth', 8],
  ['AEST', 'Australia/Sydney', 10],
  ['AEDT', 'Australia/Sydney', 11],
  ['NZST', 'Pacific/Auckland', 12],
  ['NZDT', 'Pacific/Auckland', 13],
]
const BY_NAME = new Map<string, Omit<NamedZone, 'name'>>(
  NAMES.flatMap(([names, region, hours, also]) =>
    names
      .split(' ')
      .map((name): [string, Omit<NamedZone, 'name'>] => [
        name,
        { region, offsetMs: hours === null ? null : hours * HOUR, also: also ?? null },
      ]),
  ),
)

/** A zone as a pattern: an offset, a region, or one of the abbreviations. */
export const ZONE_PATTERN = `(?:UTC|GMT) ?[+-] ?\\d{1,2}(?::?\\d{2})?|[+-]\\d{2}:?\\d{2}|(?:Africa|America|Asia|Atlantic|Australia|Europe|Pacific)\\/[A-Za-z_/]{1,40}|${[...BY_NAME.keys()].sort((a, b) => b.length - a.length).join('|')}`

/** The zone of a name, or null if it is none. */
export function zoneNamed(name: string): NamedZone | null {
  const text = name.trim()
  const known = BY_NAME.get(text.toUpperCase())
  if (known) return { name: text, ...known }
  const [, sign, hours, minutes = '0'] = /^(?:UTC|GMT)? ?([+-]) ?(\d{1,2}):?(\d{2})?$/i.exec(text) ?? []
  if (sign !== undefined && hours !== undefined) {
    const offsetMs = (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE)
    const region = `${sign}${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`
    return isZone(region) ? { name: text, region, offsetMs, also: null } : null
  }
  return text.includes('/') && isZone(text) ? { name: text, region: text, offsetMs: null, also: null } : null
}

export function isZone(name: string): boolean {
  try {
    new Temporal.ZonedDateTime(0n, name)
    return true
  } catch {
    return false
  }
}

/** How a zone is called on screens: `New York` for America/New_York. */
export function cityOf(zone: string): string {
  return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
}
