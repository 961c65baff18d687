/** Five members of one room who wait for its injects, and how late each inject reached the last of them. */

import type { Fact } from '#shared/fact.ts'
import { type ClockAnchor, wallAt } from '#shared/time.ts'
import type { SeatedRoom } from './dataFolder.ts'
import type { Line } from './line.ts'
import { connectSocketIo } from './socketIoLine.ts'

export interface InjectWatch {
  /** Starts the launch day. */
  start: () => void
  close: () => void
}

const INJECT = '"inject.delivered"'
const CLOCK = '"clock.changed"'

interface Seen {
  members: number
  last: number
  dues: number[]
}

/** `late` gets the ms from the exact moment an inject was due until the last member had it. */
export async function injectWatch(
  url: string,
  { code, members }: SeatedRoom,
  { late, failed }: { late: (ms: number) => void; failed: (why: string) => void },
): Promise<InjectWatch> {
  const seen = new Map<number, Seen>()
  let anchor: ClockAnchor | null = null
  let closed = false

  function hear(seq: number, frame: Buffer, isFacilitator: boolean): void {
    const hasInject = frame.includes(INJECT)
    const dues = isFacilitator && (hasInject || frame.includes(CLOCK)) ? duesIn(frame) : []
    if (!hasInject) return
    const one = seen.get(seq) ?? { members: 0, last: 0, dues: [] }
    seen.set(seq, one)
    one.members += 1
    one.last = Date.now()
    one.dues.push(...dues)
    if (one.members < members.length) return
    seen.delete(seq)
    for (const due of one.dues) late(one.last - due)
  }

  /** The exact moments at which the injects of this frame were due, by the clock as the facts before have set it. */
  function duesIn(frame: Buffer): number[] {
    const text = frame.toString('utf8')
    const [, { facts }] = JSON.parse(text.slice(text.indexOf('['))) as [string, { facts: Fact[] }]
    const dues: number[] = []
    for (const fact of facts) {
      if (fact.type === 'clock.changed') anchor = fact.anchor
      else if (fact.type === 'inject.delivered' && anchor) dues.push(wallAt(anchor, fact.at))
    }
    return dues
  }

  const lines: Line[] = await Promise.all(
    members.map((member, index) =>
      connectSocketIo(
        { url, code, member, index },
        {
          onFrame: (seq, frame) => hear(seq, frame, member.as === 'facilitator'),
          onClose: (why) => closed || failed(`${code}: a member was cut off (${why})`),
        },
      ),
    ),
  )

  return {
    start() {
      lines.at(-1)?.decide({ type: 'room.start' }, (outcome) => {
        if ('refusal' in outcome) failed(`${code} did not start: ${outcome.refusal}`)
      })
    },
    close() {
      closed = true
      for (const line of lines) line.close()
    },
  }
}
