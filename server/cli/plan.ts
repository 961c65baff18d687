/** `plan import`: a release plan in Markdown as the draft of a scenario. */
import path from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { importPlan } from '#server/plan/import.ts'
import { Complaint, type Io, type Options, onlyFile, optionOf, type Parsed, textOf, writeTo } from './io.ts'

export const PLAN_HELP = `
  launchroom plan import FILE.md [--zone Z] [--date D] [-o OUT.yaml]
      Makes a draft scenario of the tables of a release plan: what, who, when. What
      contradicts itself is listed with its line. Exit code 1 if anything does.`

export const PLAN_OPTIONS: Options = {
  zone: { type: 'string' },
  date: { type: 'string' },
  output: { type: 'string', short: 'o' },
}

export function planCommand(parsed: Parsed, io: Io): number {
  const [verb, ...files] = parsed.files
  if (verb !== 'import') throw new Complaint('Say "plan import FILE.md".', 2)
  const file = onlyFile({ ...parsed, files }, 'plan to import')
  const { text, findings } = importPlan(textOf(file), {
    title: path.basename(file).replace(/\.\w+$/, ''),
    zone: optionOf(parsed, 'zone'),
    date: optionOf(parsed, 'date'),
    today: Temporal.Now.plainDateISO().toString(),
    localZone: Temporal.Now.timeZoneId(),
  })
  for (const { line, column, code, severity, message } of findings) {
    io.err(`${file}:${line}:${column} ${severity} ${code} ${message}`)
  }
  const to = optionOf(parsed, 'output')
  if (text !== null && to === undefined) io.out(text.trimEnd())
  if (text !== null && to !== undefined) writeTo(to, text)
  return text === null || findings.some(({ severity }) => severity === 'error') ? 1 : 0
}
