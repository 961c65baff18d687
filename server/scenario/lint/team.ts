/** Who has to be there for what: roles that nobody must fill, and roles without anything to do. */
import type { Issue } from '#shared/scenario/issue.ts'
import type { Scenario } from '#shared/scenario.ts'
import { each, every, wrong } from '../names.ts'
import type { Finding, Path } from '../source.ts'

export function teamFindings(scenario: Scenario): Finding[] {
  return [...absentFindings(scenario), ...idleAllDay(scenario)]
}

function absentFindings(scenario: Scenario): Finding[] {
  const { roles, milestones, gates, injects } = scenario
  const optional = (id: string) => roles[id]?.optional === true
  const waits = (role: string, path: Path): Finding[] =>
    optional(role)
      ? [wrong('SC502', path, `Nobody has to fill the role "${role}", and this waits for it.`)]
      : []
  return [
    ...each(milestones, ['milestones'], ({ owner, checklist }, path) => [
      ...waits(owner, [...path, 'owner']),
      ...each(checklist, [...path, 'checklist'], ({ role }, place) => waits(role, [...place, 'role'])),
    ]),
    ...each(gates, ['gates'], ({ chair }, path) => waits(chair, [...path, 'chair'])),
    ...each(injects, ['injects'], ({ to, trigger, issue }, path) => {
      const practice = 'by' in trigger && trigger.by === 'practice'
      const only = to !== 'all' && to.every(optional)
      const message = 'It goes only to roles that nobody has to fill: in many rooms nobody reads it.'
      return [
        ...(only && !practice ? [wrong('SC501', [...path, 'to'], message)] : []),
        ...(issue && !only ? issueWaits(issue, [...path, 'issue'], { waits, optional }) : []),
      ]
    }),
  ]
}

function issueWaits(
  { owner, steps, evidence }: Issue,
  path: Path,
  {
    waits,
    optional,
  }: { waits: (role: string, path: Path) => Finding[]; optional: (role: string) => boolean },
): Finding[] {
  return [
    ...waits(owner, [...path, 'owner']),
    ...each(steps, [...path, 'steps'], (step, place) =>
      step.optional ? [] : waits(step.role, [...place, 'role']),
    ),
    ...each(evidence, [...path, 'evidence'], (item, place) => {
      if (!item.for?.every(optional) || (item.for.length > 0 && !item.key)) return []
      const who =
        item.for.length === 0
          ? 'Nobody can open this.'
          : 'It is key, and only roles that nobody has to fill can open it.'
      return [wrong('SC507', [...place, 'for'], who)]
    }),
  ]
}

function idleAllDay(scenario: Scenario): Finding[] {
  const busy = busyRoles(scenario)
  return every(Object.keys(scenario.roles), ['roles'], (role) =>
    busy === 'all' || busy.has(role)
      ? []
      : [
          wrong(
            'SC506',
            ['roles', role],
            `"${role}" has nothing to do all day: no inject, no step, no milestone, no vote.`,
            'key',
          ),
        ],
  )
}

function busyRoles({ milestones, gates, injects }: Scenario): 'all' | Set<string> {
  const live = Object.values(injects).filter(({ trigger }) => !('by' in trigger && trigger.by === 'practice'))
  if (live.some(({ to }) => to === 'all')) return 'all'
  return new Set([
    ...live.flatMap(({ to }) => to),
    ...Object.values(milestones).flatMap(({ owner, checklist }) => [
      owner,
      ...Object.values(checklist).map(({ role }) => role),
    ]),
    ...Object.values(gates).flatMap(({ chair, order }) => [chair, ...order]),
  ])
}
