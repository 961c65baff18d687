/**
 * One live room. Whatever is asked of it happens one after the other: step, append, then publish; what is not stored
 * was never shown to anyone. Commands that come while others are being stored go together: each is played on the state
 * that the one before leaves, their records are stored all or none, then each is published. One timer stands for the
 * earliest thing due. Another node may serve the same room: whoever appends first wins, the other folds what it lost to
 * and tries again with its first stamp.
 */
import type { State } from '#server/engine/state.ts'
import { isSpent, nextWake, step, wasApplied } from '#server/engine/step.ts'
import type { By, Command } from '#shared/command.ts'
import type { Fact } from '#shared/fact.ts'
import { type CommandId, type LogRecord, RECORD_VERSION } from '#shared/record.ts'
import { isRefusal, type Refusal, refuse } from '#shared/refusal.ts'
import type { ClockAnchor, WallMs } from '#shared/time.ts'
import { sealed } from './chain.ts'
import type { Clock } from './clock.ts'
import { keptState } from './keptState.ts'
import { follow, type Replayed } from './replay.ts'
import { roomRecords } from './roomRecords.ts'
import { type Checkpoints, type Log, OutcomeUnknown, SeqConflict } from './store/log.ts'
import { takeTurns } from './turns.ts'

export interface Ask {
  by: By
  id: CommandId | null
  command: Command
}
/** The record after which a carried-out command is in the log. */
export interface Applied {
  seq: number
}
/**
 * What became of a command. `unknown`: it may be in the log or not, and nobody may be told either; whoever asks again
 * (`outcome`) learns it.
 */
export type Outcome = Applied | Refusal | 'unknown'
export type Report = (level: 'warn' | 'error', text: string, error?: unknown) => void

/** A record that is played but not stored, and the state that it leaves. */
interface Step extends Played {
  /** The record as JSON. */
  text: string
}
interface Played {
  record: LogRecord
  state: State
}
interface Waiting {
  ask: Ask
  received: WallMs
  answer: (outcome: Outcome) => void
}

/** Hears of what is stored. */
export interface Listener {
  /** A new record, while the room is as it left it. */
  heard: (record: LogRecord) => void
  /** Those that were stored together have all been told of. */
  told?: () => void
}

export interface Room extends Readonly<Replayed> {
  readonly stream: string
  /** Carries a command out, once. `received` is when it was first received, now if left out. */
  submit: (ask: Ask, received?: WallMs) => Promise<Outcome>
  /** What a command would do now; nothing happens. */
  preview: (ask: Omit<Ask, 'id'>) => Fact[] | Refusal
  /**
   * Whether a command was carried out, known once everything before this question is settled; null if it cannot be. One
   * that was not is given up in the log: whichever node it reaches after this answer, it changes nothing.
   */
  outcome: (id: CommandId) => Promise<{ applied: boolean; seq: number } | null>
  /** Folds what other nodes have stored by now. Throws when the store cannot be read. */
  refresh: () => Promise<void>
  /** Gives the records after `seq` up to the very moment at which `use` is called. */
  withRecords: (seq: number, use: (records: LogRecord[]) => void) => Promise<void>
  /** Gives back how to stop. */
  listen: (listener: Listener) => () => void
  /** Lets nothing be added any more: the log is not what it was taken for. */
  spoil: (why: string) => void
  /** Keeps the state beside the log, unless that was done already. Never fails: the log alone is the truth. */
  keepState: () => Promise<void>
  /** How many listen. */
  listeners: () => number
  /** Kept when everything asked so far is done. */
  settled: () => Promise<void>
  close: () => void
}

export interface RoomOptions {
  stream: string
  log: Log
  checkpoints: Checkpoints
  clock: Clock
  report: Report
  /** Told of each record once everybody else was, with the clock as it stood before. */
  published?: (record: LogRecord, before: ClockAnchor) => void
  /** The store holds another log than this room was made of: it is to be opened again. Called once. */
  lost: (why: string) => void
}

const WAKE = { type: 'clock.wake' } as const
/** Its person was told that it did not arrive, and has it back as a draft. */
const GIVEN_UP = refuse('room.busy')
/** After a wake-up that could not be stored. */
const RETRY_MS = 1000
/** Who did not write last leaves the next wake-up to the node that did. */
const PATIENCE_MS = 150

