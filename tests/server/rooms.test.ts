import { describe, expect, test } from 'vitest'
import { hashAfter, seal } from '#server/chain.ts'
import { stateOf } from '#server/engine/legal.ts'
import type { Found } from '#server/rooms.ts'
import type { Store } from '#server/store/log.ts'
import { memoryStore } from '#server/store/memoryLog.ts'
import { RoomCode } from '#shared/ids.ts'
import type { LogRecord } from '#shared/record.ts'
import { MINUTE, SECOND, simAt } from '#shared/time.ts'
import {
  FACILITATOR,
  liveRoomIn,
  participant,
  recordsOf,
  scenario,
  send,
  type World,
  world,
} from '../support/room.ts'

/** As after signal 9: nothing is closed, nothing is said; another process starts on the same disk. */
async function killAndStart(from: World, awayMs: number) {
  from.clock.die()
  from.clock.jump(awayMs)
  const rooms = from.start()
  await rooms.recover()
  return rooms
}

function rewrite(
  { texts }: World,
  stream: string,
  seq: number,
  change: (record: LogRecord) => unknown,
): void {
  const lines = texts.get(stream) ?? []
  const changed = change(JSON.parse(lines[seq] ?? ''))
  lines[seq] = typeof changed === 'string' ? changed : JSON.stringify(changed)
}

describe('opening and finding', () => {
  test('[RM10] a room gets a code of six characters that is free', async () => {
    const { start } = world()
    const rooms = start()
    const opened = await Promise.all(Array.from({ length: 20 }, () => rooms.open(scenario, FACILITATOR)))
    const codes = opened.map(({ room }) => room.code)
    expect(new Set(codes).size).toBe(20)
    for (const code of codes) expect(RoomCode.safeParse(code).success).toBe(true)
  })

  test.each(['AAAAAA', '', 'K7M4Q', '../room', 'k7m4qx', '__proto__'])(
    '[RM10] the code %j is no room',
    async (code) => {
      expect(await world().start().find(code)).toBeNull()
    },
  )

  test('[RM11] a room found by another process stands as it stood', async () => {
    const here = world()
    const found = await liveRoomIn(here.start())
    await here.clock.advance(MINUTE)
    await found.room.settled()
    const again = await here.start().find(found.room.code)
    expect(again?.room.state).toEqual(found.room.state)
    expect(again?.room.last).toEqual(found.room.last)
    expect(again?.room.damage).toBeNull()
  })

  test('[RM11] the list tells of every room, loaded or not, the newest first', async () => {
    const here = world()
    const first = await here.start().open(scenario, FACILITATOR)
    await here.clock.advance(SECOND)
    const rooms = here.start()
    const second = await liveRoomIn(rooms)
    expect(await rooms.list()).toEqual([
      expect.objectContaining({ code: second.room.code, state: 'live', people: 2, scenario: 'small' }),
      expect.objectContaining({ code: first.room.code, state: 'lobby', people: 0, title: 'Small day' }),
    ])
  })

  test('[RM12] a room that nobody looks at leaves memory, and comes back when asked for', async () => {
    const { start, clock } = world()
    const rooms = start()
    const quiet = await rooms.open(scenario, FACILITATOR)
    const watched = await rooms.open(scenario, FACILITATOR)
    const stop = watched.room.listen({ heard() {} })
    await clock.advance(12 * MINUTE)
    expect((await rooms.find(watched.room.code))?.room).toBe(watched.room)
    const again = await rooms.find(quiet.room.code)
    expect(again?.room).not.toBe(quiet.room)
    expect(again?.room.state).toEqual(quiet.room.state)
    stop()
  })
})

