// Export and import: nothing is lost, and what was edited is what changes.
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { readCsv, writeCsv } from '#server/msel/csv.ts'
import { readMsel } from '#server/msel/import.ts'
import { sheetsOf } from '#server/msel/read.ts'
import { type Sheet, textOf } from '#server/msel/sheet.ts'
import { readXlsx, writeXlsx } from '#server/msel/xlsx.ts'
import { loadScenario } from '#server/scenario/load.ts'
import type { MselPreset } from '#shared/msel.ts'
import { exported, imported, importedRows, smallText, sound } from '../../support/msel.ts'
import { smallScenario } from '../../support/smallScript.ts'

/** Whatever an author may write, and what files of this kind stumble over. */
const spice = fc.constantFrom(
  '=1+1',
  '+x',
  '-x',
  '@x',
  '\t',
  '\n',
  '\r\n',
  '"',
  "'",
  "'=",
  ',',
  ';',
  '_x000D_',
  '😀',
  'שלום',
  '\u202e',
  'é',
  '<b>',
  '&amp;',
  '1/3 ',
  ' ',
  ': ',
  '# ',
  '- ',
)
const written = fc
  .array(fc.oneof(spice, fc.string({ maxLength: 8 }), fc.string({ unit: 'grapheme', maxLength: 4 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''))
const line = written
  .filter((text) => text.trim() !== '')
  .map((text) => text.slice(0, 300).replace(/[\ud800-\udbff]$/, ''))
const minute = fc
  .integer({ min: 0, max: 239 })
  .map((at) => `${String(8 + Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`)
const message = fc.record(
  {
    title: line,
    trigger: minute.map((at) => ({ at })),
    to: fc.constantFrom('all', ['lead'], ['ops', 'lead']),
    from: fc.constantFrom(...Object.keys(smallScenario.personas)),
    channel: fc.constantFrom(...Object.keys(smallScenario.channels)),
    body: line,
    expected: line,
    notes: line,
    'x-phase': line,
  },
  { requiredKeys: ['title', 'trigger', 'to', 'from', 'channel', 'body'] },
)
const scenario = fc.array(message, { minLength: 1, maxLength: 4 }).map((messages) => ({
  ...sound,
  injects: {
    ...sound.injects,
    ...Object.fromEntries(messages.map((one, index) => [`extra-${index}`, one])),
  },
}))
const preset = fc.constantFrom<MselPreset>('hseep', 'mitre', 'cmu')
const format = fc.constantFrom<'xlsx' | 'csv'>('xlsx', 'csv')
const runs = { numRuns: 12 }

test('[ME3] what was exported and is imported again is the same file, in every column set and format', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, preset, format, fc.boolean(), async (made, columns, ending, carry) => {
      const text = stringify(made)
      const bytes = await exported(text, columns, ending, carry)
      const back = await imported(bytes, carry ? {} : { base: text })
      expect(back.text).toBe(text)
      expect(back.findings).toEqual([])
      expect(readMsel(await sheetsOf(bytes)).carries).toBe(carry)
    }),
    runs,
  )
}, 30_000)

const folder = new URL('../../../scenarios/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
test.each(files)('[ME18] %s goes to a sheet and back', async (file) => {
  const text = readFileSync(new URL(file, folder), 'utf8')
  for (const [columns, ending] of [
    ['hseep', 'xlsx'],
    ['cmu', 'csv'],
  ] as const) {
    const back = await imported(await exported(text, columns, ending))
    expect(back).toEqual({ text, findings: [], added: [], changed: [] })
  }
})

const edits = fc.record({ index: fc.nat(), title: line, body: line, at: minute })

test('[ME4] edited cells change exactly those injects, and nothing else of the scenario', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, preset, format, edits, async (made, columns, ending, edit) => {
      const text = stringify(made)
      const sheets = await sheetsOf(await exported(text, columns, ending))
      const sheet = sheets[0] as Sheet
      const header = (sheet.rows[0] ?? []).map(textOf)
      const at = (...names: string[]) => header.findIndex((name) => names.includes(name))
      const row = sheet.rows[1 + (edit.index % (sheet.rows.length - 1))] ?? []
      const id = textOf(row[at('Event Number', 'ID', 'Control Number')])
      row[at('Title')] = edit.title
      row[at('Message', 'Description')] = edit.body
      row[at('Designated Scenario Time', 'Local Time', 'Simulated Time')] = edit.at
      const rows = sheets.map(({ name, rows: all }) => ({
        name,
        rows: all.map((one) => one.map(textOf)),
        widths: [],
        header: false,
      }))
      const bytes =
        ending === 'xlsx' ? await writeXlsx(rows) : new TextEncoder().encode(writeCsv(rows[0]?.rows ?? []))
      const back = await imported(bytes)
      expect(back.findings).toEqual([])
      const injects = made.injects as Record<string, object>
      const lines = (value: string) => value.replace(/\r\n?/g, '\n')
      const wanted = {
        ...injects[id],
        title: lines(edit.title),
        body: lines(edit.body),
        trigger: { at: edit.at },
      }
      expect(scenarioOf(back.text)).toEqual(
        scenarioOf(stringify({ ...made, injects: { ...injects, [id]: wanted } })),
      )
      for (const changed of back.changed) expect(changed).toBe(id)
    }),
    runs,
  )
}, 30_000)

