import { describe, expect, test } from 'vitest'
import { verify } from '#server/chain.ts'
import { type Entry, type Log, OutcomeUnknown, SeqConflict, type Store } from '#server/store/log.ts'
import { memoryStore } from '#server/store/memoryLog.ts'
import type { FactOf, FactType } from '#shared/fact.ts'
import type { LogRecord } from '#shared/record.ts'
import { MINUTE, SECOND, type WallMs } from '#shared/time.ts'
import { turn } from '../support/clock.ts'
import {
  FACILITATOR,
  liveRoomIn,
  participant,
  recordsOf,
  SYSTEM,
  scenario,
  send,
  world,
} from '../support/room.ts'

/** A store whose appends to rooms do what the test says before they reach the log. */
function tampered(
  store: Store,
  before: (append: () => Promise<void>, entries: readonly Entry[]) => Promise<void>,
): Store {
  const append: Log['append'] = (stream, entries, after) =>
    stream.startsWith('room/')
      ? before(() => store.log.append(stream, entries, after), entries)
      : store.log.append(stream, entries, after)
  return { ...store, log: { ...store.log, append } }
}

/** The first fact of a type, and the real moment of its record. */
function factOf<T extends FactType>(records: LogRecord[], type: T): { fact: FactOf<T>; wall: WallMs } {
  for (const { facts, wall } of records) {
    const fact = facts.find((one): one is FactOf<T> => one.type === type)
    if (fact) return { fact, wall }
  }
  throw new Error(`no ${type}`)
}

