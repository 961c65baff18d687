/** A scenario as a MSEL: a workbook or a CSV that people edit, and that comes back without loss. */
import { parse } from 'yaml'
import type { MselPreset } from '#shared/msel.ts'
import { loadScenario } from '../scenario/load.ts'
import type { Problem } from '../scenario/problem.ts'
import { isMapping } from '../scenario/words.ts'
import { CARRIED, partsOf } from './carried.ts'
import { writeCsv } from './csv.ts'
import { partOf, scalarOf, type World, worldOf } from './raw.ts'
import { tableOf } from './table.ts'
import { writeXlsx } from './xlsx.ts'

export interface ExportOptions {
  preset: MselPreset
  format: 'xlsx' | 'csv'
  /** Whether the scenario itself travels along, beside the columns. */
  carry: boolean
}
export const SETTINGS = 'Settings'

/** The file, or what has to be mended in the scenario before. */
export async function exportMsel(
  text: string,
  { preset, format, carry }: ExportOptions,
): Promise<Uint8Array | { problems: Problem[] }> {
  const { problems } = loadScenario(text, 'scenario')
  if (problems.length > 0) return { problems }
  const world = worldOfText(text)
  const { columns, rows } = tableOf(world, preset)
  const headers = columns.map(({ header }) => header)
  const parts = carry ? partsOf(text) : []
  if (format === 'csv') return new TextEncoder().encode(writeCsv(withParts([headers, ...rows], parts)))
  return writeXlsx([
    { name: 'MSEL', rows: [headers, ...rows], widths: columns.map(({ width }) => width), header: true },
    { name: SETTINGS, rows: settingsOf(world, preset), widths: [24, 40], header: true },
    ...(carry
      ? [
          {
            name: CARRIED,
            rows: [['The scenario itself. Leave this sheet as it is.'], ...parts.map((part) => [part])],
            widths: [100],
            header: false,
          },
        ]
      : []),
  ])
}

/** The text of a file that is known to be a mapping, as plain values. */
export function worldOfText(text: string): World {
  const value: unknown = parse(text, {
    version: '1.2',
    schema: 'core',
    maxAliasCount: 100,
    logLevel: 'error',
  })
  return worldOf(isMapping(value) ? value : {})
}

function settingsOf({ raw }: World, preset: MselPreset): string[][] {
  const clock = partOf(raw, 'clock')
  return [
    ['Setting', 'Value'],
    ['Zone', scalarOf(clock['zone'])],
    ['Date', scalarOf(clock['date'])],
    ['From', scalarOf(clock['from'])],
    ['To', scalarOf(clock['to'])],
    ['Columns', preset],
    ['Scenario', scalarOf(raw['id'])],
  ]
}

/** Columns at the end, a part of the scenario in each row, in as many columns as it takes. */
function withParts(rows: readonly string[][], parts: readonly string[]): string[][] {
  if (parts.length === 0) return [...rows]
  const [header = [], ...body] = rows
  const lines = body.length === 0 ? [header.map(() => '')] : body
  const columns = Math.ceil(parts.length / lines.length)
  const names = Array.from({ length: columns }, (_, index) =>
    index === 0 ? CARRIED : `${CARRIED} ${index + 1}`,
  )
  return [
    [...header, ...names],
    ...lines.map((row, line) => [
      ...row,
      ...names.map((_, index) => parts[index * lines.length + line] ?? ''),
    ]),
  ]
}