test('[ME4] an edit of what stands in the file once and is meant twice changes the one inject', async () => {
  const text = smallText
    .replace('title: Hello\n', 'title: &same Hello\n')
    .replace('title: Echo\n', 'title: *same\n')
  expect(text).toContain('*same')
  const header = ['ID', 'Title', 'Message']
  const { text: made, changed } = await importedRows(
    [header, ['hello', 'New', 'SECRET-BODY-HELLO'], ['echo', 'Hello', 'Echo']],
    { base: text },
  )
  expect(changed).toEqual(['hello'])
  const { hello, echo } = (scenarioOf(made) as { injects: Record<string, { title: string }> }).injects
  expect([hello?.title, echo?.title]).toEqual(['New', 'Hello'])
})

function scenarioOf(text: string | null): unknown {
  const loaded = loadScenario(text ?? '', 'x')
  expect(loaded.problems).toEqual([])
  return 'scenario' in loaded ? loaded.scenario : null
}

test('[ME5] cells of CSV and workbooks come back letter by letter, formulas disarmed on the way', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(line, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      async (rows) => {
        const width = Math.max(...rows.map((row) => row.length))
        const full = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => 'x')])
        // An empty cell is no text.
        const cells = full.map((row) => row.map((text) => (text === '' ? null : text)))
        const header = ['ID', 'Title', ...Array.from({ length: width - 2 }, () => 'x')]
        const csv = writeCsv([header, ...full])
        expect(csv.startsWith('\uFEFF')).toBe(true)
        expect(readCsv(csv, 'x').rows.slice(1)).toEqual(cells)
        const [sheet] = await readXlsx(await writeXlsx([{ name: 'x', rows: full, widths: [], header: true }]))
        expect(sheet?.rows).toEqual(cells)
      },
    ),
    { numRuns: 40 },
  )
}, 30_000)

test('[ME5] CSV is UTF-8 with a mark, CRLF and an apostrophe before what could be a formula', () => {
  expect(
    writeCsv([
      ['a', '=1'],
      ["'=1", 'b "c", d'],
    ]),
  ).toBe('\uFEFFa,\'=1\r\n\'\'=1,"b ""c"", d"\r\n')
})

test('[ME6] the scenario travels in parts that may be sorted; a lost part is told and a draft made', async () => {
  const long = smallText.replace('Talk to each other.', 'Talk. '.repeat(3000))
  const [sheet] = await sheetsOf(await exported(long, 'cmu', 'csv'))
  const [header = [], ...rows] = (sheet?.rows ?? []).map((row) => row.map(textOf))
  expect(header.at(-1)).toBe('Launchroom')
  const sorted = new TextEncoder().encode(writeCsv([header, ...rows.reverse()]))
  expect((await imported(sorted)).text).toBe(long)
  const without = rows.map((row) => row.map((cell) => (cell.startsWith('1/') ? '' : cell)))
  const draft = await imported(new TextEncoder().encode(writeCsv([header, ...without])))
  expect(draft.findings[0]).toMatchObject({ row: 0, column: 'Launchroom', severity: 'warning' })
  expect(draft.findings[0]?.message).toContain('lacks part 1/')
  expect(draft.added.length).toBe(rows.length)
})

test('[ME7] columns that nobody knows stay with their inject and are exported under their old header', async () => {
  const rows = [
    [
      'ID',
      'Time',
      'To',
      'Title',
      'Message',
      'Exercise Phase',
      'Exercise Objective',
      '__proto__',
      'constructor',
    ],
    ['a', '10:00', 'All', 'One', 'Text', 'Phase 1', 'Decide fast', 'evil', 'worse'],
  ]
  const { text } = await importedRows(rows)
  expect(text).toContain('x-exercise-phase: Phase 1')
  expect(text).toContain('x-objective: Decide fast')
  expect(({} as Record<string, unknown>)['evil']).toBeUndefined()
  const [sheet] = await sheetsOf(await exported(text ?? '', 'cmu', 'csv'))
  const [header = [], first = []] = sheet?.rows ?? []
  const cell = (name: string) => first[header.indexOf(name)]
  expect([
    cell('Exercise Phase'),
    cell('Exercise Objective'),
    cell('__proto__'),
    cell('constructor'),
  ]).toEqual(['Phase 1', 'Decide fast', 'evil', 'worse'])
})
