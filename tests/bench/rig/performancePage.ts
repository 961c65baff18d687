/**
 * `docs/performance.md`: each benchmark replaces its own section and leaves the others as they are, so that every
 * figure stands with the machine, the load and the day it comes from.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { scalePage } from './scalePage.ts'

export interface Section {
  /** Its heading, by which it is found again. */
  name: string
  /** Markdown of what was measured, and how. */
  text: string
  targets: Target[]
}

export interface Target {
  what: string
  measured: string
  allowed: string
  met: boolean
}

const DOCS = path.resolve(import.meta.dirname, '../../../docs')
const TITLE = `# Performance

Written by \`npm run bench\`: every figure comes from a run of it, none by hand. Figures of one section come from one
run on one machine, the servers in turns, so their ratios hold where the times do not.
`

/**
 * Writes the section into the page, and what follows from the page into `docs/scale.md`; prints the section, and sets
 * exit code 1 when a target is missed.
 */
export function publish(section: Section): void {
  const text = textOf(section)
  const file = path.join(DOCS, 'performance.md')
  const page = replaced(existsSync(file) ? readFileSync(file, 'utf8') : TITLE, section.name, text)
  writeFileSync(file, page)
  const scale = scalePage(page)
  if (scale !== null) writeFileSync(path.join(DOCS, 'scale.md'), scale)
  console.log(text)
  for (const { what, measured, allowed, met } of section.targets) {
    if (met) continue
    console.error(`Missed: ${what}: ${measured}, allowed ${allowed}.`)
    process.exitCode = 1
  }
}

/** The page with this section in place of the one of that name, or at the end. */
export function replaced(page: string, name: string, text: string): string {
  const parts = page.split(/^(?=## )/m)
  const at = parts.findIndex((part) => part.startsWith(`## ${name}\n`))
  const part = `${text.trimEnd()}\n`
  const all = at < 0 ? [...parts, part] : parts.with(at, part)
  return `${all.map((one) => one.trim()).join('\n\n')}\n`
}

function textOf({ name, text, targets }: Section): string {
  const rows = targets.map(
    ({ what, measured, allowed, met }) =>
      `| ${what} | ${measured} | ${allowed} | ${met ? 'met' : 'missed'} |`,
  )
  const table = ['| Target | Measured | Allowed | |', '|---|---|---|---|', ...rows].join('\n')
  return [`## ${name}`, `*${circumstances()}*`, text.trim(), ...(rows.length > 0 ? [table] : [])].join('\n\n')
}

/** Machine, Node, load and day of a measurement. */
function circumstances(): string {
  const cpus = os.cpus()
  const [load = 0] = os.loadavg()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  const machine = `${cpus.length} × ${cpus[0]?.model.trim() ?? 'processor'}, ${memory} GB, ${os.type()} ${os.release()}`
  const day = new Date().toISOString().slice(0, 10)
  return `${machine}; Node ${process.versions.node}; load average at the end ${load.toFixed(1)}; ${day}`
}
