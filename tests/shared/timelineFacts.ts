/** Short logs made by hand for tests of the timeline: what does not matter is not written down. */
import type { Brief, Fact, FactOf, FactType } from '#shared/fact.ts'
import { MINUTE, type WallMs } from '#shared/time.ts'
import { type Placed, placed } from '#shared/timeline.ts'

/** A fact at a minute of the day, seen by everyone unless said otherwise. */
export function at<T extends FactType>(
  minute: number,
  type: T,
  rest: Partial<Omit<FactOf<T>, 'type' | 'at'>> = {},
): Fact {
  return { type, at: minute * MINUTE, to: 'everyone', ...rest } as unknown as Fact
}

const brief = {
  roles: [
    { id: 'lead', name: 'Lead', letters: 'LE' },
    { id: 'ops', name: 'Ops', letters: 'OP' },
  ],
  milestones: [{ id: 'tag', at: 60 * MINUTE, title: 'Tag', owner: 'ops', items: [] }],
  boards: [],
  pacing: { quiet: 12, deciding: 1 },
} as unknown as Brief
const opening = at(0, 'room.opened', { brief })

/** One record a fact, each a second of real time after the one before or at its own real minute. */
export function log(...facts: (Fact | [realMinute: number, fact: Fact])[]): Placed[] {
  return placed(
    [opening, ...facts].map((one, seq) => {
      const [wall, fact]: [WallMs, Fact] = Array.isArray(one) ? [one[0] * MINUTE, one[1]] : [seq * 1000, one]
      return { seq, wall, facts: [fact] }
    }),
  )
}

export const crash = { issue: 'crash' } as const
export const openedCrash = at(10, 'issue.opened', {
  ...crash,
  owner: 'ops',
  roles: ['lead', 'ops'],
  practice: false,
})
