import type { Answer, By } from '#shared/command.ts'
import type { Doer } from '#shared/fact.ts'
import type { RoleId } from '#shared/ids.ts'
import { type Refusal, refuse } from '#shared/refusal.ts'
import type { Issue } from '#shared/scenario/issue.ts'
import type { Carriers } from './carriers.ts'
import {
  actsFor,
  type Draft,
  injectOf,
  isBriefing,
  isLead,
  nextName,
  patch,
  put,
  rolesOf,
  tell,
  toOwner,
  toRoles,
} from './draft.ts'
import { drive, finishPhase, goBack, refreshLimit } from './issue.ts'
import { decidedSteps, isOver, isReady, issueScript, phaseOf } from './issueLook.ts'
import { beginStep } from './issueSteps.ts'
import { armGrace } from './pace.ts'
import { shareWith } from './share.ts'
import type { IssueState } from './state.ts'

type Names =
  | 'evidence.open'
  | 'issue.answer'
  | 'issue.goBack'
  | 'issue.act'
  | 'issue.moreTime'
  | 'issue.handOver'
  | 'issue.ask'
  | 'issue.reply'
  | 'issue.escalate'
  | 'issue.setSeverity'

type Found = { issue: IssueState; script: Issue; title: string }

/** An issue that is open to work on. In the briefing only practice is. */
function open(d: Draft, id: string): Found | Refusal {
  const issue = d.world.issues[id]
  if (!issue) return refuse('issue.unknown')
  if (phaseOf(issue) === null) return refuse('issue.closed')
  if (isBriefing(d) && !issue.practice) return refuse('room.notNow')
  return { issue, script: issueScript(d, id), title: injectOf(d, id)?.title ?? '' }
}

/** The role of the asker that has this issue, the own one first. */
const roleIn = (d: Draft, by: By, issue: IssueState): RoleId | undefined =>
  rolesOf(d, by).find((role) => issue.roles.includes(role))

/** As whom the asker may act for the owner: the owner, or a facilitator for an empty seat. */
const asOwner = (d: Draft, by: By, issue: IssueState): Doer | null => actsFor(d, by, issue.owner)

/** What is wrong with an answer's choices, or null. */
function wrongChoice({ assessment, options }: Issue, answer: Answer): Refusal | null {
  if (answer.phase === 'orient') {
    const cause =
      answer.cause === null ? Object.keys(assessment.cause).length === 0 : assessment.cause[answer.cause]
    const affected =
      answer.affected === null
        ? Object.keys(assessment.affected).length === 0
        : assessment.affected[answer.affected]
    return cause && affected ? null : refuse('answer.unknownChoice')
  }
  if (answer.phase !== 'decide') return null
  if ((answer.option === null) === (answer.other === null)) return refuse('answer.incomplete')
  return answer.option !== null && !options[answer.option] ? refuse('answer.unknownChoice') : null
}

