/** Facts made by hand for tests of scores: only what matters is written down. */
import type { Told } from '#server/engine/spans.ts'
import type { Answer } from '#shared/command.ts'
import type { Fact, FactOf, FactType, PhaseContent } from '#shared/fact.ts'
import type { Phase, RoleId } from '#shared/ids.ts'
import { MINUTE, type WallMs } from '#shared/time.ts'

const ISSUE = { issue: 'crash' }
const NO_CHOICES: Record<Phase, PhaseContent> = {
  observe: { phase: 'observe', prompt: null },
  orient: { phase: 'orient', prompt: null, causes: [], affected: [] },
  decide: { phase: 'decide', prompt: null, options: [] },
  act: { phase: 'act', prompt: null, steps: [] },
}
const OPENED_AT = 30 * MINUTE

/** A fact of this type seen by everyone; `minute` counts from the opening of the issue. */
function fact<T extends FactType>(
  type: T,
  minute: number,
  rest: Omit<FactOf<T>, 'type' | 'at' | 'to'>,
): Fact {
  return { type, at: OPENED_AT + minute * MINUTE, to: 'everyone', ...rest } as unknown as Fact
}

/** One record a fact, numbered from 0, each a second of real time after the one before, or at its own real time. */
export function told(...facts: (Fact | { wall: WallMs; fact: Fact })[]): Told[] {
  return facts.map((one, seq) =>
    'fact' in one ? { seq, wall: one.wall, facts: [one.fact] } : { seq, wall: seq * 1000, facts: [one] },
  )
}

export const opened = (rest: Partial<FactOf<'issue.opened'>> = {}) =>
  fact('issue.opened', 0, { ...ISSUE, owner: 'engineer', roles: ['engineer'], practice: false, ...rest })

interface Enter {
  owner?: RoleId
  content?: PhaseContent
  /** In minutes; null is without a limit. */
  par?: number | null
  limit?: number | null
  stretch?: number
}
/** A phase is entered and its limit set: par 2, limit 4 minutes. */
export function entered(
  phase: Phase,
  minute: number,
  { owner = 'engineer', content = NO_CHOICES[phase], par = 2, limit = 4, stretch = 10 }: Enter = {},
): [Fact, Fact] {
  const ms = (minutes: number | null) => (minutes === null ? null : minutes * MINUTE)
  const due = limit === null ? null : OPENED_AT + (minute + limit) * MINUTE
  return [
    fact('issue.phaseEntered', minute, { ...ISSUE, phase, visit: 1, owner, content }),
    fact('issue.limitSet', minute, { ...ISSUE, phase, owner, par: ms(par), limit: ms(limit), due, stretch }),
  ]
}

interface Done {
  /** Minutes spent over all visits. */
  spent?: number
  owner?: RoleId
  late?: boolean
}
export function done(
  phase: Phase,
  minute: number,
  answer: Answer | null,
  { spent = 1, owner = 'engineer', late = false }: Done = {},
): Fact {
  const rest = { ...ISSUE, phase, owner, role: owner, spent: spent * MINUTE, late, answer }
  return fact('issue.phaseDone', minute, rest)
}

export const evidence = (id: string, minute: number) =>
  fact('evidence.opened', minute, {
    ...ISSUE,
    evidence: id,
    role: 'engineer',
    title: id,
    kind: 'log',
    body: '',
  })

export const saw = (confirmed: boolean, ongoing: boolean): Answer => ({
  phase: 'observe',
  confirmed,
  ongoing,
  what: '',
  when: '',
  howMany: '',
})

export const judgedAs = (
  severity: 'P0' | 'P1' | 'P2' | 'P3',
  cause: string | null,
  affected: string | null,
): Answer => ({
  phase: 'orient',
  severity,
  cause,
  affected,
  risks: '',
})

export function decided(option: string | null, minute: number, label = option ?? ''): Fact {
  const rest = { ...ISSUE, role: 'engineer', option, label, rationale: '', success: '', late: false }
  return fact('issue.decided', minute, rest)
}
export const took = (option: string | null): Answer => ({
  phase: 'decide',
  option,
  other: option === null ? 'Something else' : null,
  rationale: '',
  success: '',
})

export const judged = (quality: number, minute: number) =>
  fact('issue.judged', minute, { ...ISSUE, quality, like: null, comment: '' })

/** The Act phase of a decision that asks for these steps; those that end in `?` are optional. */
export function actContent(...steps: string[]): PhaseContent {
  return {
    phase: 'act',
    prompt: null,
    steps: steps.map((name) => ({
      id: name.replace('?', ''),
      label: name,
      role: 'engineer',
      after: [],
      takes: null,
      writes: null,
      channel: null,
      prompt: null,
      optional: name.endsWith('?'),
    })),
  }
}
export const stepDone = (step: string, minute: number) =>
  fact('issue.stepDone', minute, { ...ISSUE, step, role: 'engineer', text: '', result: '' })

export const resolved = (minute: number, rest: Partial<FactOf<'issue.resolved'>> = {}) =>
  fact('issue.resolved', minute, { ...ISSUE, outcome: 'resolved', owner: 'engineer', ...rest })

export { fact }
