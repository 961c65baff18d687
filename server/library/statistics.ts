/**
 * What takes long to know and is shown on cards all the same: how hard a scenario is for bots, and what rooms made of
 * it. Both are computed when nobody waits, one at a time and with pauses, and until then nobody knows. What bots did is
 * kept beside the scenario's stream under the hash of its text: another text has to be tried again.
 */
import type { BotSkill, Difficulty, Passing, Played } from '#shared/library.ts'
import type { RoomListed } from '#shared/protocol.ts'
import type { LogRecord } from '#shared/record.ts'
import { MINUTE, SECOND, type WallMs } from '#shared/time.ts'
import { sha256 } from '../chain.ts'
import type { Clock } from '../clock.ts'
import { roomStream } from '../roomStream.ts'
import type { Rooms } from '../rooms.ts'
import { quantiles, wilson } from '../runs/report.ts'
import type { Store } from '../store/log.ts'
import { type Bench, Left } from './bench.ts'
import type { RoomResult, Trial } from './jobs.ts'
import { scenarioStream } from './revision.ts'

export interface ToTry {
  id: string
  text: string
  /** A draft with errors cannot be played. */
  sound: boolean
}

export interface Statistics {
  /** As far as it is known; what is not is found out from now on. */
  difficulty: (scenario: ToTry) => Promise<Difficulty | null>
  played: () => Promise<(id: string) => Played>
  close: () => void
}

export interface StatisticsOptions {
  store: Pick<Store, 'log' | 'checkpoints'>
  rooms: Pick<Rooms, 'list'>
  bench: Bench
  clock: Clock
  warn: (text: string, error: unknown) => void
}

/** Of each skill: enough to tell 60 from 90 % of days. */
const RUNS = 50
/** At once, so that whoever asks for a day of bots waits for a few at most. */
const RUNS_A_JOB = 10
const TRY_MS = MINUTE
/** Whoever looks at the library is served first. */
const FIRST_MS = 5 * SECOND
const RESULT_MS = 20 * SECOND
/** Rooms of a scenario whose results count, the latest ones. */
const LATEST = 20
/** A result that a facilitator may still change is looked up again after that. */
const STALE_MS = 10 * MINUTE
/** The thread rests as long as it works, so that half a processor is the most it takes. */
const REST = 1
/** Goes up when bots or the way they are counted change. */
const COUNTED = 1

interface Kept {
  counted: number
  hash: string
  difficulty: Difficulty
}