describe('a command', () => {
  test('[RM1] is published only when it is stored', async () => {
    const { start, texts, beats } = world()
    let release = () => {}
    let holdUp = false
    const store = tampered(memoryStore(texts, beats), async (append) => {
      if (holdUp) await new Promise<void>((go) => (release = go))
      await append()
    })
    const found = await start(store).open(scenario, FACILITATOR)
    const heard: number[] = []
    found.room.listen({ heard: ({ seq }) => heard.push(seq) })
    holdUp = true
    const asked = found.room.submit({ by: FACILITATOR, id: null, command: { type: 'room.brief' } })
    await turn()
    expect({ heard, seq: found.room.last.seq }).toEqual({ heard: [], seq: 0 })
    release()
    expect(await asked).toEqual({ seq: 1 })
    expect(heard).toEqual([1])
  })

  test('[RM1] that cannot be stored is refused, changes nothing and can be sent again', async () => {
    const { start, texts, beats, reports } = world()
    let broken = false
    const store = tampered(memoryStore(texts, beats), async (append) => {
      if (broken) throw new Error('disk full')
      await append()
    })
    const found = await start(store).open(scenario, FACILITATOR)
    const before = JSON.stringify(found.room.state)
    const heard: LogRecord[] = []
    found.room.listen({ heard: (record) => heard.push(record) })
    broken = true
    expect(await send(found, FACILITATOR, { type: 'room.brief' })).toMatchObject({ refusal: 'room.busy' })
    expect(JSON.stringify(found.room.state)).toBe(before)
    expect(heard).toEqual([])
    expect(reports).toEqual(['warn: a record could not be stored'])
    broken = false
    expect(await send(found, FACILITATOR, { type: 'room.brief' })).toEqual({ seq: 1 })
  })

  test('[RM20] that comes while another is being stored is stored with those that wait beside it', async () => {
    const { start, texts, beats } = world()
    const appends: number[][] = []
    let release = () => {}
    const store = tampered(memoryStore(texts, beats), async (append, entries) => {
      appends.push(entries.map(({ seq }) => seq))
      if (appends.length === 2) await new Promise<void>((go) => (release = go))
      await append()
    })
    const found = await start(store).open(scenario, FACILITATOR)
    const { room } = found
    const states: string[] = []
    room.listen({ heard: ({ seq }) => states.push(`${seq} ${JSON.stringify(room.state.room.chart)}`) })
    const ask = (type: 'room.brief' | 'room.start') =>
      room.submit({ by: FACILITATOR, id: null, command: { type } })
    const say = (text: string) =>
      room.submit({ by: FACILITATOR, id: null, command: { type: 'facilitator.note', text } })
    const first = say('one')
    await turn()
    const waiting = [ask('room.brief'), ask('room.brief'), ask('room.start'), say('two')]
    await turn()
    expect(states).toEqual([])
    release()
    expect(await first).toEqual({ seq: 1 })
    const refused = { refusal: 'room.notNow' }
    expect(await Promise.all(waiting)).toMatchObject([{ seq: 2 }, refused, { seq: 3 }, { seq: 4 }])
    expect(appends).toEqual([[0], [1], [2, 3, 4]])
    // each was told with the state as it was then
    expect(states.map((state) => state.slice(0, 1))).toEqual(['1', '2', '3', '4'])
    expect(new Set(states.map((state) => state.slice(2))).size).toBe(3)
    expect(verify(await recordsOf(found)).fault).toBeNull()
  })

  test('[RM20] when commands cannot be stored together none of them is carried out', async () => {
    const { start, texts, beats } = world()
    let broken = false
    const store = tampered(memoryStore(texts, beats), async (append) => {
      if (broken) throw new Error('disk full')
      await append()
    })
    const found = await start(store).open(scenario, FACILITATOR)
    const { room } = found
    const before = JSON.stringify(room.state)
    const heard: LogRecord[] = []
    room.listen({ heard: (record) => heard.push(record) })
    const ask = (n: number, type: 'room.brief' | 'room.start') =>
      room.submit({ by: FACILITATOR, id: { session: 'tab-one', n }, command: { type } })
    broken = true
    const busy = { refusal: 'room.busy' }
    // the first is refused for what it is; the last only on a state that never came about
    const asked = [ask(1, 'room.start'), ask(2, 'room.brief'), ask(2, 'room.brief'), ask(3, 'room.brief')]
    expect(await Promise.all(asked)).toMatchObject([{ refusal: 'room.notNow' }, busy, busy, busy])
    expect({ state: JSON.stringify(room.state), heard }).toEqual({ state: before, heard: [] })
    broken = false
    expect(await ask(2, 'room.brief')).toEqual({ seq: 1 })
  })

  test('[RM20] commands stored together that lose to another node are all played again, and stored together again', async () => {
    const { start, texts, beats } = world()
    const rival = memoryStore(texts, beats)
    let outrun = false
    const appends: number[][] = []
    const store = tampered(memoryStore(texts, beats), async (append, entries) => {
      appends.push(entries.map(({ seq }) => seq))
      if (outrun) {
        outrun = false
        const there = await start(rival).find(found.room.code)
        await there?.room.submit({ by: FACILITATOR, id: null, command: { type: 'room.brief' } })
      }
      await append()
    })
    const found = await start(store).open(scenario, FACILITATOR)
    outrun = true
    const commands = [
      { type: 'facilitator.note', text: 'one' },
      { type: 'room.start' }, // refused, if the other node had not briefed by then
      { type: 'facilitator.note', text: 'two' },
    ] as const
    const asked = commands.map((command) => found.room.submit({ by: FACILITATOR, id: null, command }))
    expect(await Promise.all(asked)).toEqual([{ seq: 2 }, { seq: 3 }, { seq: 4 }])
    expect(appends).toEqual([[0], [1, 2], [2, 3, 4]])
    expect((await recordsOf(found)).map(({ command }) => command.type)).toEqual([
      'room.open',
      'room.brief',
      'facilitator.note',
      'room.start',
      'facilitator.note',
    ])
  })

  test('[RM2] that is refused leaves no trace', async () => {
    const { start, texts } = world()
    const found = await start().open(scenario, FACILITATOR)
    expect(await send(found, FACILITATOR, { type: 'room.start' })).toMatchObject({ refusal: 'room.notNow' })
    expect(texts.get(found.room.stream)).toHaveLength(1)
  })

  test('[RM3] with an id is carried out once, however often it comes', async () => {
    const { start, texts } = world()
    const found = await start().open(scenario, FACILITATOR)
    const ask = {
      by: FACILITATOR,
      id: { session: 'tab-one', n: 1 },
      command: { type: 'room.brief' },
    } as const
    const twice = await Promise.all([found.room.submit(ask), found.room.submit(ask)])
    expect(twice).toEqual([{ seq: 1 }, { seq: 1 }])
    expect(texts.get(found.room.stream)).toHaveLength(2)
    expect(await found.room.outcome(ask.id)).toEqual({ applied: true, seq: 1 })
    expect(await found.room.outcome({ session: 'tab-one', n: 2 })).toMatchObject({ applied: false })
  })

  test('[RM3] under way is known once it is settled', async () => {
    const { start } = world()
    const found = await start().open(scenario, FACILITATOR)
    const id = { session: 'tab-one', n: 1 }
    const asked = found.room.submit({ by: FACILITATOR, id, command: { type: 'room.brief' } })
    expect(await found.room.outcome(id)).toEqual({ applied: true, seq: 1 })
    await asked
  })

  test('[RM4] is stamped when it is received, and never before the record before it', async () => {
    const { start, clock } = world()
    const found = await start().open(scenario, FACILITATOR)
    const opened = clock.now()
    await clock.advance(SECOND)
    await send(found, FACILITATOR, { type: 'room.brief' })
    clock.jump(-MINUTE)
    await send(found, participant('ann'), { type: 'room.join' })
    const walls = (await recordsOf(found)).map(({ wall }) => wall - opened)
    expect(walls).toEqual([0, SECOND, SECOND])
  })

  test('[RM5] that would break the engine is refused, told once, and the room goes on', async () => {
    const { start, reports } = world()
    const found = await start().open(scenario, FACILITATOR)
    const broken = { type: 'no.such' } as unknown as { type: 'room.brief' }
    expect(await send(found, FACILITATOR, broken)).toMatchObject({ refusal: 'room.busy' })
    expect(reports).toEqual(['error: no.such broke'])
    expect(await send(found, FACILITATOR, { type: 'room.brief' })).toEqual({ seq: 1 })
  })
})

