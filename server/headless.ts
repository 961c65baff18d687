/**
 * A whole room without sockets, timers or people: bots in every seat, and real time that jumps from one thing to the
 * next. `playDay` tells what happened; `runHeadless` keeps it as a real log, which the debrief, `replay` and the tests
 * read like any other.
 */
import type { By, Command } from '#shared/command.ts'
import type { Fact } from '#shared/fact.ts'
import { CODE_ALPHABET, type PersonId, type RoleId, type RoomCode } from '#shared/ids.ts'
import { type LogRecord, type Opening, RECORD_VERSION, RULES } from '#shared/record.ts'
import { isRefusal, type RefusalCode } from '#shared/refusal.ts'
import type { Scenario } from '#shared/scenario.ts'
import type { Script } from '#shared/script.ts'
import { MINUTE, type SimMs, simAt, type WallMs, wallAt } from '#shared/time.ts'
import { applyInto, emptyView, type View } from '#shared/view.ts'
import { seenBy, type Viewer } from '#shared/visibility.ts'
import { START, seal } from './chain.ts'
import { type Bot, carryThrough, type Intent, isHeeded, newBot, plan, type Style } from './engine/bot.ts'
import { draw } from './engine/luck.ts'
import type { State } from './engine/state.ts'
import { nextWake, openRoom, step } from './engine/step.ts'
import { scenarioHash } from './replay.ts'

export interface HeadlessOptions extends Style {
  seed: number
  /** Called with each record as it is made. */
  onRecord?: (record: LogRecord) => void
}
export interface Headless extends Played {
  records: LogRecord[]
}

/** An input that was carried out, and what came of it; without a command the opening of the room. */
export interface Entry extends Pick<LogRecord, 'seq' | 'wall' | 'by' | 'id' | 'facts'> {
  command: Command | null
}
export interface DayOptions extends Style {
  seed: number
  director?: Director
  /** Called with each entry as it is made. */
  tell: (entry: Entry) => void
}
export interface Played {
  state: State
  /** What the engine refused the bots, in order. */
  refused: { role: RoleId; command: Command; refusal: RefusalCode }[]
}

/** Somebody who has seats and the facilitator do what a test says, whatever the bots would have done. */
export interface Director {
  /** What a bot does instead of a command it came to; null: it leaves that alone. */
  directed: (command: Command) => Command | null
  /** Hears of everything that happens. */
  hear: (facts: readonly Fact[]) => void
  /** Simulated time at which it does something itself; null: not before something happens. */
  due: () => SimMs | null
  act: (stage: Stage) => void
  /** The day is over. */
  finish: (stage: Stage) => void
}
export interface Stage {
  state: () => State
  now: SimMs
  /** Asks for something as a role or as the facilitator. Gives why it was refused, or null. */
  ask: (as: RoleId | 'facilitator', command: Command) => RefusalCode | null
}

/** A bot in its seat: what it sees, and what it is about to do at which simulated time. */
interface Player {
  bot: Bot
  role: RoleId
  by: By
  viewer: Viewer
  view: View
  intent: (Intent & { at: SimMs }) | null
  /** True if nothing it looks at has changed since it intended that. */
  isSure: boolean
  sent: number
}

const SYSTEM: By = { kind: 'system' }
const HOST: By = { kind: 'facilitator', person: 'host' }
/** How long the facilitator lets a hold last that nothing else ends. Real ms. */
const HOLD_LASTS = 2 * MINUTE
/** More inputs than any day needs: past this the run is going round in circles. */
const MOST_INPUTS = 100_000

/** Plays a script to its end and keeps the log. The same seed gives the same records, to the last hash. */
export function runHeadless(
  { scenario, script }: { scenario: Scenario; script: Script },
  { onRecord = () => {}, ...options }: HeadlessOptions,
): Headless {
  const { seed } = options
  const opening = (): Opening => ({
    type: 'room.open',
    code: codeOf(seed),
    scenario,
    scenarioHash: scenarioHash(scenario),
    rules: RULES,
    seed,
  })
  const records: LogRecord[] = []
  const tell = ({ wall, by, id, command, facts }: Entry) => {
    const input = { v: RECORD_VERSION, wall, by, id, command: command ?? opening(), facts } as const
    const record = seal(records.at(-1) ?? START, input)
    records.push(record)
    onRecord(record)
  }
  return { ...playDay(script, { ...options, tell }), records }
}

/** Plays a script to its end. What is played follows from the script, the seed and the style alone. */
export function playDay(script: Script, options: DayOptions): Played {
  const run = open(script, options)
  seatEveryone(run)
  send(run, HOST, { type: 'room.brief' })
  send(run, HOST, { type: 'room.start' })
  for (const player of run.players) think(run, player)
  for (let inputs = 0; run.state.room.chart.value !== 'debrief'; inputs++) {
    if (inputs > MOST_INPUTS) throw new Error('The run does not end.')
    next(run)
  }
  run.director?.finish(stageOf(run))
  return { state: run.state, refused: run.refused }
}

interface Run extends Played {
  script: Script
  wall: WallMs
  /** Entries so far. */
  count: number
  players: Player[]
  director: Director | undefined
  tell: (entry: Entry) => void
}

