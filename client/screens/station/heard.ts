/** What a fact says aloud to one seat. Pure: a key of the words, what goes into them, and how urgent it is. */
import type { Fact } from '#shared/fact.ts'
import type { RoleId } from '#shared/ids.ts'
import type { View } from '#shared/view.ts'

export type HeardKey =
  | 'inject'
  | 'p0'
  | 'ask'
  | 'answer'
  | 'escalation'
  | 'handoff'
  | 'owner'
  | 'poll'
  | 'revealed'
  | 'called'
  | 'milestone'
  | 'resolved'

export interface Heard {
  key: HeardKey
  /** Put into the words: a title, and the name of a persona, a role or a call. */
  title: string
  who: string
  urgent: boolean
  tone: 'inject' | 'alarm' | 'poll' | null
  /** Counts as something new in the Inbox. */
  inbox: boolean
}

const said = (key: HeardKey, title: string, more: Partial<Heard> = {}): Heard => ({
  key,
  title,
  who: '',
  urgent: false,
  tone: null,
  inbox: false,
  ...more,
})
const arrived = { inbox: true, tone: 'inject' } as const

/** `view` is the one after the fact. Null for what is not said, other roles' work above all. */
export function heard(
  fact: Fact,
  { roles, view }: { roles: readonly RoleId[]; view: Pick<View, 'inbox' | 'issues' | 'brief'> },
): Heard | null {
  const titleOf = (issue: string) => view.inbox[issue]?.title ?? ''
  switch (fact.type) {
    case 'inject.delivered':
    case 'issue.shared': {
      const { title, from, severity } = fact.delivery
      if (severity === 'P0') return said('p0', title, { who: from, urgent: true, inbox: true, tone: 'alarm' })
      return said('inject', title, { who: from, ...arrived })
    }
    case 'issue.asked':
      return roles.includes(fact.role) ? said('ask', fact.text, { who: fact.from, ...arrived }) : null
    case 'issue.replied':
      return roles.includes(fact.role) ? null : said('answer', fact.text, { who: fact.role, ...arrived })
    case 'issue.escalated':
      return roles.includes(fact.role) ? null : said('escalation', fact.title, { who: fact.role, ...arrived })
    case 'issue.stepReady': {
      if (!roles.includes(fact.role)) return null
      const label = view.issues[fact.issue]?.steps.find(({ id }) => id === fact.step)?.label ?? ''
      return said('handoff', label, { who: fact.from, ...arrived })
    }
    case 'issue.handedOver':
      return roles.includes(fact.owner) ? said('owner', titleOf(fact.issue), { who: fact.role }) : null
    case 'issue.resolved':
      return said('resolved', titleOf(fact.issue))
    case 'poll.called':
      return said('poll', fact.title, { urgent: true, tone: 'poll' })
    case 'poll.revealed':
      return said('revealed', '')
    case 'poll.decided':
      return said('called', '', { who: fact.call })
    case 'milestone.due':
      return said('milestone', view.brief?.milestones.find(({ id }) => id === fact.milestone)?.title ?? '')
    default:
      return null
  }
}