describe('after a crash', () => {
  test('[RM13] nothing that was acknowledged is lost', async () => {
    const here = world()
    const found = await liveRoomIn(here.start())
    const before = await recordsOf(found)
    const rooms = await killAndStart(here, 3 * SECOND)
    const again = await rooms.find(found.room.code)
    if (!again) throw new Error('lost')
    expect((await recordsOf(again)).slice(0, before.length)).toEqual(before)
  })

  test('[RM14] of less than ten seconds the clock never stopped', async () => {
    const here = world()
    const found = await liveRoomIn(here.start())
    await here.clock.advance(10 * MINUTE)
    const anchor = found.room.state.world.clock
    const rooms = await killAndStart(here, 7 * SECOND)
    const again = await rooms.find(found.room.code)
    expect(again?.room.state.world.clock).toEqual(anchor)
    expect(again?.room.state.world.held).toBe(false)
  })

  test.each(['its turn', 'somebody who joins'])(
    '[RM14] a room that waits for %s while others are loaded was away until the server was back, no longer',
    async (waits) => {
      const here = world()
      const before = here.start()
      const all: Found[] = []
      for (let n = 0; n < 20; n += 1) all.push(await liveRoomIn(before))
      await here.clock.advance(10 * MINUTE)
      const running = all.map(({ room }) => room.state.world.clock)
      here.clock.die()
      here.clock.jump(5 * SECOND)
      const store = memoryStore(here.texts, here.beats)
      const last = all.at(-1)?.room.code ?? ''
      let joins = waits === 'somebody who joins'
      let joined: Promise<unknown> | null = null
      const slow: Store = {
        ...store,
        checkpoints: {
          ...store.checkpoints,
          async last(stream) {
            here.clock.jump(SECOND)
            if (joins) {
              joins = false
              joined = rooms.find(last)
            }
            return store.checkpoints.last(stream)
          },
        },
      }
      const rooms = here.start(slow)
      await rooms.recover()
      await joined
      const found = await Promise.all(all.map(({ room }) => rooms.find(room.code)))
      expect(found.map((one) => one?.room.state.world.held)).toEqual(all.map(() => false))
      expect(found.map((one) => one?.room.state.world.clock)).toEqual(running)
    },
  )

  test('[RM15] of longer the room is held where it was last served', async () => {
    const here = world()
    const rooms = here.start()
    const found = await liveRoomIn(rooms)
    await here.clock.advance(MINUTE)
    const anchor = found.room.state.world.clock
    const served = Math.max(here.beats.get(found.room.stream) ?? 0, found.room.last.wall)
    const again = await (await killAndStart(here, 3600 * SECOND)).find(found.room.code)
    const { last, state } = again?.room ?? {}
    expect(last).toMatchObject({ command: { type: 'room.freeze' }, wall: served })
    expect(state?.world).toMatchObject({ held: true, clock: { sim: simAt(anchor, served), running: false } })
    expect(here.clock.now() - served).toBeGreaterThanOrEqual(3600 * SECOND)
  })

  test('[RM15] its timers wait until it is known whether it is held', async () => {
    const here = world()
    const found = await liveRoomIn(here.start())
    here.clock.die()
    here.clock.jump(3600 * SECOND)
    const store = memoryStore(here.texts, here.beats)
    const slow: Store = {
      ...store,
      heartbeats: {
        ...store.heartbeats,
        async last() {
          await here.clock.advance(0)
          return store.heartbeats.last()
        },
      },
    }
    const again = await here.start(slow).find(found.room.code)
    expect(again?.room.last.command).toEqual({ type: 'room.freeze' })
    expect(again?.room.state.world.held).toBe(true)
  })

  test('[RM15] a room that was held already is only opened again', async () => {
    const here = world()
    const found = await liveRoomIn(here.start())
    await send(found, FACILITATOR, { type: 'clock.hold', reason: 'Lunch' })
    await here.clock.advance(4 * SECOND)
    const again = await (await killAndStart(here, 3600 * SECOND)).find(found.room.code)
    expect(again?.room.last).toEqual(found.room.last)
  })

  test('[RM15] a hold that was to end meanwhile does not let the clock run on without anybody', async () => {
    const here = world()
    const found = await liveRoomIn(here.start())
    const gate = Object.keys(scenario.gates)[0] ?? ''
    await here.clock.advance(4 * SECOND)
    await send(found, FACILITATOR, { type: 'poll.close', gate })
    await send(found, FACILITATOR, { type: 'poll.decide', gate, call: 'hold', reason: 'Wait', minutes: 5 })
    await here.clock.advance(MINUTE)
    const { sim, running } = found.room.state.world.clock
    expect(running).toBe(false)
    const again = await (await killAndStart(here, 3600 * SECOND)).find(found.room.code)
    expect(again?.room.last.command).toEqual({ type: 'room.freeze' })
    expect(again?.room.state.world).toMatchObject({ held: true, clock: { sim, running: false } })
  })

  test('[RM16] running rooms are loaded without being asked for, others are not', async () => {
    const here = world()
    const rooms = here.start()
    const running = await liveRoomIn(rooms)
    await rooms.open(scenario, FACILITATOR)
    await here.clock.advance(4 * SECOND)
    expect([...here.beats.keys()]).toEqual([running.room.stream])
    await killAndStart(here, 5 * SECOND)
    const written = here.texts.get(running.room.stream)?.length ?? 0
    await here.clock.advance(20 * MINUTE)
    expect(here.texts.get(running.room.stream)?.length).toBeGreaterThan(written)
  })

  test('[RM16] a room that ended leaves no heartbeat', async () => {
    const here = world()
    const found = await liveRoomIn(here.start())
    await here.clock.advance(4 * SECOND)
    await send(found, FACILITATOR, { type: 'room.end', reason: '' })
    await here.clock.advance(4 * SECOND)
    expect(here.beats.size).toBe(0)
    expect(stateOf(found.room.state)).toBe('debrief')
  })
})

