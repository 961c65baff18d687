/**
 * The path that everything takes: a decision, from the moment it is due until the last of five members has it, and
 * what it costs the server. Launchroom validates, simulates, filters and stores; what the others do is said at the
 * top of each file in `peers/`. All of them stay up and connected, and take turns.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sqliteStore } from '#server/store/sqliteLog.ts'
import { benchScenario } from './rig/benchScenario.ts'
import { type Crowd, gather } from './rig/crowd.ts'
import { type SeatedRoom, seatRooms, tempFolder } from './rig/dataFolder.ts'
import type { Kind } from './rig/lines.ts'
import { at, median, spread, sum } from './rig/numbers.ts'
import { publish, type Target } from './rig/performancePage.ts'
import { samplesOf, toldOf } from './rig/samples.ts'
import { type Served, serveLaunchroom, servePeer } from './rig/servers.ts'
import { weigh } from './rig/weights.ts'

const ROOMS = 200
const TIMED_ROOMS = 100
/** A machine that is shared stands still now and then: the middle one of so many rounds is not the worst. */
const ROUNDS = { timed: 7, saturated: 3 }
/**
 * A round is cut into turns of a second, so that nobody rests for long while others work, as no server does that is
 * asked for a hundred decisions a second: after eight seconds without work Node takes memory back, after half a minute
 * some systems do, and what comes next is late.
 */
const TURNS = { timed: 10, saturated: 4 }
const TURN_SECONDS = 1
/** Node needs some ten thousand decisions to have compiled all that runs; then the disk writes what they left to it. */
const WARM_UP = { perSecond: 5, seconds: 20, restMs: 10_000, saturatedSeconds: 3 }
/** Decisions a room has under way at saturation: one of each role. */
const UNDER_WAY = 4

const HOW = `Five members a room: four seats and the facilitator, each with a connection of its own. Latency: 100 rooms, one
decision a second in each, open loop, from the moment a decision is due until the last of the five has it, after ten
thousand decisions to warm up, each server the same, and a rest for the disk. Processor:
200 rooms with four decisions under way in each at any time; user and system time of all threads of the server. Medians
of ${ROUNDS.timed} rounds of ${TURNS.timed * TURN_SECONDS} s for latency and ${ROUNDS.saturated} of ${TURNS.saturated * TURN_SECONDS} s for processor, with the least and the most; each round in turns of
${TURN_SECONDS} s, so that nobody rests for long. What each server does, and does not do,
stands at the top of its file in \`tests/bench/peers\`: plain Socket.IO only broadcasts, without storing, validating or
simulating; synced, it first writes each decision to the end of a file that is on the disk when that returns, which is about the
least that anything durable can do.`

interface Contender {
  name: string
  server: Served
  timed: Crowd
  rest: Crowd
}
interface Timed {
  p50: number
  p99: number
}
interface Saturated {
  /** Processor seconds of the server for 10,000 decisions. */
  cost: number
  perSecond: number
}

const folder = tempFolder()
const scenario = benchScenario()
const samples = path.join(folder, 'samples.json')
writeFileSync(samples, JSON.stringify(samplesOf(toldOf(scenario))))

async function contender(
  name: string,
  kind: Kind,
  start: () => Promise<Served>,
  seated: SeatedRoom[],
): Promise<Contender> {
  const server = await start()
  const timed = await gather(kind, server.url, seated.slice(0, TIMED_ROOMS))
  const rest = await gather(kind, server.url, seated.slice(TIMED_ROOMS))
  console.log(`${name}: ${seated.length} rooms of five are connected`)
  return { name, server, timed, rest }
}

/** Ms of each decision. */
async function timedTurn({ timed }: Contender, isWarmUp: boolean): Promise<number[]> {
  const { times } = isWarmUp
    ? await timed.open(WARM_UP.perSecond, WARM_UP.seconds)
    : await timed.open(1, TURN_SECONDS)
  return times
}

function timedRound(name: string, turns: number[][]): Timed {
  const times = turns.flat()
  const [p50, p99] = [at(times, 0.5), at(times, 0.99)]
  console.log(`  ${name}: ${times.length} decisions, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`)
  return { p50, p99 }
}

interface Load {
  decisions: number
  seconds: number
  /** Processor of the server. */
  spentMs: number
}

async function saturatedTurn({ server, timed, rest }: Contender, isWarmUp: boolean): Promise<Load> {
  const seconds = isWarmUp ? WARM_UP.saturatedSeconds : TURN_SECONDS
  const before = server.cpuMs()
  const replies = await Promise.all([timed, rest].map((crowd) => crowd.saturate(UNDER_WAY, seconds)))
  return {
    decisions: sum(replies.map(({ times }) => times.length)),
    seconds,
    spentMs: server.cpuMs() - before,
  }
}

function saturatedRound(name: string, turns: Load[]): Saturated {
  const decisions = sum(turns.map((turn) => turn.decisions))
  const cost = (sum(turns.map(({ spentMs }) => spentMs)) / 1000 / decisions) * 10_000
  const perSecond = decisions / sum(turns.map(({ seconds }) => seconds))
  console.log(`  ${name}: ${perSecond.toFixed(0)} decisions/s, ${cost.toFixed(2)} s for 10,000`)
  return { cost, perSecond }
}

