/** The one place that cuts secrets: it reads nothing but the audience the engine stamped on a fact. */
import type { Fact } from './fact.ts'
import type { PersonId, RoleId } from './ids.ts'

/** Somebody who looks at a room. `roles` are the role of the seat and those it covers. */
export type Viewer =
  | { kind: 'facilitator' }
  | { kind: 'participant'; person: PersonId; roles: readonly RoleId[] }
  | { kind: 'screen' }
  | { kind: 'debrief'; person: PersonId | null }

/** What stays with the facilitators in the debrief. */
const ALWAYS_THEIRS: Fact['type'][] = ['facilitator.noted', 'sheet.notDrawn']

/** True if this viewer may see this fact. A live viewer never sees more of a fact than all of it. */
export function seenBy(fact: Fact, viewer: Viewer): boolean {
  if (viewer.kind === 'facilitator' || fact.to === 'everyone') return true
  if (viewer.kind === 'screen') return false
  if (viewer.kind === 'debrief') {
    if (fact.to === 'facilitators') return !ALWAYS_THEIRS.includes(fact.type)
    return !fact.to.private || (viewer.person !== null && fact.to.people.includes(viewer.person))
  }
  if (fact.to === 'facilitators') return false
  return fact.to.people.includes(viewer.person) || fact.to.roles.some((role) => viewer.roles.includes(role))
}
