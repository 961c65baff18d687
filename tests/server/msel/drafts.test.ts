// Rows that come without a scenario, and rows for one that is there.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readMsel } from '#server/msel/import.ts'
import { sheetsOf } from '#server/msel/read.ts'
import { loadScenario } from '#server/scenario/load.ts'
import { importedRows, smallText, workbook } from '../../support/msel.ts'

const guess = async (rows: string[][]) =>
  (readMsel(await sheetsOf(await workbook(rows))).sheets[0]?.columns ?? []).map(
    ({ role, why }) => `${role} ${why}`,
  )

test('[ME8] columns are known by their names in four column sets, below a title, and by names that are nearly theirs', async () => {
  const body = ['1', '10:00', 'Mail', 'Press', 'All', 'Text', 'Answer']
  expect(
    await guess([
      [
        'Event Number',
        'Designated Scenario Time',
        'Inject Mode',
        'From',
        'To',
        'Message',
        'Expected Participant Response',
      ],
      body,
    ]),
  ).toEqual(['id', 'at', 'channel', 'from', 'to', 'body', 'expected'].map((role) => `${role} name`))
  // Conducttr, and the template of 5y1.org
  expect(
    await guess([
      ['Number', 'Time', 'Method', 'From (Faction)', 'To (Team)', 'Message', 'Expected Action'],
      body,
    ]),
  ).toEqual(['id', 'at', 'channel', 'from', 'to', 'body', 'expected'].map((role) => `${role} name`))
  expect(
    await guess([
      [
        'Event #',
        'Scenario Time',
        'Delivery Method',
        'Responsible Controller',
        'Recipient Player(s)',
        'Inject',
        'Expected Outcome',
      ],
      body,
    ]),
  ).toEqual(['id', 'at', 'channel', 'from', 'to', 'title', 'expected'].map((role) => `${role} name`))
  expect(
    await guess([
      ['Operation Quiet Harbour', '', '', '', '', '', ''],
      ['Nr', 'Scenaro Time', 'Delivry Method', 'Sender', 'Recipents', 'Mesage', 'Expected Actoins'],
      body,
    ]),
  ).toEqual([
    'id name',
    'at similar',
    'channel similar',
    'from name',
    'to similar',
    'body similar',
    'expected similar',
  ])
})

test('[ME8] a name that only begins like a known one is another', async () => {
  expect(
    await guess([
      ['ID', 'Exercise Phase', 'Message'],
      ['1', 'One', 'Text'],
    ]),
  ).toEqual(['id name', 'keep none', 'body name'])
})

test('[ME8] columns without a telling name are known by what stands in them', async () => {
  const long = 'A long story about what happens, with all that the players need to know of it.'
  const columns = await guess([
    ['Alpha', 'Beta', 'Gamma', 'Delta'],
    ['T+10', 'Release Manager', long, '7'],
    ['T+20', 'Security Lead', long, '8'],
  ])
  expect(columns).toEqual(['at content', 'to content', 'body content', 'keep none'])
})

test('[ME8] what the guess got wrong can be said', async () => {
  const rows = [
    ['Alpha', 'Time', 'Beta'],
    ['10:00', 'nice', 'Hello all'],
  ]
  const { text } = await importedRows(rows, { columns: ['at', 'skip', 'body'] })
  expect(parse(text ?? '').injects['hello-all']).toMatchObject({
    trigger: { at: '10:00' },
    title: 'Hello all',
    body: 'Hello all',
  })
  expect(text).not.toContain('nice')
})

test('[ME9] a sheet alone makes a sound draft: roles, personas, channels and clock come from its cells', async () => {
  const { text, findings } = await importedRows(
    [
      ['No.', 'Time', 'Method', 'From', 'To', 'Subject', 'Message', 'Expected Action', 'Inject Type'],
      [
        '1',
        '2026-03-02 09:15',
        'E-mail',
        'The Daily',
        'Press Office; Crisis Manager',
        'Call',
        'Is it true?',
        'Answer',
        'Inject',
      ],
      ['2', '2026-03-02 11:40', 'Twitter', 'Users', 'all players', 'Posts', 'It is down', '', 'Inject'],
      [
        '3',
        '',
        'E-mail',
        '',
        'Press Office',
        '',
        'The team publishes a first statement',
        '',
        'Expected Player Action',
      ],
    ],
    { title: 'Harbour 2026', localZone: 'Europe/Berlin' },
  )
  const draft = parse(text ?? '')
  expect(loadScenario(text ?? '', 'x').problems).toEqual([])
  expect(draft).toMatchObject({
    id: 'harbour-2026',
    clock: { date: '2026-03-02', from: '09:00', to: '13:00', zone: 'Europe/Berlin', city: 'Berlin' },
    roles: { 'press-office': { letters: 'PO' }, 'crisis-manager': { letters: 'CM', lead: true } },
    channels: { 'e-mail': { kind: 'mail' }, twitter: { kind: 'social' } },
    personas: { 'the-daily': { name: 'The Daily' }, users: {} },
  })
  expect(draft.injects['inject-1']).toMatchObject({
    trigger: { at: '09:15' },
    to: ['press-office', 'crisis-manager'],
    from: 'the-daily',
    expected: 'Answer',
  })
  expect(draft.injects['inject-2'].to).toBe('all')
  expect(draft.injects['inject-3']).toMatchObject({
    trigger: { by: 'facilitator' },
    expected: 'The team publishes a first statement',
  })
  expect(Object.values<{ issue?: unknown }>(draft.injects).every(({ issue }) => issue === undefined)).toBe(
    true,
  )
  expect(findings.every(({ severity, row }) => severity === 'warning' && row === 4)).toBe(true)
})

