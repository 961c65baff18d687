/** Five members of one room: who decides next, and when a decision has reached the last of them. */
import type { Command } from '#shared/command.ts'
import type { SeatedRoom } from './dataFolder.ts'
import { decisionsOf } from './decisions.ts'
import type { Connect, Line } from './line.ts'

export interface CrowdRoom {
  /** The next decision of the next role, due at `due` (performance.now()). `arrived` gets ms from due to the last member. */
  decide: (due: number, arrived: (ms: number) => void) => void
  resume: () => Promise<void>
  close: () => void
}

interface Pending {
  due: number
  arrived: (ms: number) => void
}
interface Seat {
  line: Line
  commands: Iterator<Command, never>
}

export async function crowdRoom(
  { code, members }: SeatedRoom,
  {
    urlOf,
    connect,
    failed,
  }: { urlOf: (member: number) => string; connect: Connect; failed: (why: string) => void },
): Promise<CrowdRoom> {
  /** By record: how many members have got it, and when the last one did. */
  const arrivals = new Map<number, { count: number; last: number }>()
  const pending = new Map<number, Pending>()
  let closed = false

  const lines = await Promise.all(
    members.map((member, index) =>
      connect(
        { url: urlOf(index), code, member, index },
        {
          onFrame: (seq) => arrive(seq),
          onClose: (why) => closed || failed(`${code}: a member was cut off (${why})`),
        },
      ),
    ),
  )
  const seats: Seat[] = members.flatMap(({ role }, index) => {
    const line = lines[index]
    return role && line ? [{ line, commands: decisionsOf(role) }] : []
  })
  let turn = 0

  function arrive(seq: number): void {
    const known = arrivals.get(seq)
    if (known) known.count += 1
    else arrivals.set(seq, { count: 1, last: 0 })
    const now = arrivals.get(seq)
    if (!now) return
    now.last = performance.now()
    settle(seq)
  }

  function settle(seq: number): void {
    const waiting = pending.get(seq)
    const got = arrivals.get(seq)
    if (!waiting || !got || got.count < members.length) return
    pending.delete(seq)
    arrivals.delete(seq)
    waiting.arrived(got.last - waiting.due)
  }

  return {
    decide(due, arrived) {
      const seat = seats[turn % seats.length]
      turn += 1
      if (!seat) return
      const command = seat.commands.next().value
      seat.line.decide(command, (outcome) => {
        if ('refusal' in outcome) return failed(`${code}: ${command.type} was refused: ${outcome.refusal}`)
        pending.set(outcome.seq, { due, arrived })
        settle(outcome.seq)
      })
    },
    async resume() {
      for (const line of lines) await line.resume?.()
    },
    close() {
      closed = true
      for (const line of lines) line.close()
    },
  }
}
