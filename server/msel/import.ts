/** A MSEL as a scenario: an update of the one it was exported from, or a draft. */
import type { MselColumn, MselImported, MselRead, MselRole, MselSheet, RowFinding } from '#shared/msel.ts'
import { isDay } from '../plan/dates.ts'
import { isZone } from '../plan/zones.ts'
import { loadScenario } from '../scenario/load.ts'
import { parseSource } from '../scenario/source.ts'
import { CARRIED, textIn } from './carried.ts'
import { type Day, msOf } from './day.ts'
import { draftOf } from './draft.ts'
import { SETTINGS, worldOfText } from './export.ts'
import { isOurs, look } from './guess.ts'
import { type Merged, merge } from './merge.ts'
import { partOf, scalarOf, type World, worldOf } from './raw.ts'
import { read } from './readSettings.ts'
import { rowsOf } from './rows.ts'
import { type Cell, HEADER_WITHIN, type Sheet, SheetRefused, textOf } from './sheet.ts'

export interface ImportOptions {
  /** Name of the sheet; the first with a table if left out. */
  sheet?: string | undefined
  /** What the columns are, by their place; as guessed where left out. */
  columns?: readonly MselRole[] | undefined
  /** The scenario to update; what the file carries if left out. */
  base?: string | undefined
  zone?: string | undefined
  date?: string | undefined
  /** Time of day that `T+0` means. */
  start?: string | undefined
  /** What a draft is called. */
  title: string
  today: string
  /** The zone where neither the file nor the caller says one. */
  localZone: string
}

/** What is in the sheets, for people to look at before they import. */
export function readMsel(sheets: readonly Sheet[]): MselRead {
  const carried = carriedIn(sheets)
  const world = typeof carried === 'string' ? worldOrNull(carried) : null
  return {
    sheets: tables(sheets).map((sheet) => look(sheet, world?.roles.all())),
    carries: world !== null,
    zone: read(sheets, 'Zone'),
  }
}

/** Throws `SheetRefused` where there is nothing to import. */
export function importMsel(sheets: readonly Sheet[], options: ImportOptions): MselImported {
  const findings: RowFinding[] = []
  const base = options.base ?? baseIn(sheets, findings)
  const world = base === null ? worldOf({}) : worldOfBase(base)
  const sheet = sheetNamed(sheets, options.sheet)
  const looked = withRoles(look(sheet, world.roles.all()), options.columns ?? [])
  if (looked.rows === 0) throw new SheetRefused(`The sheet "${sheet.name}" has no rows below its header.`)
  const rows = rowsOf(sheet, { ...looked, known: world.columns })
  const zone = options.zone ?? read(sheets, 'Zone') ?? options.localZone
  if (!isZone(zone))
    throw new SheetRefused(`"${zone}" is not a time zone. Write one like "America/New_York" or "UTC".`)
  const wanted = { ...options, zone, date: options.date ?? read(sheets, 'Date') ?? undefined }
  if (wanted.date !== undefined && !isDay(wanted.date)) {
    throw new SheetRefused(`"${wanted.date}" is not a day. Write one like "2026-01-15".`)
  }
  const merged =
    base === null
      ? draftOf(rows, wanted)
      : merge(base, rows, { day: dayOfBase(world, options.start), isDraft: false })
  return {
    text: merged.text,
    findings: [...findings, ...merged.findings, ...problemsIn(merged)].sort((a, b) => a.row - b.row),
    added: merged.added,
    changed: merged.changed,
  }
}

function tables(sheets: readonly Sheet[]): Sheet[] {
  return sheets.filter(({ name }) => name !== SETTINGS && name !== CARRIED)
}

function sheetNamed(sheets: readonly Sheet[], name: string | undefined): Sheet {
  const all = tables(sheets)
  const found =
    name === undefined ? all.find(({ rows }) => rows.length > 0) : all.find((sheet) => sheet.name === name)
  if (found) return found
  const known = all.map((sheet) => `"${sheet.name}"`).join(', ')
  throw new SheetRefused(
    name === undefined
      ? 'There is no table in this file.'
      : `There is no sheet "${name}". There is ${known}.`,
  )
}

function withRoles(sheet: MselSheet, roles: readonly MselRole[]): MselSheet {
  const columns = sheet.columns.map(
    (column, index): MselColumn => ({ ...column, role: roles[index] ?? column.role }),
  )
  return { ...sheet, columns }
}

function carriedIn(sheets: readonly Sheet[]): ReturnType<typeof textIn> {
  return textIn(
    sheets.flatMap(({ name, rows }) => {
      if (name === CARRIED) return rows.map(([cell]) => cell ?? null)
      const at = rows.slice(0, HEADER_WITHIN).findIndex((row) => row.some(isHeaderOfOurs))
      const ours = (rows[at] ?? []).flatMap((header, index) => (isHeaderOfOurs(header) ? [index] : []))
      return rows.slice(at + 1).flatMap((row) => ours.map((index) => row[index] ?? null))
    }),
  )
}

const isHeaderOfOurs = (cell: Cell) => isOurs(textOf(cell).trim())

function baseIn(sheets: readonly Sheet[], findings: RowFinding[]): string | null {
  const carried = carriedIn(sheets)
  if (carried === null) return null
  if (typeof carried === 'string' && worldOrNull(carried)) return carried
  const what = typeof carried === 'string' ? 'is damaged' : `lacks part ${carried.missing}`
  findings.push({
    row: 0,
    column: CARRIED,
    severity: 'warning',
    message: `The scenario in this file ${what}, so a draft is made of the columns alone. Give the scenario beside the file to update it.`,
  })
  return null
}

function worldOrNull(text: string): World | null {
  return 'problems' in parseSource(text) ? null : worldOfText(text)
}

function worldOfBase(text: string): World {
  const world = worldOrNull(text)
  if (world) return world
  throw new SheetRefused('The scenario to update is not sound YAML. Mend it first.')
}

function dayOfBase({ raw }: World, start: string | undefined): Day {
  const clock = partOf(raw, 'clock')
  const anchor = partOf(partOf(raw, 'milestones'), scalarOf(clock['anchor']))
  const first = start ?? (scalarOf(anchor['at']) || scalarOf(clock['from']) || '09:00')
  const [date, zone, startMs] = [scalarOf(clock['date']), scalarOf(clock['zone']), msOf(first)]
  if (isDay(date) && isZone(zone) && Number.isFinite(startMs)) return { date, zone, startMs }
  throw new SheetRefused(
    'The clock of the scenario to update has no sound date, zone or time of day. Mend it first.',
  )
}

/** What the check finds in the result, at the row that it came from. */
function problemsIn({ text, rowOf, added, changed }: Merged): RowFinding[] {
  if (added.length + changed.length === 0) return []
  return loadScenario(text, '').problems.map(({ path, line, message }) => {
    const [part, id = ''] = path.split('.')
    const row = part === 'injects' ? rowOf.get(id) : undefined
    const where = row === undefined ? `The scenario, line ${line}: ` : ''
    return { row: row ?? 0, column: null, severity: 'error', message: where + message }
  })
}
