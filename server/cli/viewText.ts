/** A view for people at a terminal: the clock, then what the seat had in front of it. */

import { clockText, minutesText } from '#server/dayTime.ts'
import { valueAt } from '#server/engine/metric.ts'
import { PHASES, type RoleId } from '#shared/ids.ts'
import type { Script, ScriptMetric } from '#shared/script.ts'
import type { SimMs } from '#shared/time.ts'
import type { IssueView, MilestoneView, PollView, View } from '#shared/view.ts'
import { table } from './table.ts'

interface Shown {
  view: View
  seat: RoleId | null
  at: SimMs
}

export function viewText(script: Script, { view, seat, at }: Shown): string {
  const time = (sim: SimMs | null) => (sim === null ? '' : clockText(script, sim))
  const who = seat === null ? 'facilitator' : (script.roles[seat]?.name ?? seat)
  const sections: [string, string[][]][] = [
    ['Inbox', Object.values(view.inbox).map((i) => [time(i.at), i.inject, i.title, seenText(i.seenBy)])],
    ['Issues', Object.values(view.issues).flatMap((issue) => issueRows(issue, time))],
    ['Polls', Object.values(view.polls).flatMap(pollRows)],
    ['Milestones', script.milestones ? milestoneRows(script, view, time) : []],
    ['Metrics', metricRows(script, { view, seat, at })],
  ]
  return [
    `${script.title}, seen by the ${who}`,
    `Clock  ${time(at)} ${script.clock.city}, ${clockState(view)}`,
    ...sections.map(([title, rows]) => `\n${title}\n${rows.length === 0 ? '  none' : table(rows)}`),
  ].join('\n')
}

function clockState({ state, held, clock, asking }: View): string {
  if (state !== 'live') return state
  if (held) return `held${held.reason ? `: ${held.reason}` : ''}`
  return `${clock.rate}x${asking.length > 0 ? `, waiting for ${asking.join(', ')}` : ''}`
}

const seenText = (roles: readonly RoleId[]) => (roles.length === 0 ? 'unread' : `seen by ${roles.join(', ')}`)

function issueRows(issue: IssueView, time: (at: SimMs | null) => string): string[][] {
  const { severity, decision, state, phase, owner, openedAt, spent } = issue
  const spentText = PHASES.flatMap((name) => {
    const one = spent[name]
    return one ? [`${name} ${minutesText(one.ms)}${one.late ? ' late' : ''}`] : []
  })
  const where = state === 'open' ? `in ${phase}` : state
  const rows = [[time(openedAt), issue.issue, severity ?? 'unrated', `${where}, with ${owner}`]]
  if (spentText.length > 0) rows.push(['', '', '', spentText.join(', ')])
  if (decision) rows.push(['', '', '', `decided: ${decision.label}`])
  return rows
}

function pollRows({ gate, round, state, voted, voters, ballots, result }: PollView): string[][] {
  const votes = Object.values(ballots).flatMap((b) => (b ? [`${b.role} ${b.vote.toUpperCase()}`] : []))
  const status = result
    ? `called ${result.call.toUpperCase()}`
    : `${state}, ${voted.length} of ${voters.length} voted`
  return [[gate, `round ${round}`, status, votes.join(', ')]]
}

function milestoneRows(script: Script, view: View, time: (at: SimMs | null) => string): string[][] {
  return Object.entries(script.milestones).map(([id, { at, title }]) => {
    const milestone = view.milestones[id]
    return [time(at), title, milestone ? milestoneState(milestone, time) : '']
  })
}

function milestoneState(milestone: MilestoneView, time: (at: SimMs | null) => string): string {
  const { state, doneAt, late, blocked, items } = milestone
  if (state === 'done') return `done ${time(doneAt)}${late ? ', late' : ''}`
  if (blocked !== null) return `blocked: ${blocked}`
  if (state === 'later') return 'to come'
  const done = Object.values(items).filter((item) => item.state === 'done').length
  return `under way, ${done} of ${Object.keys(items).length} done${late ? ', late' : ''}`
}

function metricRows(script: Script, { view, seat, at }: Shown): string[][] {
  return Object.entries(script.metrics)
    .filter(([, { watchedBy }]) => seat === null || watchedBy.includes(seat))
    .map(([id, metric]) => [metric.label, reading(metric, valueAt(view.metrics[id] ?? metric.path, at))])
}

function reading({ decimals, unit, warning, critical, better }: ScriptMetric, value: number): string {
  const bad = (mark: number | null) => mark !== null && (better === 'up' ? value <= mark : value >= mark)
  const state = bad(critical) ? '  critical' : bad(warning) ? '  warning' : ''
  return `${(value / 10 ** decimals).toFixed(decimals)}${unit && ` ${unit}`}${state}`
}