export function openStatistics({ store, rooms, bench, clock, warn }: StatisticsOptions): Statistics {
  const { log, checkpoints } = store
  const tried = new Map<string, { hash: string; difficulty: Difficulty | null }>()
  const results = new Map<string, { result: RoomResult | null; at: WallMs; final: boolean }>()
  const toDo = new Map<string, () => Promise<void>>()
  let working = false
  let closed = false
  let cancelRest = () => {}

  function later(key: string, work: () => Promise<void>): void {
    if (!toDo.has(key)) toDo.set(key, work)
    if (!working) void workOn()
  }

  async function workOn(): Promise<void> {
    working = true
    await rest(FIRST_MS)
    for (let [next] = toDo; next && !closed; [next] = toDo) {
      const [key, work] = next
      await work().catch((error) => {
        if (!(error instanceof Left)) warn('statistics of the library could not be made', error)
      })
      toDo.delete(key)
    }
    working = false
  }

  /** Rests after each job as long as it took. */
  async function gently<T>(work: Promise<T>): Promise<T> {
    const began = performance.now()
    const done = await work
    await rest((performance.now() - began) * REST)
    return done
  }

  function rest(ms: number): Promise<void> {
    return new Promise((go) => {
      cancelRest = clock.set(ms, go)
    })
  }

  async function tryOut({ id, text }: ToTry, hash: string): Promise<void> {
    const stream = scenarioStream(id)
    const known = await keptOf(stream, hash)
    const difficulty =
      known ??
      (await triedOut({ text, file: `${id}.yaml` }).catch((error) => {
        if (error instanceof Left) throw error
        warn('a scenario of the library could not be tried by bots', error)
        return null
      }))
    // What cannot be played is not tried again before it changes.
    if (!difficulty) return void tried.set(id, { hash, difficulty })
    tried.set(id, { hash, difficulty })
    if (!known) await checkpoints.save(stream, JSON.stringify({ counted: COUNTED, hash, difficulty }))
  }

  async function triedOut(text: { text: string; file: string }): Promise<Difficulty | null> {
    const expert = await daysOf(text, 'expert')
    const novice = expert && (await daysOf(text, 'novice'))
    if (!novice) return null
    const { p50 } = quantiles(expert.map(({ realMs }) => realMs))
    return { runs: RUNS, expert: passing(expert), novice: passing(novice), realMs: p50 }
  }

  async function daysOf(text: { text: string; file: string }, skill: BotSkill): Promise<Trial[] | null> {
    const days: Trial[] = []
    while (days.length < RUNS) {
      const asked = { ...text, skill, seed: days.length + 1, runs: RUNS_A_JOB }
      const some = await gently(bench.ask('trial', asked, { limitMs: TRY_MS, later: true }))
      if ('problems' in some) return null
      days.push(...some)
    }
    return days
  }

  async function keptOf(stream: string, hash: string): Promise<Difficulty | null> {
    const text = await checkpoints.last(stream)
    const kept = text === null ? null : (JSON.parse(text) as Kept)
    return kept?.hash === hash && kept.counted === COUNTED ? kept.difficulty : null
  }

  async function lookAt({ code, state }: RoomListed): Promise<void> {
    const records = (await log.read(roomStream(code), -1)) as LogRecord[]
    const how = { limitMs: RESULT_MS, later: true }
    // What cannot be scored, a damaged log say, has no result.
    const asked = bench.ask('result', { records }, how).catch((error) => {
      if (error instanceof Left) throw error
      return null
    })
    const result = await gently(asked)
    results.set(code, { result, at: clock.now(), final: state === 'closed' })
  }

  function resultOf(room: RoomListed): RoomResult | null {
    const known = results.get(room.code)
    const isFresh = known && (known.final || clock.now() - known.at < STALE_MS)
    if (!isFresh) later(`room/${room.code}`, () => lookAt(room))
    return known?.result ?? null
  }

  return {
    async difficulty(scenario) {
      if (!scenario.sound) return null
      const hash = sha256(scenario.text)
      const known = tried.get(scenario.id)
      if (known?.hash === hash) return known.difficulty
      const kept = await keptOf(scenarioStream(scenario.id), hash)
      if (kept) tried.set(scenario.id, { hash, difficulty: kept })
      else later(`${scenario.id}/${hash}`, () => tryOut(scenario, hash))
      return kept
    },
    async played() {
      const listed = await rooms.list()
      const there = new Set(listed.map(({ code }) => code))
      for (const code of results.keys()) if (!there.has(code)) results.delete(code)
      return (id) => playedOf(listed.filter(({ scenario }) => scenario === id))
    },
    close() {
      closed = true
      cancelRest()
    },
  }

  function playedOf(listed: readonly RoomListed[]): Played {
    const begun = listed.filter(({ state }) => state !== 'lobby' && state !== 'briefing')
    const over = begun.filter(({ state }) => state !== 'live').slice(0, LATEST)
    const known = over.map(resultOf).filter((result) => result !== null)
    const sum = known.reduce((all, { percent }) => all + percent, 0)
    return {
      rooms: begun.length,
      lastAt: begun[0]?.openedAt ?? null,
      scored: known.length,
      passed: known.filter(({ passed }) => passed).length,
      percent: known.length === 0 ? null : Math.round((sum / known.length) * 10) / 10,
    }
  }
}

function passing(days: readonly Trial[]): Passing {
  const passed = days.filter((day) => day.passed).length
  return { rate: passed / days.length, interval: wilson(passed, days.length) }
}
