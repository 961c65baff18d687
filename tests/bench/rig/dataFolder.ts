/** Data folders with rooms that are live when the server starts, made by the real rooms on the real store. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createAuth, FACILITATOR_COOKIE, seatCookie } from '#server/auth.ts'
import { systemClock } from '#server/clock.ts'
import { keysOf } from '#server/keys/keysOf.ts'
import { createRooms, type Found, type Rooms } from '#server/rooms.ts'
import type { Store } from '#server/store/log.ts'
import type { By, Command } from '#shared/command.ts'
import { isRefusal } from '#shared/refusal.ts'
import type { Scenario } from '#shared/scenario.ts'
import { type BenchRole, ROLES } from './benchScenario.ts'

/** A person in a room as the load has it: a seat, or the facilitator. */
export interface SeatedMember {
  as: 'participant' | 'facilitator'
  role: BenchRole | null
  cookie: string
}
export interface SeatedRoom {
  code: string
  members: SeatedMember[]
}

/** Gone again when the process ends. */
export function tempFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'launchroom-bench-'))
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/**
 * Opens rooms, seats four people, briefs them and starts the clock, unless they are only to be ready for it; the
 * facilitator is the fifth. The store is closed after.
 */
export async function seatRooms(
  store: Store,
  {
    dataDir,
    redisUrl = null,
    scenario,
    count,
    start = true,
  }: { dataDir: string; redisUrl?: string | null; scenario: Scenario; count: number; start?: boolean },
): Promise<SeatedRoom[]> {
  const report = (level: string, text: string, about?: { error?: unknown }) => {
    if (level !== 'info') console.error(text, about?.error)
  }
  const rooms = createRooms({ store, clock: systemClock, report })
  const seated = await Promise.all(
    Array.from({ length: count }, (_, n) => seatRoom(rooms, { scenario, n, start })),
  )
  await rooms.close()
  const keys = await keysOf({ redisUrl, dataDir }, store.log, console.error)
  keys.close()
  await store.close()
  const auth = createAuth(keys)
  return Promise.all(
    seated.map(async ({ code, people, host }) => ({
      code,
      members: [
        ...(await Promise.all(
          ROLES.map(async (role) => ({
            as: 'participant' as const,
            role,
            cookie: `${seatCookie(code)}=${await auth.seatToken(code, people[role] ?? '')}`,
          })),
        )),
        {
          as: 'facilitator' as const,
          role: null,
          cookie: `${FACILITATOR_COOKIE}=${await auth.facilitatorToken(host)}`,
        },
      ],
    })),
  )
}

async function seatRoom(
  rooms: Rooms,
  { scenario, n, start }: { scenario: Scenario; n: number; start: boolean },
) {
  const host = `fbenchhost${n}`
  const facilitator: By = { kind: 'facilitator', person: host }
  const found = await rooms.open(scenario, facilitator, n)
  const people = Object.fromEntries(ROLES.map((role) => [role, `p${role}${n}`]))
  for (const role of ROLES) {
    const by: By = { kind: 'participant', person: people[role] ?? '' }
    await must(found, by, { type: 'room.join' })
    await must(found, by, { type: 'seat.take', role })
  }
  await must(found, facilitator, { type: 'room.brief' })
  if (start) await must(found, facilitator, { type: 'room.start' })
  return { code: found.room.code, people, host }
}

async function must({ room }: Found, by: By, command: Command): Promise<void> {
  const outcome = await room.submit({ by, id: null, command })
  if (outcome === 'unknown') throw new Error(`nobody knows what became of ${command.type}`)
  if (isRefusal(outcome)) throw new Error(`${command.type} was refused: ${outcome.refusal}`)
}
