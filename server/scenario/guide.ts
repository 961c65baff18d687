/** The facilitator guide of a scenario as Markdown, put together from what its file says in many places. */
import { clockOf, whenInWords } from '#server/engine/sheetWords.ts'
import type { RoleId } from '#shared/ids.ts'
import type { Script } from '#shared/script.ts'
import type { ScriptInject } from '#shared/scriptInject.ts'
import { MINUTE } from '#shared/time.ts'
import { issueGuide } from './guideIssue.ts'
import { whenOf } from './guideWords.ts'
import { bullets, section, table } from './markdown.ts'

/** The whole guide. It holds every secret of the scenario: nobody who plays should read it. */
export function guideOf(script: Script): string {
  const { guide, injects, questions } = script
  const issues = Object.entries(injects).filter(([, { issue }]) => issue)
  return `${[
    head(script),
    section('What it is for', guide?.purpose),
    section('What to watch for', bullets(guide?.watchFor ?? [])),
    section('Who plays', roles(script)),
    section('The day', day(script)),
    section('Go or no-go', gates(script)),
    ...issues.map(([id, inject]) => issueGuide(script, { id, inject })),
    section('Messages', messages(script)),
    section('What counts', criteria(script)),
    section('The debrief', bullets([...(guide?.prompts ?? []), ...Object.values(questions)])),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`
}

function head({ title, summary, classification, clock, end, pacing, version, licence }: Script): string {
  const hours = `${clock.from} to ${clock.to} in ${clock.city}, ${clock.date}`
  const facts = [
    `${hours}: ${Math.round(end / MINUTE)} simulated minutes`,
    `At ${pacing.quiet}x when nothing asks, at ${pacing.deciding}x while the team decides`,
    `Version ${version}${licence === undefined ? '' : `, ${licence}`}`,
  ]
  const mark = classification === undefined ? '' : `**${classification}**\n\n`
  return `${mark}# ${title}\n\nFor the facilitator alone: this gives everything away.\n\n${summary.trim()}\n\n${bullets(facts)}`
}

function roles({ roles: all }: Script): string {
  const rows = Object.values(all).map(({ name, letters, duty, lead, optional, tasks }) => [
    `${name} (${letters})${lead ? ', leads' : ''}${optional ? ', may stay empty' : ''}`,
    duty,
    tasks.join(' '),
  ])
  return table(['Role', 'Duty', 'Has ready'], rows)
}

/** What comes at a time, in its order; then what comes because of something else. */
function day(script: Script): string {
  const planned = [
    ...Object.values(script.milestones).map(({ at, title, owner }) => ({
      at,
      row: [title, whoOf(script, [owner])],
    })),
    ...Object.entries(script.injects).flatMap(([id, inject]) => {
      const at = firstMoment(inject)
      const row = [titled(inject), whoOf(script, inject.to), whenInWords(script, id, inject) ?? '']
      return at === null ? [] : [{ at, row }]
    }),
  ].sort((a, b) => a.at - b.at)
  const others = Object.entries(script.injects).filter(([, inject]) => firstMoment(inject) === null)
  const rows = [
    ...planned.map(({ at, row: [what = '', who = '', more = ''] }) => [clockOf(script, at), what, who, more]),
    ...others.map(([id, inject]) => [
      '',
      titled(inject),
      whoOf(script, inject.to),
      whenOf(script, id, inject),
    ]),
  ]
  return table(['Time', 'What', 'Who', 'When, if not at a time'], rows)
}

/** Everyone, or the letters of these roles. */
const whoOf = ({ roles: all, roleIds }: Script, to: readonly RoleId[]): string =>
  roleIds.every((role) => to.includes(role)) ? 'all' : to.map((role) => all[role]?.letters ?? role).join(', ')

const titled = ({ title, issue }: ScriptInject) => (issue ? `**${title}** (issue)` : title)

function firstMoment({ trigger }: ScriptInject): number | null {
  if ('at' in trigger) return trigger.at
  return 'between' in trigger && !('follows' in trigger) ? trigger.between[0] : null
}

function gates({ gates: all, roles: names }: Script): string {
  const nameOf = (role: RoleId) => names[role]?.name ?? role
  return Object.values(all)
    .map(({ title, chair, right, criteria: list }) => {
      const rows = Object.values(list).map(({ label, kind, met, where }) => [
        label,
        kind,
        met ? 'holds' : 'does not hold',
        where,
      ])
      return `**${title}**: ${nameOf(chair)} calls. A good team calls **${right.toUpperCase()}**.\n\n${table(['Criterion', 'Kind', 'The truth', 'Where to look'], rows)}`
    })
    .join('\n\n')
}

function messages(script: Script): string {
  const rows = Object.entries(script.injects)
    .filter(([, { issue, expected, notes }]) => !issue && (expected !== undefined || notes !== undefined))
    .map(([id, inject]) => [
      inject.title,
      whenOf(script, id, inject),
      inject.body,
      inject.expected ?? '',
      inject.notes ?? '',
    ])
  return table(['Message', 'When', 'Says', 'Expected', 'Notes'], rows)
}

function criteria({ criteria: all, scoring }: Script): string {
  const lines = Object.values(all).map(({ text, why, rubric }) => {
    const judged = rubric ? `\n  You judge it:\n${rubric.map((line) => `  - ${line}`).join('\n')}` : ''
    return `- **${text}**${why === undefined ? '' : `: ${why}`}${judged}`
  })
  return `All of these have to be met to pass. The mark for the score is ${scoring.passMark} %.\n\n${lines.join('\n')}`
}
