import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { launchroom } from '#server/cli/program.ts'
import { smallText } from '../../support/msel.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'msel-'))
})
afterEach(() => rmSync(folder, { recursive: true }))
const at = (name: string) => path.join(folder, name)

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const code = await launchroom(args, {
    out: (line) => {
      said.out += `${line}\n`
    },
    err: (line) => {
      said.err += `${line}\n`
    },
  })
  return { code, ...said }
}

test('[ME17] msel export writes a file and msel import brings the scenario back', async () => {
  writeFileSync(at('day.yaml'), smallText)
  for (const file of ['day.xlsx', 'day.csv']) {
    expect(await run('msel', 'export', at('day.yaml'), '--preset', 'hseep', '--to', at(file))).toEqual({
      code: 0,
      out: '',
      err: '',
    })
    expect((await run('msel', 'import', at(file), '-o', at('back.yaml'))).code).toBe(0)
    expect(readFileSync(at('back.yaml'), 'utf8')).toBe(smallText)
  }
  const plain = ['msel', 'export', at('day.yaml'), '--preset', 'cmu', '--to', at('plain.csv'), '--plain']
  expect((await run(...plain)).code).toBe(0)
  expect(readFileSync(at('plain.csv'), 'utf8')).not.toContain('SECRET-EVIDENCE')
  const merged = await run('msel', 'import', at('plain.csv'), '--base', at('day.yaml'))
  expect([merged.code, merged.out]).toEqual([0, smallText])
})

test('[ME17] msel import tells rows that cannot be taken, takes a map of columns, and says what was not understood', async () => {
  writeFileSync(at('a.csv'), 'Wann,Sache,Message\r\n10:00,One,Text\r\nsoon,Two,Text\r\n')
  const some = await run(
    'msel',
    'import',
    at('a.csv'),
    '--map',
    'Wann=at',
    '--map',
    'Sache=title',
    '--zone',
    'UTC',
    '--date',
    '2026-01-15',
  )
  expect([some.code, some.err.split('\n')[0]]).toEqual([
    1,
    `${at('a.csv')}:3 [Wann] error: "soon" is not a time. Write "10:30", "T+150", "2026-01-15 10:30" or "J+1 H+2 M-5".`,
  ])
  expect(some.out).toContain('title: One')
  expect(some.out).not.toContain('Two')
  const refusals = [
    ['msel'],
    ['msel', 'import'],
    ['msel', 'import', at('a.csv'), '--map', 'Nope=at'],
    ['msel', 'import', at('a.csv'), '--map', 'Wann=time'],
    ['msel', 'import', at('a.csv'), '--start', '9'],
    ['msel', 'export', at('a.csv'), '--preset', 'other', '--to', at('b.csv')],
    ['msel', 'export', at('a.csv'), '--preset', 'cmu', '--to', at('b.pdf')],
  ]
  for (const args of refusals) expect((await run(...args)).code, args.join(' ')).toBe(2)
  expect((await run('msel', 'import', at('none.csv'))).err).toContain('There is no such file.')
  writeFileSync(at('bad.xlsx'), Buffer.from([0x50, 0x4b, 3, 4]))
  expect(await run('msel', 'import', at('bad.xlsx'))).toMatchObject({ code: 1, out: '' })
  expect((await run('msel', 'export', at('a.csv'), '--preset', 'cmu', '--to', at('b.csv'))).code).toBe(1)
})

test('[ME17] plan import writes a draft and lists what contradicts itself by line', async () => {
  writeFileSync(
    at('plan.md'),
    '| What | When | Who |\n|---|---|---|\n| Tag | Fri 2026-01-15 10:00 | Lead |\n',
  )
  const { code, err } = await run('plan', 'import', at('plan.md'), '--zone', 'UTC', '-o', at('plan.yaml'))
  expect([code, err]).toEqual([
    1,
    `${at('plan.md')}:3:9 error PL101 2026-01-15 is a Thursday, not a Friday. Correct the day or the weekday.\n`,
  ])
  expect(readFileSync(at('plan.yaml'), 'utf8')).toContain('title: Tag')
  expect((await run('plan', 'import', at('plan.md'), '--zone', 'Mars')).code).toBe(1)
  expect((await run('plan')).code).toBe(2)
})