describe('a conflict', () => {
  test('[RM6] folds what was lost to and tries again with the first stamp', async () => {
    const { start, clock, texts, beats } = world()
    const here = await start().open(scenario, FACILITATOR)
    let away = true
    const late = tampered(memoryStore(texts, beats), async (append) => {
      if (away) {
        away = false
        await send(here, participant('ann'), { type: 'room.join' })
        await clock.advance(SECOND)
      }
      await append()
    })
    const there = await start(late).find(here.room.code)
    if (!there) throw new Error('not found')
    const received = clock.now()
    const heard: number[] = []
    there.room.listen({ heard: ({ seq }) => heard.push(seq) })
    expect(await send(there, participant('bob'), { type: 'room.join' })).toEqual({ seq: 2 })
    expect(heard).toEqual([1, 2])
    expect(there.room.last.wall).toBe(received)
    expect(Object.keys(there.room.state.room.people)).toEqual(['ann', 'bob'])
  })

  test('[RM6] answers a command that the other node had carried out already', async () => {
    const { start, texts, beats } = world()
    const here = await start().open(scenario, FACILITATOR)
    const ask = {
      by: FACILITATOR,
      id: { session: 'tab-one', n: 1 },
      command: { type: 'room.brief' },
    } as const
    let away = true
    const late = tampered(memoryStore(texts, beats), async (append) => {
      if (away) await here.room.submit(ask)
      away = false
      await append()
    })
    const there = await start(late).find(here.room.code)
    expect(await there?.room.submit(ask)).toEqual({ seq: 1 })
    expect(texts.get(here.room.stream)).toHaveLength(2)
  })

  test('[RM6] without anything to fold opens the room again, and not over and over', async () => {
    const { start, texts, beats, reports, clock } = world()
    let contradicts = false
    const store = tampered(memoryStore(texts, beats), async (append, [first]) => {
      if (contradicts) throw new SeqConflict('room', first?.seq ?? -1)
      await append()
    })
    const rooms = start(store)
    const found = await rooms.open(scenario, FACILITATOR)
    contradicts = true
    expect(await send(found, FACILITATOR, { type: 'room.brief' })).toBe('unknown')
    const again = await rooms.find(found.room.code)
    if (!again) throw new Error('not opened again')
    expect(again.room).not.toBe(found.room)
    expect(reports.at(-1)).toMatch(/^error: the room is opened again: The store no longer holds/)
    await send(again, FACILITATOR, { type: 'room.brief' })
    await turn()
    expect((await rooms.find(found.room.code))?.room).toBe(again.room)
    contradicts = false
    await clock.advance(3 * SECOND)
    const sound = await rooms.find(found.room.code)
    if (!sound) throw new Error('not opened again')
    expect(await send(sound, FACILITATOR, { type: 'room.brief' })).toEqual({ seq: 1 })
  })
})

