/**
 * Rooms at chosen moments of the day, ready to be looked at. Bots play them up to there, and the logs are put into the
 * store before the server starts: it finds rooms that nobody has served for a while and holds them where they stood.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Auth, createAuth, FACILITATOR_COOKIE, seatCookie } from '#server/auth.ts'
import { runHeadless } from '#server/headless.ts'
import { fileKeys } from '#server/keys/fileKeys.ts'
import { openNames } from '#server/names.ts'
import { loadScenario } from '#server/scenario/load.ts'
import type { Log } from '#server/store/log.ts'
import { sqliteStore } from '#server/store/sqliteLog.ts'
import type { Fact } from '#shared/fact.ts'
import type { LogRecord } from '#shared/record.ts'
import type { Player } from './product.ts'
import { NAMES, SEATS, type Seat } from './team.ts'

const SCENARIO = path.resolve(import.meta.dirname, '../../scenarios/launch-dry-run.yaml')

/** Seats are taken in the order of the scenario. */
const PERSON: Record<Seat, string> = { rm: 'bot-1', el: 'bot-2', cl: 'bot-3', sl: 'bot-4' }

export interface Moment {
  seed: number
  /** The log ends with the first record after which this is true of all facts so far; `null` plays to the end. */
  until: ((facts: readonly Fact[], last: readonly Fact[]) => boolean) | null
}

/**
 * Writes a room for each moment and gives their codes. The data folder is made if it is not there. `altered` may make
 * another scenario of the dry run's text.
 */
export async function stage<N extends string>(
  dataDir: string,
  moments: Record<N, Moment>,
  altered = (text: string) => text,
): Promise<Record<N, string>> {
  const loaded = loadScenario(altered(readFileSync(SCENARIO, 'utf8')), SCENARIO)
  if (!('script' in loaded)) throw new Error('the scenario has problems')
  const store = await sqliteStore(dataDir)
  const codes = {} as Record<N, string>
  for (const [name, { seed, until }] of Object.entries(moments) as [N, Moment][]) {
    const { records, state } = runHeadless(loaded, { seed, skill: 'novice' })
    codes[name] = state.room.code
    await putRoom(store.log, state.room.code, cut(records, until))
  }
  await store.close()
  return codes
}

function cut(records: LogRecord[], until: Moment['until']): LogRecord[] {
  if (!until) return records
  const facts: Fact[] = []
  for (const [i, record] of records.entries()) {
    facts.push(...record.facts)
    if (until(facts, record.facts)) return records.slice(0, i + 1)
  }
  throw new Error('the moment never came')
}

/** Writes a log, and who was in it. */
export async function putRoom(log: Log, code: string, records: readonly LogRecord[]): Promise<void> {
  let before = ''
  for (const record of records) {
    await log.append(`room/${code}`, [record], before)
    before = record.hash
  }
  const names = await openNames(log, code, () => {})
  for (const seat of SEATS) await names.set(PERSON[seat], NAMES[seat], records[0]?.wall ?? 0)
  names.close()
}

export type Holder = 'facilitator' | { code: string; seat: Seat }

/** What a browser has to show to be a facilitator, or the holder of a seat in a staged room. */
export async function cookieOf(dataDir: string, as: Holder): Promise<{ name: string; value: string }> {
  const auth = await authOf(dataDir)
  return as === 'facilitator'
    ? { name: FACILITATOR_COOKIE, value: await auth.facilitatorToken('host') }
    : { name: seatCookie(as.code), value: await auth.seatToken(as.code, PERSON[as.seat]) }
}

export async function admit(
  { context }: Player,
  { url, dataDir }: { url: string; dataDir: string },
  as: Holder,
): Promise<void> {
  await context.addCookies([{ ...(await cookieOf(dataDir, as)), url }])
}

export async function screenAddress(
  { url, dataDir }: { url: string; dataDir: string },
  code: string,
): Promise<string> {
  return `${url}/screen/${code}#${await (await authOf(dataDir)).screenKey(code)}`
}

async function authOf(dataDir: string): Promise<Auth> {
  const keys = await fileKeys(dataDir)
  keys.close()
  return createAuth(keys)
}
