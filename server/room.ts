/**
 * One live room. Whatever is asked of it happens one after the other: step, append, then publish; what is not stored
 * was never shown to anyone. Commands that come while others are being stored go together: each is played on the state
 * that the one before leaves, their records are stored all or none, then each is published. One timer stands for the
 * earliest thing due. Another node may serve the same room: whoever appends first wins, the other folds what it lost to
 * and tries again with its first stamp.
 *
 * What commands do is in play.ts, how their records reach the store in roomLog.ts, the timer in roomTimer.ts.
 */
import { isSpent, wasApplied } from '#server/engine/step.ts'
import type { Fact } from '#shared/fact.ts'
import type { CommandId, LogRecord } from '#shared/record.ts'
import type { Refusal } from '#shared/refusal.ts'
import type { ClockAnchor, WallMs } from '#shared/time.ts'
import type { Clock } from './clock.ts'
import { keptState } from './keptState.ts'
import {
  type Ask,
  answers,
  broken,
  isStep,
  type Outcome,
  type Played,
  play,
  preview,
  type Received,
  type Step,
} from './play.ts'
import { follow, type Replayed } from './replay.ts'
import { type Listener, roomListeners } from './roomListeners.ts'
import { roomLog } from './roomLog.ts'
import type { Report, RoomNow } from './roomNow.ts'
import { roomRecords } from './roomRecords.ts'
import { roomTimer } from './roomTimer.ts'
import type { Checkpoints, Log } from './store/log.ts'
import { takeTurns } from './turns.ts'

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

const WAKE = { by: { kind: 'system' }, command: { type: 'clock.wake' } } as const

interface Waiting extends Received {
  answer: (outcome: Outcome) => void
}

/** A room from its replayed log; its timer is armed and it follows its stream. */
export function liveRoom(
  replayed: Replayed,
  { stream, log, checkpoints, clock, report, published, lost }: RoomOptions,
): Room {
  const room: RoomNow = { ...replayed, lastWasOurs: true, closed: false }
  const listeners = roomListeners(report)
  const turns = takeTurns(carryOut)
  const ownLog = roomLog(room, { stream, log, clock, report })
  const records = roomRecords(room, { stream, log, mislay })
  const kept = keptState(room, { stream, log, checkpoints, clock, report })
  const timer = roomTimer(room, { clock, wake: () => submit({ ...WAKE, id: null }, clock.now()) })

  /** Never fails: a bug in the engine is told and answered, and the room goes on as it was. */
  function submit(ask: Ask, received: WallMs): Promise<Outcome> {
    return new Promise((answer) => turns.together({ ask, received, answer }))
  }

  async function carryOut(together: readonly Waiting[]): Promise<void> {
    try {
      await carryOutAll(together)
    } catch (error) {
      for (const { ask, answer } of together) answer(broken(ask.command, error, report))
    }
  }

  async function carryOutAll(together: readonly Waiting[]): Promise<void> {
    for (;;) {
      const outcomes = play(room, together, report)
      const steps = outcomes.filter(isStep)
      const failure = steps.length > 0 ? await ownLog.append(steps) : null
      if (failure === 'lost') {
        await catchUp()
        continue
      }
      if (!failure) takeOurs(steps)
      for (const [index, answer] of answers(outcomes, failure).entries()) together[index]?.answer(answer)
      return
    }
  }

  function takeOurs(steps: readonly Step[]): void {
    room.lastWasOurs = true
    take(steps)
    kept.keepIfDue()
  }

  /** A command that did not arrive may still be under way: in a node that stands still, in a slow network. */
  async function settle(id: CommandId): Promise<{ applied: boolean; seq: number } | null> {
    const isKnown = () => room.damage !== null || isSpent(room.state, id)
    if (!isKnown()) await carryOutAll([{ ask: { ...WAKE, id }, received: clock.now(), answer() {} }])
    if (room.closed || !isKnown()) return null
    return { applied: wasApplied(room.state, id), seq: room.last.seq }
  }

  /** Folds what another node has appended. Who lost to it does not know what became of its own until that is done. */
  async function catchUp(): Promise<void> {
    const { seq } = room.last
    for (const entry of await ownLog.readSurely()) absorb(entry)
    if (room.last.seq === seq) mislay('The store no longer holds the log as it was written.')
  }

  async function refresh(): Promise<void> {
    for (const entry of await ownLog.read()) if (!room.closed && !room.damage) absorb(entry)
  }

  /** The truth is in the store: whatever this room knows is given up for it. */
  function mislay(why: string): void {
    if (room.closed) return
    report('error', `the room is opened again: ${why}`)
    close()
    lost(why)
  }

  function absorb(entry: unknown): void {
    const next = follow(room.script, room, entry)
    if (room.closed) return
    if ('damage' in next) return mislay(`Record ${room.last.seq + 1} of the log ${next.damage}.`)
    room.lastWasOurs = false
    take([next])
  }

  function spoil(why: string): void {
    if (room.damage) return
    room.damage = why
    timer.stop()
    report('error', `the room is read-only from now on: ${why}`)
  }

  function take(steps: readonly Played[]): void {
    for (const { record, state, factTexts } of steps) {
      const before = room.state.world.clock
      room.state = state
      room.last = record
      listeners.heard(record, factTexts)
      published?.(record, before)
    }
    listeners.told()
    timer.arm()
  }

  const unfollow = ownLog.follow({
    heard: (entry) =>
      void turns.alone(() => {
        if (!room.damage && isNew(entry, room.last.seq)) absorb(entry)
      }),
    lost: () => mislay('The store lost the end of the log, or it was rewritten.'),
  })

  function close(): void {
    room.closed = true
    timer.stop()
    unfollow()
  }
  timer.arm()

  const { code, scenarioHash, script, openedAt } = room
  return {
    code,
    scenarioHash,
    stream,
    script,
    openedAt,
    get state() {
      return room.state
    },
    get last() {
      return room.last
    },
    get damage() {
      return room.damage
    },
    submit: (ask, received = clock.now()) => submit(ask, received),
    preview: (ask) => preview(room, ask, { now: clock.now(), report }),
    outcome: (id) =>
      turns
        .alone(() => settle(id))
        .catch((error) => {
          broken(WAKE.command, error, report)
          return null
        }),
    refresh: () => turns.alone(refresh),
    withRecords: records.after,
    spoil,
    keepState: kept.keep,
    listen: listeners.add,
    listeners: listeners.count,
    settled: () => turns.alone(() => {}),
    close,
  }
}

function isNew(entry: unknown, lastSeq: number): boolean {
  const seq = typeof entry === 'object' && entry !== null && 'seq' in entry ? entry.seq : null
  return typeof seq !== 'number' || seq > lastSeq
}