describe('an outcome that nobody knows', () => {
  const ask = { by: FACILITATOR, id: { session: 'tab-one', n: 1 }, command: { type: 'room.brief' } } as const

  test.each<[string, boolean]>([
    ['had landed', true],
    ['had not', false],
  ])('[CLU5] is asked about until it is known, once the store answers: the record %s', async (_, lands) => {
    const { start, texts, beats, clock } = world()
    let trouble: Error | null = null
    const store = tampered(memoryStore(texts, beats), async (append) => {
      if (!trouble || lands) await append()
      if (trouble) throw trouble
    })
    const found = await start(store).open(scenario, FACILITATOR)
    trouble = new OutcomeUnknown('no answer')
    let answer: unknown = null
    const heard: number[] = []
    found.room.listen({ heard: ({ seq }) => heard.push(seq) })
    const asked = found.room.submit(ask).then((outcome) => {
      answer = outcome
    })
    const outcome = found.room.outcome(ask.id)
    await clock.advance(5 * SECOND)
    trouble = new Error('the store is away')
    await clock.advance(5 * SECOND)
    expect({ answer, heard }).toEqual({ answer: null, heard: [] })
    trouble = null
    await clock.advance(2 * SECOND)
    await asked
    expect({ answer, heard }).toEqual({ answer: { seq: 1 }, heard: [1] })
    expect(await outcome).toEqual({ applied: true, seq: 1 })
    expect(texts.get(found.room.stream)).toHaveLength(2)
  })

  test('[CLU5] is not taken for none when what another node wrote cannot be read', async () => {
    const { start, texts, beats, clock } = world()
    const here = await start().open(scenario, FACILITATOR)
    let away = false
    const shared = memoryStore(texts, beats)
    const late = tampered(shared, async (append) => {
      if (!away) {
        // it lands, unheard, and another node writes on
        await append()
        await clock.advance(SECOND / 10)
        await send(here, participant('ann'), { type: 'room.join' })
        away = true
        throw new OutcomeUnknown('no answer')
      }
      await append()
    })
    const read: Log['read'] = (...args) =>
      away ? Promise.reject(new Error('away')) : shared.log.read(...args)
    const there = await start({ ...late, log: { ...late.log, read } }).find(here.room.code)
    let answer: unknown = null
    const asked = there?.room.submit(ask).then((outcome) => {
      answer = outcome
    })
    await clock.advance(5 * SECOND)
    expect(answer).toBeNull()
    away = false
    await clock.advance(2 * SECOND)
    await asked
    expect(answer).toHaveProperty('seq')
    expect(texts.get(here.room.stream)?.filter((line) => line.includes('tab-one'))).toHaveLength(1)
  })

  test('[CLU5] stays unsaid when the room is closed meanwhile', async () => {
    const { start, texts, beats, clock } = world()
    let away = false
    const store = tampered(memoryStore(texts, beats), async (append) => {
      if (away) throw new OutcomeUnknown('no answer')
      await append()
    })
    const found = await start(store).open(scenario, FACILITATOR)
    away = true
    const asked = found.room.submit(ask)
    const outcome = found.room.outcome(ask.id)
    await clock.advance(SECOND / 2)
    found.room.close()
    await clock.advance(SECOND)
    expect(await asked).toBe('unknown')
    expect(await outcome).toBeNull()
  })
})

