/** An issue as a bot sees it: open evidence, ask, answer each phase, do its steps, hand on. */
import type { Answer } from '#shared/command.ts'
import { type RoleId, SEVERITIES, type Severity } from '#shared/ids.ts'
import type { Issue } from '#shared/scenario/issue.ts'
import { MINUTE } from '#shared/time.ts'
import type { AskView, InboxItem, IssueView, StepView } from '#shared/view.ts'
import type { Sight, Work } from './bot.ts'
import { HABITS } from './botModel.ts'
import { messageText, noteText } from './botWords.ts'
import { happens, pick } from './luck.ts'

/** How long an owner waits for evidence that only another role can open. */
const PATIENCE = 2 * MINUTE

export function* issueWork(sight: Sight): Generator<Work> {
  const { view, roles, key } = sight
  for (const ask of Object.values(view.asks)) yield* replyWork(sight, ask)
  for (const issue of Object.values(view.issues)) {
    const item = view.inbox[issue.issue]
    if (issue.state !== 'open' || issue.practice || !item) continue
    const script = key.injects[issue.issue]?.issue
    const owns = roles.includes(issue.owner)
    yield* lookWork(sight, issue, item)
    if (owns && issue.phase === 'observe') yield* askWork(sight, issue, item)
    if (owns && issue.phase !== 'act') yield answerWork(sight, issue, script)
    if (owns && issue.phase !== 'observe') yield* escalateWork(sight, issue, script)
    if (issue.phase === 'act') yield* stepWork(sight, issue)
  }
}

type EvidenceBrief = NonNullable<InboxItem['issue']>['evidence'][number]

/** Reads the message, then the evidence: the owner what it can, another seat what only it can open. */
function* lookWork(sight: Sight, issue: IssueView, item: InboxItem): Generator<Work> {
  const { roles, seed, habits } = sight
  const inject = item.inject
  if (roles.some((role) => issue.roles.includes(role)) && !item.seenBy.some((role) => roles.includes(role))) {
    yield { key: `see/${inject}`, kind: 'see', command: { type: 'inject.see', inject } }
  }
  if (issue.phase !== 'observe') return
  for (const evidence of item.issue?.evidence ?? []) {
    const key = `open/${inject}/${evidence.id}`
    if (!canOpen(evidence, sight, issue) || issue.openedBy[evidence.id]) continue
    if (happens(seed, `skip/${key}`, habits.skips.evidence)) continue
    yield { key, kind: 'open', command: { type: 'evidence.open', issue: inject, evidence: evidence.id } }
  }
}

function canOpen({ for: only }: EvidenceBrief, { roles }: Sight, { owner }: IssueView): boolean {
  return only === null ? roles.includes(owner) : only.some((role) => roles.includes(role))
}

/** Asks a role for what only it can open, and gives it a moment. */
function* askWork(sight: Sight, issue: IssueView, item: InboxItem): Generator<Work> {
  const { view, roles, seed, habits } = sight
  const others = new Set<RoleId>()
  for (const { id, for: only } of item.issue?.evidence ?? []) {
    const to = only?.find((role) => isHeld(sight, role))
    if (!only || !to || issue.openedBy[id] || only.some((role) => roles.includes(role))) continue
    if (!happens(seed, `skip/ask/${issue.issue}/${to}`, habits.skips.ask)) others.add(to)
  }
  for (const to of others) {
    if (Object.values(view.asks).some((ask) => ask.issue === issue.issue && ask.role === to)) continue
    const text = 'Please look at what only you can open here, and say what you see.'
    yield {
      key: `ask/${issue.issue}/${to}`,
      kind: 'ask',
      command: { type: 'issue.ask', issue: issue.issue, to, text },
    }
  }
}

const isHeld = ({ view }: Sight, role: RoleId): boolean =>
  Object.values(view.people).some((person) => person.role === role)

/** Answers a question, after opening what it was about. */
function* replyWork(
  { view, roles, seed, habits }: Sight,
  { ask, issue, role, reply, at }: AskView,
): Generator<Work> {
  if (reply !== null || !roles.includes(role) || (view.issues[issue]?.state ?? 'open') !== 'open') return
  const evidence = view.inbox[issue]?.issue?.evidence ?? []
  const key = `reply/${ask}`
  const own = evidence.find((e) => e.for?.includes(role) && !view.issues[issue]?.openedBy[e.id])
  const notBefore = happens(seed, `forget/${key}`, habits.forgets.reply) ? at + habits.forgets.forMs : at
  if (own) {
    const command = { type: 'evidence.open', issue, evidence: own.id } as const
    yield { key: `open/${issue}/${own.id}`, kind: 'open', command, notBefore }
  } else {
    const text = 'I opened what I have and put it into the issue. Nothing more on my side.'
    yield { key, kind: 'reply', command: { type: 'issue.reply', issue, ask, text }, notBefore }
  }
}

// --- answers ------------------------------------------------------------------------------------------------------

function answerWork(sight: Sight, issue: IssueView, script: Issue | undefined): Work {
  const visit = issue.visits.length
  const key = `answer/${issue.issue}/${issue.phase}/${visit}`
  const answer = answerOf(sight, issue, script)
  const command = { type: 'issue.answer', issue: issue.issue, answer } as const
  if (issue.phase !== 'observe' || !isWaiting(sight, issue)) return { key, kind: answer.phase, command }
  return { key, kind: 'observe', command, notBefore: waitUntil(sight, issue) }
}

