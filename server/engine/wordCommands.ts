import type { By } from '#shared/command.ts'
import type { Audience, Doer } from '#shared/fact.ts'
import { refuse } from '#shared/refusal.ts'
import type { Carriers } from './carriers.ts'
import { momentAt } from './condition.ts'
import { actsFor, type Draft, isLive, rolesOf, tell } from './draft.ts'
import { postAs } from './post.ts'

type Names =
  | 'message.post'
  | 'document.open'
  | 'moment.mark'
  | 'facilitator.note'
  | 'facilitator.say'
  | 'criterion.judge'
  | 'debrief.answer'

const doer = (d: Draft, by: By): Doer => rolesOf(d, by)[0] ?? 'facilitator'
const onlyRole = (role: Doer): Audience =>
  role === 'facilitator' || role === 'script' ? 'facilitators' : { roles: [role], people: [], private: false }

export const wordCommands: Carriers<Names> = {
  'message.post': (d, { channel, role: wanted, text, re }, by) => {
    if (!d.script.channels[channel]) return refuse('channel.unknown')
    const role = wanted ?? rolesOf(d, by)[0]
    if (role === undefined || !actsFor(d, by, role)) return refuse('command.notYours')
    if (re !== null && d.world.sheet[re]?.state !== 'sent') return refuse('inject.unknown')
    postAs(d, { channel, role, text, re })
    return null
  },
  'document.open': (d, { document }, by) => {
    if (!d.script.documents[document]) return refuse('document.unknown')
    const [role] = rolesOf(d, by)
    const isFirst = momentAt(d.world.moments, `read/${document}/${role}`) === undefined
    if (role && isFirst) tell(d, onlyRole(role), { type: 'document.opened', document, role })
    return null
  },
  'moment.mark': (d, { text }, by) => {
    tell(d, onlyRole(doer(d, by)), { type: 'moment.marked', by: doer(d, by), text })
    return null
  },
  'facilitator.note': (d, { text }) => {
    tell(d, 'facilitators', { type: 'facilitator.noted', text })
    return null
  },
  'facilitator.say': (d, { text }) => {
    tell(d, 'everyone', { type: 'facilitator.said', text })
    return null
  },
  'criterion.judge': (d, { criterion, met, comment }) => {
    if (!d.script.criteria[criterion]) return refuse('criterion.unknown')
    tell(d, isLive(d) ? 'facilitators' : 'everyone', { type: 'criterion.judged', criterion, met, comment })
    return null
  },
  'debrief.answer': (d, { question, text }, by) => {
    if (by.kind !== 'participant') return refuse('command.notYours')
    if (!d.script.questions[question]) return refuse('question.unknown')
    const role = rolesOf(d, by)[0] ?? null
    tell(d, 'everyone', { type: 'debrief.answered', person: by.person, role, question, text })
    return null
  },
}