test('[ME19] a role whose name is nearly that of another is told', async () => {
  const { findings } = await importedRows([
    ['Time', 'To', 'Message'],
    ['10:00', 'Press Office', 'Text'],
    ['10:05', 'Legal, Press Ofice', 'Text'],
    ['10:10', 'Press Office, Team A', 'Text'],
    ['10:15', 'Team B', 'Text'],
  ])
  expect(findings.map(({ row, column, message }) => [row, column, message])).toEqual([
    [3, 'To', '"Press Ofice" is nearly "Press Office". If it is the same role, write it the same.'],
  ])
})

test('[ME9] whatever stands in a sheet, the draft is sound', async () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      '',
      '10:30',
      'T+5',
      'All',
      'Lead, Ops',
      'constructor',
      '__proto__',
      'Issue',
      'When {"a":1}',
      'a + 5 min',
      'x'.repeat(301),
      '2026-03-29 02:30',
    ),
  )
  const columns = [
    'ID',
    'Time',
    'To',
    'From',
    'Method',
    'Title',
    'Message',
    'Expected Actions',
    'Type',
    'Notes',
    'Other',
  ]
  const rows = fc.array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), {
    minLength: 1,
    maxLength: 6,
  })
  await fc.assert(
    fc.asyncProperty(rows, async (body) => {
      fc.pre(body.some((row) => row.some((one) => one.trim() !== '')))
      const { text } = await importedRows([columns, ...body], { localZone: 'Europe/Berlin' })
      expect(loadScenario(text ?? '', 'x').problems).toEqual([])
    }),
    {
      numRuns: 20,
      // The second follows the first, which has no time that can be read.
      examples: [
        [
          [
            ['A', 'Issue', '', '', '', '', '', '', '', '', ''],
            ['', 'a + 5 min', '', '', '', '', '', 'Lead, Ops', '', '', ''],
          ],
        ],
      ],
    },
  )
}, 30_000)

test('[ME10] what cannot be taken is told with its row, its column and what to write; the other rows are taken', async () => {
  const before = smallText
  const { text, findings, added } = await importedRows(
    [
      ['ID', 'Time', 'To', 'From', 'Method', 'Title', 'Message'],
      ['new-one', '07:00', 'Lead', 'Control', 'Chat', 'Early', 'Text'],
      ['new-two', '10:00', 'Leed', 'Control', 'Chat', 'Who', 'Text'],
      ['new-three', '10:00', 'Lead', 'Control', 'Chat', 'Long', 'x'.repeat(20_001)],
      ['new-four', '10:05', 'Lead, Ops', 'Control', 'Chat', 'Fine', 'Text'],
      ['new-four', '10:06', 'All', 'Control', 'Chat', 'Fine too', 'Text'],
      ['', '10:07', 'All', '', '', '', ''],
      ['leak', '', '', '', '', '', ''],
    ],
    { base: before },
  )
  const told = (row: number) =>
    findings.filter((finding) => finding.row === row).map(({ column, message }) => `${column}: ${message}`)
  expect(told(2)[0]).toBe('Time: 07:00 is outside the day, which goes from 08:00 to 12:00.')
  expect(told(3)[0]).toContain('To: There is no role "Leed". Did you mean "Lead"?')
  expect(told(4)[0]).toBe('Message: This has 20001 characters. Write 20000 at most.')
  expect(told(6)[0]).toBe('ID: "new-four" is taken; this one is called "new-four-2".')
  expect(told(7)[0]).toContain('This row has no message and no title')
  expect(told(8)).toContain('To: This is empty. It has to say something.')
  expect(added).toEqual(['new-four', 'new-four-2'])
  expect(loadScenario(text ?? '', 'x').problems).toEqual([])
  expect(text).toContain('SECRET-EVIDENCE-LOG')
})
