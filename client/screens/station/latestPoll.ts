import type { PollView, View } from '#shared/view.ts'

/** The poll that was called last; null before the first. */
export function latestPoll(polls: View['polls']): PollView | null {
  return Object.values(polls).reduce<PollView | null>(
    (latest, poll) => (latest === null || poll.calledAt >= latest.calledAt ? poll : latest),
    null,
  )
}
