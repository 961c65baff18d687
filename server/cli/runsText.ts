/** What many days say, for people at a terminal of 80 columns, with or without colour. */
import type { Never, RunsReport } from '#shared/runs.ts'
import { table } from './table.ts'

const BAR = 20
const NAME = 30

export function runsText(report: RunsReport, wallMs: number): string {
  const { runs, skill, pace, seed, passRate, interval, criteria } = report
  const days = runs === 1 ? 'day' : 'days'
  const pending = Object.entries(criteria).filter(([, one]) => one.pending > 0)
  return [
    report.title,
    `${runs} ${days} of ${skill} bots at ${pace} pace, seeds from ${seed} on, in ${seconds(wallMs)} s`,
    '',
    `Chance to pass  ${percent(passRate)}, 95 % interval ${percent(interval[0])} to ${percent(interval[1])}`,
    `  ${bar(passRate, 60)}`,
    ...(pending.length === 0
      ? []
      : [`  Left out, as a facilitator judges it: ${pending.map(([id]) => id).join(', ')}`]),
    '',
    table(
      [
        ['', 'p10', 'p50', 'p90'],
        ['Score, %', ...spread(report.percent)],
        ['Real minutes', ...spread(report.realMinutes)],
      ],
      0,
    ),
    '',
    'Criteria met',
    rows(
      Object.entries(criteria).map(([id, { met, failed, pending: open }]) => ({
        name: id,
        share: met / runs,
        note: open > 0 ? `judged: ${open}` : failed > 0 ? `failed: ${failed}` : '',
      })),
    ),
    '',
    'Options chosen, of the days on which the issue was decided',
    ...Object.entries(report.options).flatMap((issue) => optionRows(issue)),
    '',
    'Injects sent',
    rows(
      Object.entries(report.injects).map(([id, { sent, by }]) => ({
        name: id,
        share: sent / runs,
        note: by === null ? '' : `by ${by}`,
      })),
    ),
    '',
    'Never reached',
    ...(report.neverReached.length === 0 ? ['  nothing'] : report.neverReached.map(neverText)),
    '',
    hardestText(report),
  ].join('\n')
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1)
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
const spread = ({ p10, p50, p90 }: RunsReport['percent']): string[] =>
  [p10, p50, p90].map((n) => n.toFixed(1))

/** A bar of full and empty cells; what is more than nothing shows, and what is less than all does not fill it. */
function bar(share: number, width: number): string {
  const cells = Math.round(share * width)
  const shown = share > 0 && share < 1 ? Math.min(width - 1, Math.max(1, cells)) : cells
  return '█'.repeat(shown) + '░'.repeat(width - shown)
}

interface Row {
  name: string
  share: number
  note: string
}

function rows(all: readonly Row[], indent = 2): string {
  if (all.length === 0) return `${' '.repeat(indent)}none`
  const width = Math.min(NAME, Math.max(...all.map(({ name }) => name.length)))
  return table(
    all.map(({ name, share, note }) => [
      cut(name, width),
      bar(share, BAR),
      percent(share).padStart(7),
      cut(note, 14),
    ]),
    indent,
  )
}

const cut = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, width - 1)}…`

function optionRows([id, { opened, decided, options, other }]: [
  string,
  RunsReport['options'][string],
]): string[] {
  const share = (chosen: number) => (decided === 0 ? 0 : chosen / decided)
  const all = Object.entries(options).map(([option, { chosen }]) => ({
    name: option,
    share: share(chosen),
    note: chosen === 0 ? 'never' : '',
  }))
  const free = other === 0 ? [] : [{ name: '(something else)', share: share(other), note: '' }]
  return [`  ${id}: opened ${opened}, decided ${decided}`, rows([...all, ...free], 4)]
}

function neverText(never: Never): string {
  switch (never.kind) {
    case 'inject':
      return `  inject ${never.id}`
    case 'option':
      return `  option ${never.id} of ${never.issue}`
    case 'criterion':
      return `  criterion ${never.id} ${never.outcome}`
  }
}

function hardestText({ hardest }: RunsReport): string {
  if (!hardest) return 'Hardest minute  none: no points were lost and no limit passed'
  const { clock, shareLost, limitsPassed, phases } = hardest
  const [worst] = phases
  const where = worst ? `, most in ${worst.phase} of ${worst.issue}` : ''
  return [
    `Hardest minute  ${clock}: ${percent(shareLost)} of all points lost${where}`,
    `                ${limitsPassed} limits passed then`,
  ].join('\n')
}
