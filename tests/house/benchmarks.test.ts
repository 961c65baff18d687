import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { figureIn } from '../bench/rig/pageFigures.ts'
import { replaced } from '../bench/rig/performancePage.ts'
import { scalePage } from '../bench/rig/scalePage.ts'
import { readText } from './source.ts'

const PAGE = `# Performance

Words.

## First

| | p50, ms | p99, ms |
|---|---|---|
| ours | 1.5 (1.0 to 2.0) | 1,234 |

## Second

Old.
`

test('[BE1] a benchmark replaces its own section of the page and no other', () => {
  const page = replaced(PAGE, 'Second', '## Second\n\nNew.\n')
  expect(page).toBe(PAGE.replace('Old.', 'New.'))
  expect(replaced(page, 'Third', '## Third\n\nMore.')).toBe(`${page}\n## Third\n\nMore.\n`)
})

test('[BE2] a figure is found by its section, row and column, and one that is gone is an error', () => {
  expect(figureIn(PAGE, { section: 'First', row: 'ours', column: 'p50, ms' })).toBe(1.5)
  expect(figureIn(PAGE, { section: 'First', row: 'ours', column: 'p99, ms' })).toBe(1234)
  expect(() => figureIn(PAGE, { section: 'First', row: 'theirs', column: 'p99, ms' })).toThrow(/no figure/)
  expect(() => figureIn(PAGE, { section: 'Second', row: 'ours', column: 'p99, ms' })).toThrow(/no figure/)
})

/** Everything the page about scale quotes, as round numbers. */
const MEASURED = `# Performance

## Decision to the last member, and what it costs

| | processor for 10,000 decisions, s |
|---|---|
| Launchroom | 2.00 (1.90 to 2.10) |

## What a decision weighs

| | bytes |
|---|---|
| its record in the log | 1000 |
| its frames to the five members, together | 5000 |

## Memory of a live room

| a room | heap and buffers in use | resident |
|---|---|---|
| Launchroom, launch dry run | 150 kB | 200 kB |

## 1,000 live rooms on one core

| injects in 30 s | of the core in use |
|---|---|
| 1700 | 10 % |

## Several nodes on Redis

| | processor of the nodes for a decision, ms | of Redis, ms |
|---|---|---|
| three nodes, a room on one | 0.25 | 0.05 |
| three nodes, a room on all | 0.75 | 0.05 |
`

test('[BE4] 100,000 rooms are worked out from what was measured', () => {
  const page = scalePage(MEASURED) ?? ''
  expect(page).toContain('10,000 decisions a second in all')
  expect(page).toContain('| nodes by processor | 25 | 2.5 cores decide, 10 let time pass')
  expect(page).toContain('| nodes by connections | 25 |')
  expect(page).toContain('| nodes by memory | 5 | 20 GB |')
  expect(page).toContain('| **nodes** | **25** |')
  expect(page).toContain('| **shards of Redis** | **1** | 0.5 cores of Redis')
  expect(page).toContain('a decision costs 3 times as much')
  expect(scalePage(MEASURED.replace('## Memory', '## Other'))).toBeNull()
})

test('[BE3] the page about scale is what follows from the page of measurements, once all it needs is there', () => {
  const file = path.resolve(import.meta.dirname, '../../docs/scale.md')
  const written = existsSync(file) ? readFileSync(file, 'utf8') : null
  expect(written).toBe(scalePage(readText('docs/performance.md')))
})