const askedIn = ({ view }: Sight, { issue }: IssueView): AskView[] =>
  Object.values(view.asks).filter((ask) => ask.issue === issue && ask.reply === null)
const isWaiting = (sight: Sight, issue: IssueView): boolean => askedIn(sight, issue).length > 0
const waitUntil = (sight: Sight, issue: IssueView): number =>
  Math.max(...askedIn(sight, issue).map(({ at }) => at)) + PATIENCE

function answerOf(sight: Sight, issue: IssueView, script: Issue | undefined): Answer {
  switch (issue.phase) {
    case 'observe':
      return observeAnswer(sight, issue, script)
    case 'orient':
      return orientAnswer(sight, issue, script)
    default:
      return decideAnswer(sight, issue, script)
  }
}

/** The best answer there is, as somebody gives it who knows the answer key and makes no mistake. */
export function rightAnswer(phase: Answer['phase'], issue: string, script: Issue): Answer {
  const sure = { seed: 0, habits: HABITS.flawless }
  if (phase === 'observe') return observeAnswer(sure, { issue, openedBy: {} }, script)
  if (phase === 'orient') return orientAnswer(sure, { issue, severity: null }, script)
  return decideAnswer(sure, { issue }, script)
}

type Chance = Pick<Sight, 'seed' | 'habits'>

function observeAnswer(
  { seed, habits }: Chance,
  { issue, openedBy }: Pick<IssueView, 'issue' | 'openedBy'>,
  script: Issue | undefined,
): Answer {
  const says = (what: 'confirmed' | 'ongoing') => {
    const truth = script?.truth[what] ?? true
    return happens(seed, `err/${issue}/${what}`, habits.errs.observe) ? !truth : truth
  }
  const what = `${Object.keys(openedBy).length} pieces of evidence opened and read.`
  return {
    phase: 'observe',
    confirmed: says('confirmed'),
    ongoing: says('ongoing'),
    what,
    when: '',
    howMany: '',
  }
}

function orientAnswer(
  sight: Chance,
  { issue, severity: shown }: Pick<IssueView, 'issue' | 'severity'>,
  script: Issue | undefined,
): Answer {
  const { severity = {}, cause = {}, affected = {} } = script?.assessment ?? {}
  const values = Object.fromEntries(SEVERITIES.map((one) => [one, { quality: severity[one] ?? 0 }]))
  const best = script ? choose(sight, `${issue}/severity`, values, 'orient') : shown
  return {
    phase: 'orient',
    severity: (best ?? 'P2') as Severity,
    cause: choose(sight, `${issue}/cause`, cause, 'orient'),
    affected: choose(sight, `${issue}/affected`, affected, 'orient'),
    risks: 'It spreads while we look.',
  }
}

function decideAnswer(sight: Chance, { issue }: Pick<IssueView, 'issue'>, script: Issue | undefined): Answer {
  const option = choose(sight, `${issue}/option`, script?.options ?? {}, 'decide')
  return {
    phase: 'decide',
    option,
    other: option === null ? 'Do what stops the harm first, then tell people.' : null,
    rationale: 'It stops the harm soonest, and we can take it back.',
    success: 'The numbers turn within the hour.',
  }
}

type Values = Record<string, { quality: number }>

/** The best choice, or one of the others as often as the skill errs; null where nothing is offered. */
function choose(
  { seed, habits }: Chance,
  name: string,
  values: Values,
  phase: 'orient' | 'decide',
): string | null {
  const ids = Object.keys(values).sort((a, b) => (values[b]?.quality ?? 0) - (values[a]?.quality ?? 0))
  const [best = null, ...others] = ids
  if (!happens(seed, `err/${name}`, habits.errs[phase])) return best
  return pick(seed, `choice/${name}`, others) ?? best
}

/** A grave issue is told to the lead by a role that is not. */
function* escalateWork(
  { brief, roles }: Sight,
  issue: IssueView,
  script: Issue | undefined,
): Generator<Work> {
  const lead = brief.roles.find((role) => role.lead)
  const grave = issue.severity === 'P0' || issue.severity === 'P1'
  if (!script || !grave || issue.escalated || !lead || roles.includes(lead.id)) return
  const text = `This is ${issue.severity}. We have evidence and decide next.`
  yield {
    key: `escalate/${issue.issue}`,
    kind: 'ask',
    command: { type: 'issue.escalate', issue: issue.issue, text },
  }
}

// --- act ----------------------------------------------------------------------------------------------------------

function* stepWork(sight: Sight, issue: IssueView): Generator<Work> {
  const { roles, seed, habits } = sight
  const entered = issue.visits.at(-1)?.entered ?? issue.openedAt
  for (const step of issue.steps) {
    if (step.state !== 'ready' || !roles.includes(step.role)) continue
    const key = `step/${issue.issue}/${step.id}`
    if (step.optional && happens(seed, `skip/${key}`, habits.skips.optional)) continue
    const forgotten = step.after.length > 0 && happens(seed, `forget/${key}`, habits.forgets.step)
    const notBefore = forgotten ? entered + habits.forgets.forMs : entered
    const command = {
      type: 'issue.act',
      issue: issue.issue,
      step: step.id,
      text: stepText(sight, step),
    } as const
    yield { key, kind: step.writes === null ? 'step' : 'write', command, notBefore }
  }
}

function stepText({ brief }: Sight, { writes, channel, role, label }: StepView): string {
  if (writes === null) return ''
  return writes === 'message' && channel
    ? messageText(brief, { channel, role, about: label })
    : noteText(label)
}