describe('a log that is not what it was', () => {
  async function rewritten(change: (lines: string[]) => string[]) {
    const here = world()
    const rooms = here.start()
    const found = await liveRoomIn(rooms)
    const { stream, code } = found.room
    here.texts.set(stream, change(here.texts.get(stream) ?? []))
    return { ...here, rooms, found, code, lines: here.texts.get(stream) ?? [] }
  }

  test('[CLU4] that lost its end: the next command shows it, and the room goes on from what is left', async () => {
    const { rooms, found, code, lines, reports } = await rewritten((all) => all.slice(0, -2))
    expect(await send(found, FACILITATOR, { type: 'facilitator.note', text: 'x' })).toBe('unknown')
    expect(reports.filter((text) => text.startsWith('error: the room is opened again'))).toHaveLength(1)
    const again = await rooms.find(code)
    if (!again) throw new Error('not opened again')
    expect(again.room.last.seq).toBe(lines.length - 1)
    expect(again.room.damage).toBeNull()
    expect(await send(again, FACILITATOR, { type: 'facilitator.note', text: 'x' })).toEqual({
      seq: lines.length,
    })
  })

  test('[CLU4] that was removed is no room any more', async () => {
    const { rooms, found, code } = await rewritten(() => [])
    await send(found, FACILITATOR, { type: 'facilitator.note', text: 'x' })
    expect(await rooms.find(code)).toBeNull()
  })

  test('[CLU4] whose records are needed and not there any more is noticed by that too', async () => {
    const here = world()
    const found = await liveRoomIn(here.start())
    const rooms = here.start()
    const cold = await rooms.find(found.room.code)
    here.texts.set(found.room.stream, (here.texts.get(found.room.stream) ?? []).slice(0, -2))
    await expect(cold?.room.withRecords(-1, () => {})).rejects.toThrow()
    expect((await rooms.find(found.room.code))?.room.last.seq).toBe(found.room.last.seq - 2)
  })
})

describe('the timer', () => {
  test('[RM7] wakes the room at the very moment at which something is due', async () => {
    const { start, clock } = world()
    const found = await liveRoomIn(start())
    const { anchor } = factOf(await recordsOf(found), 'clock.changed').fact
    await clock.advance(15 * MINUTE)
    const { fact, wall } = factOf(await recordsOf(found), 'poll.limitPassed')
    expect({ at: fact.at, wall }).toEqual({ at: 5 * MINUTE, wall: anchor.wall + 5 * MINUTE })
  })

  test('[RM7] arms one native timer a room, and none when nothing is due', async () => {
    const { start, clock } = world()
    const rooms = start()
    const idle = clock.timers()
    const found = await liveRoomIn(rooms)
    expect(clock.timers()).toBe(idle + 1)
    await send(found, FACILITATOR, { type: 'clock.hold', reason: '' })
    expect(clock.timers()).toBe(idle)
  })

  test('[RM8] does not write a wake-up that brought nothing', async () => {
    const { start, texts } = world()
    const found = await liveRoomIn(start())
    const length = texts.get(found.room.stream)?.length
    expect(await send(found, SYSTEM, { type: 'clock.wake' })).toEqual({ seq: found.room.last.seq })
    expect(texts.get(found.room.stream)).toHaveLength(length ?? 0)
  })

  test('[RM8] tries again a moment later when a wake-up could not be stored', async () => {
    const { start, clock, texts, beats } = world()
    let broken = false
    const store = tampered(memoryStore(texts, beats), async (append) => {
      if (broken) throw new Error('disk full')
      await append()
    })
    const found = await liveRoomIn(start(store))
    broken = true
    await clock.advance(10 * SECOND)
    expect(found.room.last.command.type).toBe('room.start')
    broken = false
    await clock.advance(SECOND)
    expect(found.room.last.command.type).toBe('clock.wake')
  })
})

describe('records', () => {
  test('[RM9] are given up to the very moment, from memory or from the log', async () => {
    const { start } = world()
    const found = await start().open(scenario, FACILITATOR)
    for (let i = 0; i < 100; i += 1)
      await send(found, FACILITATOR, { type: 'facilitator.note', text: `${i}` })
    for (const seq of [-1, 0, 50, 99, 100]) {
      const busy = send(found, FACILITATOR, { type: 'facilitator.note', text: 'meanwhile' })
      await found.room.withRecords(seq, (records) => {
        expect(records.map((record) => record.seq)).toEqual(
          Array.from({ length: found.room.last.seq - seq }, (_, i) => seq + 1 + i),
        )
      })
      await busy
    }
    expect(verify(await recordsOf(found)).fault).toBeNull()
  })
})
