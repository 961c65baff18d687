/** Which interruption a seat should see now. Pure. */
import type { RoleId } from '#shared/ids.ts'
import type { PollView, View } from '#shared/view.ts'

export type Interruption = { kind: 'poll'; key: string; gate: string } | { kind: 'hold'; key: string }

/** The most pressing one that was not put aside; null while nothing comes between. */
export function interruptionOf(
  view: Pick<View, 'polls' | 'held'>,
  { roles, minimised }: { roles: readonly RoleId[]; minimised: readonly string[] },
): Interruption | null {
  const fresh = (one: Interruption) => !minimised.includes(one.key)
  const all: Interruption[] = [
    ...Object.values(view.polls).flatMap((poll) => pollInterruption(poll, roles)),
    ...(view.held ? [{ kind: 'hold' as const, key: `hold.${view.held.since}` }] : []),
  ]
  return all.find(fresh) ?? null
}

/** A poll asks its voters until they have voted, and its chair again for the call. */
function pollInterruption(poll: PollView, roles: readonly RoleId[]): Interruption[] {
  const { gate, round, state } = poll
  const asked = poll.voters.some((role) => roles.includes(role) && !poll.ballots[role])
  const chairs = roles.includes(poll.chair)
  if (state === 'open' && (asked || chairs))
    return [{ kind: 'poll', key: `poll.${gate}.${round}.open`, gate }]
  if (state === 'revealed' && chairs) return [{ kind: 'poll', key: `poll.${gate}.${round}.call`, gate }]
  return []
}