/** A room from its replayed log; its timer is armed and it follows its stream. */
export function liveRoom(
  replayed: Replayed,
  { stream, log, checkpoints, clock, report, published, lost }: RoomOptions,
): Room {
  const { script, code, scenarioHash, openedAt } = replayed
  let { state, last, damage } = replayed
  let cancelWake = () => {}
  let armedFor: WallMs | null = null
  let lastWasOurs = true
  let closed = false
  /** Played here and being stored; the stream tells of them too. */
  let underWay: readonly LogRecord[] = []
  const listeners = new Set<Listener>()
  const turns = takeTurns(carryOut)
  const records = roomRecords({ stream, log, last: () => last, mislay })
  const now = () => ({ last, code, openedAt, scenarioHash, state, damage })
  const kept = keptState({ stream, log, checkpoints, clock, report, now })

  /** Never fails: a bug in the engine is told and answered, and the room goes on as it was. */
  function submit(ask: Ask, received: WallMs): Promise<Outcome> {
    return new Promise((answer) => turns.together({ ask, received, answer }))
  }

  function broken({ type }: Command, error: unknown): Refusal {
    report('error', `${type} broke`, error)
    return refuse('room.busy')
  }

  async function carryOut(together: readonly Waiting[]): Promise<void> {
    try {
      await carryOutAll(together)
    } catch (error) {
      for (const { ask, answer } of together) answer(broken(ask.command, error))
    }
  }

  async function carryOutAll(together: readonly Waiting[]): Promise<void> {
    for (;;) {
      const { outcomes, steps } = play(together)
      const failure = steps.length > 0 ? await appendAll(steps) : null
      if (failure === 'lost') {
        await catchUp()
        continue
      }
      if (!failure) takeOurs(steps)
      // A refusal that stands before all that failed is what it is; one after may be due to what never came about.
      const sure = failure ? outcomes.findIndex(isStep) : outcomes.length
      for (const [index, outcome] of outcomes.entries()) {
        const known = isStep(outcome) ? { seq: outcome.record.seq } : outcome
        together[index]?.answer(failure && index >= sure ? failure : known)
      }
      return
    }
  }

  /** Each on the state that the one before leaves; nothing is stored or shown yet. */
  function play(together: readonly Waiting[]): { outcomes: (Outcome | Step)[]; steps: Step[] } {
    const steps: Step[] = []
    const outcomes = together.map(({ ask, received }) => {
      const outcome = playOne(ask, received, steps.at(-1) ?? { state, record: last })
      if (isStep(outcome)) steps.push(outcome)
      return outcome
    })
    return { outcomes, steps }
  }

  function playOne(ask: Ask, received: WallMs, { state, record }: Played): Outcome | Step {
    if (damage) return refuse('room.readOnly')
    if (closed) return 'unknown'
    if (ask.id && isSpent(state, ask.id)) return wasApplied(state, ask.id) ? { seq: record.seq } : GIVEN_UP
    const wall = Math.max(received, record.wall)
    try {
      const outcome = step(script, state, { wall, by: ask.by, id: ask.id, command: ask.command })
      if (isRefusal(outcome)) return outcome
      if (ask.command.type === 'clock.wake' && !ask.id && outcome.facts.length === 0)
        return { seq: record.seq }
      const { by, id, command } = ask
      const { state: next, facts } = outcome
      return { state: next, ...sealed(record, { v: RECORD_VERSION, wall, by, id, command, facts }) }
    } catch (error) {
      return broken(ask.command, error)
    }
  }

  function takeOurs(steps: readonly Step[]): void {
    lastWasOurs = true
    take(steps)
    kept.keepIfDue()
  }

  /** A command that did not arrive may still be under way: in a node that stands still, in a slow network. */
  async function settle(id: CommandId): Promise<{ applied: boolean; seq: number } | null> {
    const ask: Ask = { by: { kind: 'system' }, id, command: WAKE }
    if (!damage && !isSpent(state, id)) await carryOutAll([{ ask, received: clock.now(), answer() {} }])
    if (closed || (!damage && !isSpent(state, id))) return null
    return { applied: wasApplied(state, id), seq: last.seq }
  }

  async function appendAll(steps: readonly Step[]): Promise<Refusal | 'unknown' | 'lost' | null> {
    underWay = steps.map(({ record }) => record)
    const failure = await append(steps.map(({ text }) => text))
    underWay = []
    return failure
  }

  /** Null once they are stored. What may have been is asked about until it is known, or nobody waits any more. */
  async function append(texts: readonly string[]): Promise<Refusal | 'unknown' | 'lost' | null> {
    let inDoubt = false
    for (;;) {
      try {
        await log.append(stream, underWay, last.hash, texts)
        return null
      } catch (error) {
        if (error instanceof SeqConflict) return 'lost'
        report('warn', 'a record could not be stored', error)
        inDoubt ||= error instanceof OutcomeUnknown
        if (!inDoubt) return refuse('room.busy')
        await pause(RETRY_MS)
        if (closed) return 'unknown'
      }
    }
  }

  const pause = (ms: number) => new Promise<void>((go) => clock.set(ms, go))

  /** Folds what another node has appended. */
  async function catchUp(): Promise<void> {
    const seq = last.seq
    for (const entry of await readSurely(seq)) absorb(entry)
    if (last.seq === seq) mislay('The store no longer holds the log as it was written.')
  }

  /** Who lost to somebody does not know what became of it until it has read that. Empty once nobody waits any more. */
  async function readSurely(seq: number): Promise<unknown[]> {
    while (!closed) {
      try {
        return await log.read(stream, seq)
      } catch (error) {
        report('warn', 'what another node wrote could not be read', error)
        await pause(RETRY_MS)
      }
    }
    return []
  }

  async function refresh(): Promise<void> {
    for (const entry of await log.read(stream, last.seq)) if (!closed && !damage) absorb(entry)
  }

  /** The truth is in the store: whatever this room knows is given up for it. */
  function mislay(why: string): void {
    if (closed) return
    report('error', `the room is opened again: ${why}`)
    close()
    lost(why)
  }

  function absorb(entry: unknown): void {
    const next = follow(script, { state, last }, entry)
    if (closed) return
    if ('damage' in next) return mislay(`Record ${last.seq + 1} of the log ${next.damage}.`)
    lastWasOurs = false
    take([next])
  }

  function spoil(why: string): void {
    if (damage) return
    damage = why
    cancelWake()
    report('error', `the room is read-only from now on: ${why}`)
  }

  function take(steps: readonly Played[]): void {
    for (const { record, state: next } of steps) {
      const before = state.world.clock
      state = next
      last = record
      tell((listener) => listener.heard(record))
      published?.(record, before)
    }
    tell((listener) => listener.told?.())
    arm(0)
  }

  function tell(say: (listener: Listener) => void): void {
    for (const listener of listeners) {
      try {
        say(listener)
      } catch (error) {
        report('error', 'a listener failed', error)
      }
    }
  }

  function arm(atLeastMs: number): void {
    const due = damage || closed ? null : nextWake(state)
    const at = due === null ? null : Math.max(due + (lastWasOurs ? 0 : PATIENCE_MS), clock.now() + atLeastMs)
    if (at === armedFor) return
    cancelWake()
    armedFor = at
    if (due !== null && at !== null) cancelWake = clock.set(at - clock.now(), () => wake(due))
  }

  function wake(due: WallMs): void {
    armedFor = null
    if (clock.now() < due) return arm(0)
    const seq = last.seq
    const ask: Ask = { by: { kind: 'system' }, id: null, command: WAKE }
    void submit(ask, clock.now()).then(() => {
      if (last.seq === seq) arm(RETRY_MS)
    })
  }

  const isUnderWay = (entry: unknown) => underWay.some(({ hash }) => hash === Object(entry).hash)

  const unfollow = log.follow(stream, last, {
    heard(entry) {
      if (isUnderWay(entry)) return
      void turns.alone(() => {
        if (!damage && isNew(entry, last.seq)) absorb(entry)
      })
    },
    lost: () => mislay('The store lost the end of the log, or it was rewritten.'),
  })

  function close(): void {
    closed = true
    cancelWake()
    unfollow()
  }
  arm(0)

  return {
    code,
    scenarioHash,
    stream,
    script,
    openedAt,
    get state() {
      return state
    },
    get last() {
      return last
    },
    get damage() {
      return damage
    },
    submit: (ask, received = clock.now()) => submit(ask, received),
    preview(ask) {
      try {
        const outcome = step(script, state, { ...ask, id: null, wall: Math.max(clock.now(), last.wall) })
        return isRefusal(outcome) ? outcome : outcome.facts
      } catch (error) {
        return broken(ask.command, error)
      }
    },
    outcome: (id) =>
      turns
        .alone(() => settle(id))
        .catch((error) => {
          broken(WAKE, error)
          return null
        }),
    refresh: () => turns.alone(refresh),
    withRecords: records.after,
    spoil,
    keepState: kept.keep,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    listeners: () => listeners.size,
    settled: () => turns.alone(() => {}),
    close,
  }
}

function isStep(one: Outcome | Step): one is Step {
  return typeof one === 'object' && 'record' in one
}

function isNew(entry: unknown, lastSeq: number): boolean {
  const seq = typeof entry === 'object' && entry !== null && 'seq' in entry ? entry.seq : null
  return typeof seq !== 'number' || seq > lastSeq
}
