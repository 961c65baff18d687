/** `msel import` and `msel export`: scenarios from and to the sheets that exercises are planned in. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { exportMsel } from '#server/msel/export.ts'
import { importMsel, readMsel } from '#server/msel/import.ts'
import { sheetsOf } from '#server/msel/read.ts'
import { SheetRefused } from '#server/msel/sheet.ts'
import {
  MSEL_PRESETS,
  MSEL_ROLES,
  type MselColumn,
  type MselImported,
  type MselRole,
  type RowFinding,
} from '#shared/msel.ts'
import { ClockTime } from '#shared/scenario/words.ts'
import {
  Complaint,
  type Io,
  type Options,
  onlyFile,
  optionOf,
  type Parsed,
  textOf,
  troubleOf,
  writeTo,
} from './io.ts'

export const MSEL_HELP = `
  launchroom msel import FILE [--base F.yaml] [--map 'Column=field']... [--sheet NAME]
                  [--zone Z] [--date D] [--start 09:00] [-o OUT.yaml]
      Makes a draft scenario of a MSEL (.xlsx or .csv), or updates the scenario the
      file was exported from (or --base) by its rows. Rows that cannot be taken are
      listed and left out, with exit code 1. Fields: ${MSEL_ROLES.slice(0, 6).join(', ')},
      ${MSEL_ROLES.slice(6).join(', ')}.

  launchroom msel export FILE.yaml --preset hseep|mitre|cmu --to OUT.xlsx|OUT.csv [--plain]
      Writes the injects as a sheet to edit. The scenario travels along in it, so
      that an import loses nothing; --plain leaves it out.`

export const MSEL_OPTIONS: Options = {
  base: { type: 'string' },
  map: { type: 'string', multiple: true },
  sheet: { type: 'string' },
  zone: { type: 'string' },
  date: { type: 'string' },
  start: { type: 'string' },
  output: { type: 'string', short: 'o' },
  preset: { type: 'string' },
  to: { type: 'string' },
  plain: { type: 'boolean' },
}

export async function mselCommand(parsed: Parsed, io: Io): Promise<number> {
  const [verb, ...files] = parsed.files
  const rest = { ...parsed, files }
  try {
    if (verb === 'import') return await importFile(rest, io)
    if (verb === 'export') return await exportFile(rest, io)
  } catch (error) {
    if (error instanceof SheetRefused) throw new Complaint(`${files[0]}: ${error.message}`)
    throw error
  }
  throw new Complaint('Say "msel import FILE" or "msel export FILE.yaml --preset hseep --to OUT.xlsx".', 2)
}

async function importFile(parsed: Parsed, io: Io): Promise<number> {
  const file = onlyFile(parsed, 'sheet to import')
  const option = (name: string) => optionOf(parsed, name)
  const base = option('base')
  const start = option('start')
  if (start !== undefined && !ClockTime.safeParse(start).success) {
    throw new Complaint(`"${start}" is not a time of day. Write one like "09:00".`, 2)
  }
  const sheets = await sheetsOf(bytesOf(file))
  const read = readMsel(sheets).sheets
  const table = read.find(({ name, rows }) =>
    option('sheet') === undefined ? rows > 0 : name === option('sheet'),
  )
  const imported = importMsel(sheets, {
    sheet: option('sheet'),
    columns: mapping(parsed, table?.columns ?? []),
    base: base === undefined ? undefined : textOf(base),
    zone: option('zone'),
    date: option('date'),
    start,
    title: path.basename(file).replace(/\.\w+$/, ''),
    today: Temporal.Now.plainDateISO().toString(),
    localZone: Temporal.Now.timeZoneId(),
  })
  for (const finding of imported.findings) io.err(lineOf(file, finding))
  return write(imported, { to: option('output'), io })
}

function write(
  { text, added, changed, findings }: MselImported,
  { to, io }: { to: string | undefined; io: Io },
): number {
  if (text !== null && to === undefined) io.out(text.trimEnd())
  if (text !== null && to !== undefined) {
    writeTo(to, text)
    io.err(`${to}: ${added.length} added, ${changed.length} changed`)
  }
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0
}

function lineOf(file: string, { row, column, severity, message }: RowFinding): string {
  const where = row === 0 ? file : `${file}:${row}`
  return `${where}${column === null ? '' : ` [${column}]`} ${severity}: ${message}`
}

/** `--map 'Column=field'`, as often as there are columns, over what was guessed. */
function mapping({ values }: Parsed, columns: readonly MselColumn[]): MselRole[] {
  const given = Array.isArray(values['map']) ? values['map'].map(String) : []
  const roles = columns.map(({ role }) => role)
  for (const text of given) {
    const at = text.lastIndexOf('=')
    const [header, name] = [text.slice(0, at).trim(), text.slice(at + 1).trim()]
    const role = MSEL_ROLES.find((one) => one === name)
    if (at < 1 || !role) {
      throw new Complaint(`--map "${text}": write 'Column=field', with one of ${MSEL_ROLES.join(', ')}.`, 2)
    }
    const index = columns.findIndex((column) => column.header.toLowerCase() === header.toLowerCase())
    if (index < 0) {
      const known = columns.map((column) => column.header).join(', ')
      throw new Complaint(`--map "${text}": there is no column "${header}". There is ${known}.`, 2)
    }
    roles[index] = role
  }
  return roles
}

async function exportFile(parsed: Parsed, io: Io): Promise<number> {
  const file = onlyFile(parsed, 'scenario to export')
  const [wanted, to] = [optionOf(parsed, 'preset'), optionOf(parsed, 'to')]
  const preset = MSEL_PRESETS.find((one) => one === wanted)
  const format = (['xlsx', 'csv'] as const).find((ending) => to?.toLowerCase().endsWith(`.${ending}`))
  if (!preset) throw new Complaint(`Say which columns: --preset ${MSEL_PRESETS.join('|')}.`, 2)
  if (to === undefined || !format) throw new Complaint('Say where to: --to OUT.xlsx or --to OUT.csv.', 2)
  const carry = parsed.values['plain'] !== true
  const made = await exportMsel(textOf(file), { preset, format, carry })
  if ('problems' in made) {
    for (const { line, column, message } of made.problems) io.err(`${file}:${line}:${column} ${message}`)
    return 1
  }
  writeTo(to, made)
  return 0
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Complaint(`${file}: ${troubleOf(error)}`)
  }
}