interface Plan<Turn, Round> {
  what: string
  count: number
  turns: number
  turn: (one: Contender, isWarmUp: boolean) => Promise<Turn>
  round: (name: string, turns: Turn[]) => Round
}

/** Rounds in turns (A B A B ...), after a turn of each to warm up. What was measured, by contender. */
async function rounds<Turn, Round>({
  what,
  count,
  turns,
  turn,
  round,
}: Plan<Turn, Round>): Promise<Round[][]> {
  console.log(`${what}: to warm up`)
  for (const one of contenders) await turn(one, true)
  await setTimeout(WARM_UP.restMs)
  const measured: Round[][] = contenders.map(() => [])
  for (let n = 1; n <= count; n += 1) {
    const taken: Turn[][] = contenders.map(() => [])
    for (let m = 0; m < turns; m += 1) {
      for (const [index, one] of contenders.entries()) taken[index]?.push(await turn(one, false))
    }
    console.log(`${what}: round ${n} of ${count}`)
    for (const [index, { name }] of contenders.entries()) {
      measured[index]?.push(round(name, taken[index] ?? []))
    }
  }
  return measured
}

const dataDir = path.join(folder, 'data')
const seated = await seatRooms(await sqliteStore(dataDir), { dataDir, scenario, count: ROOMS })
const peerEnv = {
  DATA: path.join(folder, 'peers'),
  CODES: JSON.stringify(seated.map(({ code }) => code)),
}
const contenders = [
  await contender('Launchroom', 'launchroom', () => serveLaunchroom(dataDir), seated),
  await contender(
    'plain Socket.IO',
    'socketIo',
    () => servePeer('socketIo', { env: { SAMPLES: samples } }),
    seated,
  ),
  await contender(
    'plain Socket.IO, synced',
    'socketIo',
    () => servePeer('socketIo', { env: { SAMPLES: samples, SYNCED: path.join(folder, 'synced.jsonl') } }),
    seated,
  ),
  await contender('Colyseus, durable', 'colyseus', () => servePeer('colyseus', { env: peerEnv }), seated),
  await contender('boardgame.io', 'boardgame', () => servePeer('boardgame', { env: peerEnv }), seated),
]
// Latency comes first: after saturation the disk is still busy with what was written then, and answers late.
const timed = await rounds({
  what: 'One decision a second in each of 100 rooms',
  count: ROUNDS.timed,
  turns: TURNS.timed,
  turn: timedTurn,
  round: timedRound,
})
const saturated = await rounds({
  what: 'As many as the server can take, 200 rooms',
  count: ROUNDS.saturated,
  turns: TURNS.saturated,
  turn: saturatedTurn,
  round: saturatedRound,
})

const figures = contenders.map(({ name }, index) => ({
  name,
  p50: timed[index]?.map(({ p50 }) => p50) ?? [],
  p99: timed[index]?.map(({ p99 }) => p99) ?? [],
  cost: saturated[index]?.map(({ cost }) => cost) ?? [],
  perSecond: saturated[index]?.map(({ perSecond }) => perSecond) ?? [],
}))
type Figures = (typeof figures)[number]
const [ours, plain, , colyseus, boardgame] = figures as [Figures, Figures, Figures, Figures, Figures]
const latency = median(ours.p99) / median(plain.p99)
const costTo = (other: Figures) => median(ours.cost) / median(other.cost)
const target = (what: string, measured: number, allowed: number): Target => ({
  what,
  measured: measured.toFixed(2),
  allowed: `at most ${allowed.toFixed(2)}`,
  met: measured <= allowed,
})
const { record, frames } = weigh(toldOf(scenario))
publish({
  name: 'What a decision weighs',
  text: [
    'Means over the decisions of this benchmark, without the framing of WebSocket and what lies below it.',
    '',
    '| | bytes |',
    '|---|---|',
    `| its record in the log | ${record.toFixed(0)} |`,
    `| its frames to the five members, together | ${frames.toFixed(0)} |`,
  ].join('\n'),
  targets: [],
})
publish({
  name: 'Decision to the last member, and what it costs',
  text: [
    HOW,
    '',
    '| | p50, ms | p99, ms | processor for 10,000 decisions, s | decisions/s at saturation |',
    '|---|---|---|---|---|',
    ...figures.map(
      ({ name, p50, p99, cost, perSecond }) =>
        `| ${name} | ${spread(p50)} | ${spread(p99)} | ${spread(cost, 2)} | ${spread(perSecond, 0)} |`,
    ),
  ].join('\n'),
  targets: [
    target('p99 at one decision a second in each of 100 rooms, times that of plain Socket.IO', latency, 1.5),
    target('processor at saturation, times plain Socket.IO', costTo(plain), 2),
    target('processor at saturation, times Colyseus doing the same', costTo(colyseus), 1),
    target('processor at saturation, times boardgame.io', costTo(boardgame), 1 / 3),
  ],
})

for (const { timed, rest, server } of contenders) {
  await timed.close()
  await rest.close()
  await server.stop()
}
