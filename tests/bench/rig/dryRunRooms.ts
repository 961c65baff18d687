/** Rooms in the middle of the launch dry run, played up to there by bots: the second issue of the day is being decided. */
import { readFileSync } from 'node:fs'
import { createAuth, FACILITATOR_COOKIE, seatCookie } from '#server/auth.ts'
import { runHeadless } from '#server/headless.ts'
import { keysOf } from '#server/keys/keysOf.ts'
import { loadScenario } from '#server/scenario/load.ts'
import type { Store } from '#server/store/log.ts'
import type { LogRecord } from '#shared/record.ts'
import type { SeatedRoom } from './dataFolder.ts'

const FILE = 'scenarios/launch-dry-run.yaml'
const SECOND_ISSUE = 'ubuntu'

/** Writes `count` rooms of five members, the four bots' seats and the facilitator. The store is closed after. */
export async function dryRunRooms(
  store: Store,
  { dataDir, count }: { dataDir: string; count: number },
): Promise<SeatedRoom[]> {
  const loaded = loadScenario(readFileSync(FILE, 'utf8'), FILE)
  if (!('script' in loaded)) throw new Error(`${FILE} has problems`)
  const keys = await keysOf({ redisUrl: null, dataDir }, store.log, console.error)
  const auth = createAuth(keys)
  const rooms: SeatedRoom[] = []
  for (let seed = 0; seed < count; seed++) {
    const { records, state } = runHeadless(loaded, { seed, skill: 'expert', pace: 'usual' })
    const { code } = state.room
    let before = ''
    for (const record of untilSecondIssue(records)) {
      await store.log.append(`room/${code}`, [record], before)
      before = record.hash
    }
    const seats = loaded.script.roleIds.map((_, n) => auth.seatToken(code, `bot-${n + 1}`))
    const host = `${FACILITATOR_COOKIE}=${await auth.facilitatorToken('host')}`
    const members = (await Promise.all(seats)).map((token) => ({
      as: 'participant' as const,
      role: null,
      cookie: `${seatCookie(code)}=${token}`,
    }))
    rooms.push({ code, members: [...members, { as: 'facilitator', role: null, cookie: host }] })
  }
  keys.close()
  await store.close()
  return rooms
}

function untilSecondIssue(records: readonly LogRecord[]): LogRecord[] {
  const there = records.findIndex(({ facts }) =>
    facts.some(
      (fact) => fact.type === 'issue.phaseEntered' && fact.issue === SECOND_ISSUE && fact.phase === 'decide',
    ),
  )
  return records.slice(0, there + 1)
}
