/**
 * One live room. Whatever is asked of it happens one after the other: step, append, then publish; what is not stored
 * was never shown to anyone. One timer stands for the earliest thing due. Another node may serve the same room: whoever
 * appends first wins, the other folds what it lost to and tries again with its first stamp.
 */
import { isSpent, nextWake, type Stepped, step, wasApplied } from '#server/engine/step.ts'
import type { By, Command } from '#shared/command.ts'
import type { Fact } from '#shared/fact.ts'
import { type CommandId, type LogRecord, RECORD_VERSION } from '#shared/record.ts'
import { isRefusal, type Refusal, refuse } from '#shared/refusal.ts'
import type { ClockAnchor, WallMs } from '#shared/time.ts'
import { seal } from './chain.ts'
import { checkpointText } from './checkpoint.ts'
import type { Clock } from './clock.ts'
import { follow, type Replayed } from './replay.ts'
import { type Checkpoints, type Log, OutcomeUnknown, SeqConflict } from './store/log.ts'

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
  /** Called with each new record once it is stored. Gives back how to stop. */
  listen: (heard: (record: LogRecord) => void) => () => void
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

/** Records from one checkpoint to the next: what opening a room has to play again. */
const CHECKPOINT_EVERY = 64
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
  let busy: Promise<unknown> = Promise.resolve()
  let cancelWake = () => {}
  let armedFor: WallMs | null = null
  let lastWasOurs = true
  let keptSeq = -1
  let reading: { seq: number; entries: Promise<unknown[]> } | null = null
  let closed = false
  const heard = new Set<(record: LogRecord) => void>()

  /** One after the other, in the order in which they were asked. */
  function enqueue<T>(task: () => Promise<T> | T): Promise<T> {
    const done = busy.then(task)
    busy = done.catch(() => {})
    return done
  }

  /** Never fails: a bug in the engine is told and answered, and the room goes on as it was. */
  function submit(ask: Ask, received: WallMs): Promise<Outcome> {
    return enqueue(() => carryOut(ask, received)).catch((error) => broken(ask.command, error))
  }

  function broken({ type }: Command, error: unknown): Refusal {
    report('error', `${type} broke`, error)
    return refuse('room.busy')
  }

  async function carryOut(ask: Ask, received: WallMs): Promise<Outcome> {
    for (;;) {
      if (damage) return refuse('room.readOnly')
      if (closed) return 'unknown'
      if (ask.id && isSpent(state, ask.id)) return wasApplied(state, ask.id) ? { seq: last.seq } : GIVEN_UP
      const wall = Math.max(received, last.wall)
      const outcome = step(script, state, { ...ask, wall })
      if (isRefusal(outcome)) return outcome
      if (ask.command.type === 'clock.wake' && !ask.id && outcome.facts.length === 0) return { seq: last.seq }
      const stored = await store(ask, wall, outcome)
      if (stored === 'lost') await catchUp()
      else return stored
    }
  }

  /** A command that did not arrive may still be under way: in a node that stands still, in a slow network. */
  async function settle(id: CommandId): Promise<{ applied: boolean; seq: number } | null> {
    if (!damage && !isSpent(state, id))
      await carryOut({ by: { kind: 'system' }, id, command: WAKE }, clock.now())
    if (closed || (!damage && !isSpent(state, id))) return null
    return { applied: wasApplied(state, id), seq: last.seq }
  }

  async function store(ask: Ask, wall: WallMs, outcome: Stepped): Promise<Outcome | 'lost'> {
    const record = seal(last, { v: RECORD_VERSION, wall, ...ask, facts: outcome.facts })
    const failure = await append(record)
    if (failure) return failure
    lastWasOurs = true
    take(record, outcome.state)
    if (record.seq % CHECKPOINT_EVERY === 0) void keepState()
    return { seq: record.seq }
  }

  /** Null once it is stored. What may have been stored is asked about until it is known, or nobody waits any more. */
  async function append(record: LogRecord): Promise<Refusal | 'unknown' | 'lost' | null> {
    let inDoubt = false
    for (;;) {
      try {
        await log.append(stream, record, last.hash)
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

  async function keepState(): Promise<void> {
    if (damage || keptSeq === last.seq) return
    keptSeq = last.seq
    const text = checkpointText({ last, code, openedAt, scenarioHash, state, damage })
    try {
      if (await isStored(last)) await checkpoints.save(stream, text)
    } catch (error) {
      report('warn', 'a checkpoint could not be stored', error)
    }
  }

  /** False once the log was rewritten: what was erased from it must not come back in a checkpoint. */
  async function isStored({ seq, hash }: LogRecord): Promise<boolean> {
    const [stored] = (await log.read(stream, seq - 1, 1)) as Partial<LogRecord>[]
    return stored?.hash === hash
  }

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
    take(next.record, next.state)
  }

  function spoil(why: string): void {
    if (damage) return
    damage = why
    cancelWake()
    report('error', `the room is read-only from now on: ${why}`)
  }

  function take(record: LogRecord, next: Stepped['state']): void {
    const before = state.world.clock
    state = next
    last = record
    for (const tell of heard) {
      try {
        tell(record)
      } catch (error) {
        report('error', 'a listener failed', error)
      }
    }
    published?.(record, before)
    arm(0)
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

  /** Only the last record is at hand: a thousand rooms that keep more of them fill the memory. */
  function kept(seq: number): LogRecord[] | null {
    if (seq >= last.seq) return []
    return seq === last.seq - 1 ? [last] : null
  }

  /** Many who come at once need the same records: they share one reading. */
  function readAfter(seq: number): Promise<unknown[]> {
    if (reading?.seq === seq) return reading.entries
    const entries = log.read(stream, seq)
    const mine = { seq, entries }
    reading = mine
    const done = () => {
      if (reading === mine) reading = null
    }
    entries.then(done, done)
    return entries
  }

  async function withRecords(
    seq: number,
    use: (records: LogRecord[]) => void,
    before: LogRecord[] = [],
  ): Promise<void> {
    const atHand = kept(seq)
    if (atHand) return use([...before, ...atHand])
    // What others began to read may lack the newest records: one more reading tells that from a lost end.
    for (const reads of [readAfter, () => log.read(stream, seq)]) {
      const { seq: upTo } = last
      const read = (await reads(seq)).slice(0, last.seq - seq) as LogRecord[]
      const end = read.at(-1)
      if (end?.seq === last.seq && end.hash !== last.hash) break
      const rest = kept(seq + read.length)
      if (rest) return use([...before, ...read, ...rest])
      if (read.length >= upTo - seq) return withRecords(seq + read.length, use, [...before, ...read])
    }
    mislay('The store no longer holds the log as it was written.')
    throw new Error('the room is opened again')
  }

  const unfollow = log.follow(stream, last, {
    heard(entry) {
      void enqueue(() => {
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
      enqueue(() => settle(id)).catch((error) => {
        broken(WAKE, error)
        return null
      }),
    refresh: () => enqueue(refresh),
    withRecords: (seq, use) => withRecords(seq, use),
    spoil,
    keepState,
    listen(tell) {
      heard.add(tell)
      return () => heard.delete(tell)
    },
    listeners: () => heard.size,
    settled: () => enqueue(() => {}),
    close,
  }
}

function isNew(entry: unknown, lastSeq: number): boolean {
  const seq = typeof entry === 'object' && entry !== null && 'seq' in entry ? entry.seq : null
  return typeof seq !== 'number' || seq > lastSeq
}