function open(script: Script, { seed, tell, director, ...style }: DayOptions): Run {
  const wall = script.epoch
  const { state, facts } = openRoom(script, { code: codeOf(seed), seed }, wall)
  const players = script.roleIds.map((role, i): Player => {
    const person = `bot-${i + 1}`
    const viewer: Viewer = { kind: 'participant', person, roles: [role] }
    const by: By = { kind: 'participant', person }
    const fresh = newBot(person, style, { seed, script })
    const bot = director ? { ...fresh, directed: director.directed } : fresh
    return { bot, role, by, viewer, view: { ...emptyView }, intent: null, isSure: false, sent: 0 }
  })
  const run: Run = { script, state, wall, count: 0, players, director, refused: [], tell }
  append(run, { state, facts }, { by: HOST, id: null, command: null })
  return run
}

/** Letters of a room code drawn from the seed, so that another seed is another room. */
function codeOf(seed: number): RoomCode {
  const letter = (i: number) => CODE_ALPHABET[draw(seed, `code/${i}`) % CODE_ALPHABET.length]
  return [0, 1, 2, 3, 4, 5].map(letter).join('')
}

function seatEveryone(run: Run): void {
  for (const player of run.players) {
    act(run, player, { type: 'room.join' })
    act(run, player, { type: 'seat.take', role: player.role })
    act(run, player, { type: 'seat.ready', ready: true })
  }
}

/** Goes on to the next thing that happens: a deadline, a bot's act, or the end of a hold that nobody planned. */
function next(run: Run): void {
  const wake = nextWake(run.state) ?? Number.POSITIVE_INFINITY
  const { clock } = run.state.world
  let first: Player | null = null
  for (const player of run.players) {
    if (player.intent && (!first?.intent || player.intent.at < first.intent.at)) first = player
  }
  const due = first?.intent ? wallAt(clock, first.intent.at) : Number.POSITIVE_INFINITY
  const scripted = run.director?.due() ?? Number.POSITIVE_INFINITY
  const cue = scripted < Number.POSITIVE_INFINITY ? wallAt(clock, scripted) : scripted
  if (cue < Number.POSITIVE_INFINITY && cue <= due && cue <= wake) {
    run.wall = Math.max(run.wall, cue)
    return run.director?.act(stageOf(run))
  }
  if (first && due <= wake) {
    run.wall = Math.max(run.wall, due)
    return carryOn(run, first)
  }
  if (wake < Number.POSITIVE_INFINITY) {
    run.wall = Math.max(run.wall, wake)
    return send(run, SYSTEM, { type: 'clock.wake' })
  }
  run.wall += HOLD_LASTS
  send(run, HOST, { type: 'clock.resume' })
}

/** A bot's time has come: it does what it meant to, if that is still to be done, and turns to the next. */
function carryOn(run: Run, player: Player): void {
  const { intent, isSure } = player
  player.intent = null
  const command = !intent?.command || isSure ? intent?.command : carryThrough(player.bot, player.view, intent)
  if (command && intent && !act(run, player, command)) {
    player.bot = { ...player.bot, gaveUp: [...player.bot.gaveUp, intent.key] }
  }
  if (!player.intent) think(run, player)
}

function act(run: Run, player: Player, command: Command): boolean {
  const refusal = attempt(run, player, command)
  if (refusal) run.refused.push({ role: player.role, command, refusal })
  return !refusal
}

function attempt(run: Run, player: Player, command: Command): RefusalCode | null {
  player.sent += 1
  const id = { session: player.bot.person as PersonId, n: player.sent }
  return carryOut(run, { by: player.by, id, command })
}

function send(run: Run, by: By, command: Command): void {
  const refusal = carryOut(run, { by, id: null, command })
  if (refusal) throw new Error(`${command.type} was refused: ${refusal}`)
}

function carryOut(run: Run, input: Pick<Entry, 'by' | 'id'> & { command: Command }): RefusalCode | null {
  const outcome = step(run.script, run.state, { wall: run.wall, ...input })
  if (isRefusal(outcome)) return outcome.refusal
  append(run, outcome, input)
  return null
}

function stageOf(run: Run): Stage {
  return {
    state: () => run.state,
    now: simAt(run.state.world.clock, run.wall),
    ask(as, command) {
      if (as === 'facilitator') return carryOut(run, { by: HOST, id: null, command })
      const player = run.players.find(({ role }) => role === as)
      return player ? attempt(run, player, command) : 'seat.unknownRole'
    },
  }
}

/** Every bot folds what it may see. A wake-up that told nothing leaves no entry. */
function append(
  run: Run,
  { state, facts }: { state: State; facts: Entry['facts'] },
  input: Pick<Entry, 'by' | 'id' | 'command'>,
): void {
  run.state = state
  if (facts.length === 0 && input.command?.type === 'clock.wake') return
  const entry: Entry = { seq: run.count, wall: run.wall, ...input, facts }
  run.count += 1
  run.tell(entry)
  run.director?.hear(facts)
  for (const player of run.players) {
    const heeded = facts.filter((fact) => isHeeded(fact, [player.role]) && seenBy(fact, player.viewer))
    if (heeded.length === 0) continue
    applyInto(player.view, heeded, entry)
    player.isSure = false
    if (!player.intent?.command) think(run, player)
  }
}

function think(run: Run, player: Player): void {
  const now = simAt(run.state.world.clock, run.wall)
  const intent = plan(player.bot, player.view, now)
  player.intent = intent && { ...intent, at: now + intent.after }
  player.isSure = true
}
