/** Rows that come without a scenario, as the draft of one: sound from the first moment, with what an author has to replace said in words. */
import { stringify } from 'yaml'
import type { RowFinding } from '#shared/msel.ts'
import { changes } from '../scenario/suggest.ts'
import { clockAround, dayOf, resolve } from './day.ts'
import { isEverybody, namesIn } from './inject.ts'
import { freshId, idOf } from './keys.ts'
import { type Merged, merge } from './merge.ts'
import { momentIn } from './moment.ts'
import type { Holds, Rows } from './rows.ts'
import { type Cell, textOf } from './sheet.ts'
import { MODELINES, skeleton } from './skeleton.ts'

export interface DraftOptions {
  title: string
  zone: string
  date?: string | undefined
  start?: string | undefined
  today: string
}

const MOST_ROLES = 30

export function draftOf(
  rows: Rows,
  { title, zone, date = undefined, start = undefined, today }: DraftOptions,
): Merged {
  const cells = (held: Holds): Cell[] => rows.rows.map((row) => row.cells.get(held) ?? null)
  const moments = cells('at').map(momentIn)
  const day = dayOf(moments, { zone, date: date ?? null, start: start ?? null, today })
  const times = moments.flatMap((moment) => {
    const resolved = resolve(moment, day, '')
    return 'time' in resolved ? [resolved.time] : []
  })
  const id = idOf(title, 'exercise')
  const base = skeleton({
    id,
    title: title.slice(0, 300),
    summary: `Imported from a sheet with ${rows.rows.length} rows. Say here what the exercise is about.`,
    briefing: 'This is a simulation. Say here what the team has to know before it starts.',
    clock: { date: day.date, zone, ...clockAround(times, day) },
    roles: entries(cells('to').flatMap(rolesIn), { kind: 'role', otherwise: 'Team' }),
    channels: entries(texts(cells('channel')), { kind: 'channel', otherwise: 'Chat' }),
    personas: entries(texts(cells('from')), { kind: 'persona', otherwise: 'Exercise control' }),
  })
  const merged = merge(MODELINES + stringify(base, { version: '1.2', lineWidth: 110 }), rows, {
    day,
    isDraft: true,
  })
  return { ...merged, findings: [...merged.findings, ...nearlySame(rows)] }
}

/** Slips of the pen make a second role of the first. */
function nearlySame({ rows, headers }: Rows): RowFinding[] {
  const known: string[] = []
  return rows.flatMap((row) =>
    rolesIn(row.cells.get('to') ?? null).flatMap((name): RowFinding[] => {
      if (known.includes(name) || known.length >= MOST_ROLES) return []
      const other = known.find((one) => isSlip(name, one))
      known.push(name)
      if (other === undefined) return []
      const message = `"${name}" is nearly "${other}". If it is the same role, write it the same.`
      return [{ row: row.number, column: headers.get('to') ?? null, severity: 'warning', message }]
    }),
  )
}

/** One or two letters differ; only the last one tells teams apart, "Team A" and "Team B". */
function isSlip(one: string, other: string): boolean {
  const most = Math.min(2, Math.floor(one.length / 5))
  const differ = changes(one.toLowerCase(), other.toLowerCase())
  return differ > 0 && differ <= most && one.slice(0, -1) !== other.slice(0, -1)
}

const texts = (cells: readonly Cell[]): string[] => cells.map((cell) => textOf(cell).trim())

function rolesIn(cell: Cell): string[] {
  return namesIn(textOf(cell)).filter((name) => !isEverybody(name) && name.length <= 80)
}

/** Names by id, each once, in the order in which they come. */
function entries(
  names: readonly string[],
  { kind, otherwise }: { kind: string; otherwise: string },
): Map<string, string> {
  const found = new Map<string, string>()
  const known = new Set<string>()
  for (const name of names) {
    const plain = name.toLowerCase()
    if (name === '' || known.has(plain) || (kind === 'role' && found.size >= MOST_ROLES)) continue
    known.add(plain)
    found.set(
      freshId(idOf(name, kind), (id) => found.has(id)),
      name.slice(0, 300),
    )
  }
  if (found.size === 0) found.set(idOf(otherwise, kind), otherwise)
  return found
}
