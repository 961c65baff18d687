import { PHASES } from '#shared/ids.ts'
import type { Issue } from '#shared/scenario/issue.ts'
import type { Script } from '#shared/script.ts'
import type { ScriptInject } from '#shared/scriptInject.ts'
import { MINUTE } from '#shared/time.ts'
import { whenOf } from './guideWords.ts'
import { bullets, numbered, quoted, section, table } from './markdown.ts'

/** One issue: what is seen, what is true, what each answer is worth, and how to help. */
export function issueGuide(script: Script, { id, inject }: { id: string; inject: ScriptInject }): string {
  const { issue } = inject
  if (!issue) return ''
  const nameOf = (role: string) => script.roles[role]?.name ?? role
  const about = [
    `When: ${whenOf(script, id, inject)}`,
    `To: ${inject.to.map(nameOf).join(', ')}. Owner: ${nameOf(issue.owner)}`,
    ...(inject.expected === undefined ? [] : [`Expected: ${inject.expected}`]),
  ]
  return [
    `## Issue: ${inject.title}`,
    quoted(inject.body),
    bullets(about),
    inject.notes?.trim() ?? '',
    part('Time', times(issue)),
    part('Observe', evidence(issue, nameOf)),
    part('Orient', assessment(issue)),
    part('Decide', options(issue)),
    part('Act', steps(issue, nameOf)),
    part('Hints, the gentlest first', numbered(issue.hints)),
  ]
    .filter((text) => text !== '')
    .join('\n\n')
}

const part = (title: string, text: string) => section(title, text, 3)
const minutes = (ms: number) => `${Math.round((ms * 10) / MINUTE) / 10} min`

function times({ phases }: Issue): string {
  const rows = PHASES.map((phase) => [phase, minutes(phases[phase].par), minutes(phases[phase].limit)])
  return table(['Phase', 'A good team needs', 'Limit'], rows)
}

function evidence({ evidence: all, truth }: Issue, nameOf: (role: string) => string): string {
  const rows = Object.values(all).map(({ title, kind, key, herring, for: roles }) => [
    title,
    kind,
    key ? 'a good team opens it' : herring ? 'red herring' : '',
    roles ? `only ${roles.map(nameOf).join(', ')}` : '',
  ])
  const is = `It is ${truth.confirmed ? 'real' : 'not real'}, and ${truth.ongoing ? 'still goes on' : 'is over'}.`
  return `${is}\n\n${table(['Evidence', 'Kind', 'Worth', 'Who can open it'], rows)}`.trim()
}

function assessment({ assessment: { severity, cause, affected } }: Issue): string {
  const rows = [
    ...Object.entries(severity).map(([level, quality]) => ['Severity', level, quality, undefined] as const),
    ...Object.values(cause).map(({ label, quality, why }) => ['Cause', label, quality, why] as const),
    ...Object.values(affected).map(({ label, quality, why }) => ['Affected', label, quality, why] as const),
  ]
  return table(
    ['Question', 'Answer', 'Worth', 'Why'],
    rows.map(([question, answer, quality, why = '']) => [question, answer, `${quality}`, why]),
  )
}

function options({ options: all }: Issue): string {
  const best = Object.values(all).toSorted((a, b) => b.quality - a.quality)
  return table(
    ['Option', 'Worth', 'Why'],
    best.map(({ label, quality, why = '' }) => [label, `${quality}`, why]),
  )
}

function steps({ steps: all }: Issue, nameOf: (role: string) => string): string {
  const rows = Object.values(all).map(({ label, role, after, takes, contains, tells, optional }) => [
    label,
    nameOf(role),
    after.map((step) => all[step]?.label ?? step).join(', '),
    takes === undefined ? '' : minutes(takes),
    [contains ? 'contains it' : '', tells ? `tells ${tells.join(', ')}` : '', optional ? 'optional' : '']
      .filter((word) => word !== '')
      .join(', '),
  ])
  return table(['Step', 'Who', 'After', 'Takes', ''], rows)
}