export const issueCommands: Carriers<Names> = {
  'evidence.open': (d, { issue: id, evidence }, by) => {
    const found = open(d, id)
    if ('refusal' in found) return found
    const { issue, script } = found
    const item = script.evidence[evidence]
    const allowed = item?.for
    const role =
      rolesOf(d, by).find((r) => issue.roles.includes(r) && (!allowed || allowed.includes(r))) ??
      (by.kind === 'facilitator' ? allowed?.find((r) => actsFor(d, by, r)) : undefined)
    if (!item) return refuse('evidence.unknown')
    if (!role) return roleIn(d, by, issue) ? refuse('evidence.otherRole') : refuse('issue.notYours')
    const before = issue.opened[evidence] ?? []
    if (before.includes(role)) return null
    patch(d, 'issues', id, { opened: { ...issue.opened, [evidence]: [...before, role] } })
    const { title, kind, body } = item
    tell(
      d,
      { roles: [role], people: [], private: false },
      { type: 'evidence.opened', issue: id, evidence, role, title, kind, body },
    )
    tell(d, toRoles(d, issue.roles), { type: 'evidence.noted', issue: id, evidence, role })
    return null
  },
  'issue.answer': (d, { issue: id, answer }, by) => {
    const found = open(d, id)
    if ('refusal' in found) return found
    const role = asOwner(d, by, found.issue)
    if (!role) return refuse(roleIn(d, by, found.issue) ? 'issue.notOwner' : 'issue.notYours')
    if (phaseOf(found.issue) !== answer.phase) return refuse('issue.otherPhase')
    const wrong = wrongChoice(found.script, answer)
    if (!wrong) finishPhase(d, id, { role, answer })
    return wrong
  },
  'issue.goBack': (d, { issue: id, to }, by) => {
    const found = open(d, id)
    if ('refusal' in found) return found
    const role = asOwner(d, by, found.issue)
    if (!role) return refuse('issue.notOwner')
    return goBack(d, id, { to, role }) ? null : refuse('issue.otherPhase')
  },
  'issue.act': (d, { issue: id, step, text }, by) => {
    const found = open(d, id)
    if ('refusal' in found) return found
    const { issue, script } = found
    const def = script.steps[step]
    if (!def || !decidedSteps(script, issue).includes(step)) return refuse('step.unknown')
    if (phaseOf(issue) !== 'act') return refuse('issue.otherPhase')
    const role = actsFor(d, by, def.role)
    if (!role) return refuse('step.otherRole')
    if (issue.steps[step]) return refuse('step.alreadyDone')
    if (!isReady(script, issue, step)) return refuse('step.waits')
    if (def.writes && text === '') return refuse('step.textMissing')
    beginStep(d, id, { step, role, text })
    return null
  },
  'issue.moreTime': (d, { issue: id }, by) => {
    const found = open(d, id)
    if ('refusal' in found) return found
    const { issue } = found
    const role = asOwner(d, by, issue)
    const phase = phaseOf(issue)
    if (!role || phase === null) return refuse('issue.notOwner')
    if (isOver(issue)) return refuse('issue.limitPassed')
    if (issue.due === null || issue.slowUntil === null) return refuse('issue.noLimit')
    const due = issue.due + d.script.moreTime
    const slowUntil = issue.slowUntil + d.script.moreTime
    patch(d, 'issues', id, { extra: { ...issue.extra, [phase]: issue.extra[phase] + d.script.moreTime } })
    drive(d, id, { type: 'LIMIT', left: due - d.now })
    patch(d, 'issues', id, { due, slowUntil })
    armGrace(d, id, slowUntil)
    tell(d, toOwner(d, issue.owner, { isPrivate: true }), {
      type: 'issue.moreTime',
      issue: id,
      phase,
      role,
      due,
    })
    return null
  },
  'issue.handOver': (d, { issue: id, to, note }, by) => {
    const found = open(d, id)
    if ('refusal' in found) return found
    const { issue } = found
    const role = asOwner(d, by, issue) ?? isLead(d, by) ?? (by.kind === 'facilitator' ? 'facilitator' : null)
    if (!role) return refuse('issue.notOwner')
    if (!d.script.roles[to]) return refuse('seat.unknownRole')
    if (issue.owner === to) return refuse('issue.alreadyOwner')
    shareWith(d, id, to)
    patch(d, 'issues', id, { owner: to, extra: { observe: 0, orient: 0, decide: 0, act: 0 } })
    const { roles } = d.world.issues[id] ?? issue
    tell(d, toRoles(d, roles), {
      type: 'issue.handedOver',
      issue: id,
      from: issue.owner,
      owner: to,
      role,
      note,
    })
    refreshLimit(d, id)
    return null
  },
  'issue.ask': (d, { issue: id, to, text }, by) => {
    const found = open(d, id)
    if ('refusal' in found) return found
    const from = roleIn(d, by, found.issue)
    if (!from) return refuse('issue.notYours')
    if (!d.script.roles[to] || to === from) return refuse('seat.unknownRole')
    shareWith(d, id, to)
    const ask = nextName(d, 'ask')
    put(d, 'asks', ask, { issue: id, from, to, replied: false })
    const audience = { roles: [from, to], people: [], private: false }
    tell(d, audience, { type: 'issue.asked', issue: id, title: found.title, ask, from, role: to, text })
    return null
  },
  'issue.reply': (d, { issue: id, ask, text }, by) => {
    const asked = d.world.asks[ask]
    if (!asked || asked.issue !== id) return refuse('ask.unknown')
    if (!rolesOf(d, by).includes(asked.to) && !actsFor(d, by, asked.to)) return refuse('command.notYours')
    put(d, 'asks', ask, { ...asked, replied: true })
    tell(
      d,
      { roles: [asked.from, asked.to], people: [], private: false },
      { type: 'issue.replied', issue: id, ask, role: asked.to, text },
    )
    return null
  },
  'issue.escalate': (d, { issue: id, text }, by) => {
    const found = open(d, id)
    if ('refusal' in found) return found
    const role = roleIn(d, by, found.issue)
    if (!role) return refuse('issue.notYours')
    const leads = d.script.roleIds.filter((r) => d.script.roles[r]?.lead)
    for (const lead of leads) shareWith(d, id, lead)
    const roles = [...new Set([...(d.world.issues[id]?.roles ?? []), ...leads])]
    tell(d, toRoles(d, roles), { type: 'issue.escalated', issue: id, title: found.title, role, text })
    return null
  },
  'issue.setSeverity': (d, { issue: id, severity }, by) => {
    const found = open(d, id)
    if ('refusal' in found) return found
    const { issue } = found
    const role = isLead(d, by) ?? asOwner(d, by, issue)
    if (!role) return refuse('command.notYours')
    patch(d, 'issues', id, { severity })
    tell(d, toRoles(d, issue.roles), { type: 'issue.severitySet', issue: id, severity, role })
    return null
  },
}