describe('a damaged log', () => {
  test.each<[string, (record: LogRecord) => unknown, RegExp]>([
    ['torn', () => '{"v":1,"seq":3', /Record 3 .* is damaged: it is not a record/],
    ['changed', (record) => ({ ...record, wall: record.wall + 1 }), /Record 3 .* damaged: its hash is wrong/],
  ])('[RM17] that is %s opens read-only up to the last good record, and says so', async (_, change, says) => {
    const here = world()
    const found = await liveRoomIn(here.start())
    rewrite(here, found.room.stream, 3, change)
    const again = await here.start().find(found.room.code)
    expect(again?.room.damage).toMatch(says)
    expect(again?.room.last.seq).toBe(2)
    expect(here.reports.at(-1)).toMatch(/^warn: opened read-only/)
    if (!again) throw new Error('not found')
    expect(await send(again, participant('cay'), { type: 'room.join' })).toMatchObject({
      refusal: 'room.readOnly',
    })
    expect(await recordsOf(again)).toHaveLength(3)
  })

  test('[RM18] whose facts are not what its inputs give opens read-only', async () => {
    const here = world()
    const found = await liveRoomIn(here.start())
    const [first, second] = (here.texts.get(found.room.stream) ?? []).map(
      (text): LogRecord => JSON.parse(text),
    )
    if (!first || !second) throw new Error('no records')
    const { seq: _, digest: __, hash: ___, ...rest } = second
    rewrite(here, found.room.stream, 1, () => seal(first, { ...rest, facts: [] }))
    const again = await here.start().find(found.room.code)
    expect(again?.room.damage).toMatch(/Record 1 .* gives other facts/)
    expect(again?.room.last.seq).toBe(0)
  })

  test('[RM18] of newer rules opens read-only', async () => {
    const here = world()
    const found = await here.start().open(scenario, FACILITATOR)
    rewrite(here, found.room.stream, 0, (record) => {
      const changed = { ...record, command: { ...record.command, rules: 99 } }
      return { ...changed, hash: hashAfter('', changed) }
    })
    const again = await here.start().find(found.room.code)
    expect(again?.room.damage).toMatch(/another version/)
  })

  test('[RM17] without a good first record is no room, and told about', async () => {
    const here = world()
    const found = await here.start().open(scenario, FACILITATOR)
    rewrite(here, found.room.stream, 0, () => 'nothing')
    const rooms = here.start()
    expect(await rooms.find(found.room.code)).toBeNull()
    expect(await rooms.list()).toEqual([])
    expect(here.reports[0]).toMatch(/^error: the log cannot be read/)
  })
})

describe('names', () => {
  test('[RM19] stand beside the log and outlive the process', async () => {
    const here = world()
    const found = await here.start().open(scenario, FACILITATOR)
    await found.names.set('ann', 'Ann', here.clock.now())
    await found.names.set('ann', 'Anna', here.clock.now())
    await send(found, participant('ann'), { type: 'room.join' })
    const again = await here.start().find(found.room.code)
    expect(again?.names.all()).toEqual({ ann: 'Anna' })
    expect(JSON.stringify(here.texts.get(found.room.stream))).not.toContain('Anna')
  })

  test('[RM19] given on two nodes at once both stay', async () => {
    const here = world()
    const one = await here.start().open(scenario, FACILITATOR)
    const other = await here.start().find(one.room.code)
    await Promise.all([one.names.set('ann', 'Ann', 1), other?.names.set('bob', 'Bob', 1)])
    const again = await here.start().find(one.room.code)
    expect(again?.names.all()).toEqual({ ann: 'Ann', bob: 'Bob' })
  })
})
