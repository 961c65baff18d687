import { expect, test } from 'vitest'
import { verify } from '#server/chain.ts'
import type { Found } from '#server/rooms.ts'
import { memoryStore } from '#server/store/memoryLog.ts'
import type { Command } from '#shared/command.ts'
import { FACILITATOR, liveRoomIn, participant, recordsOf, world } from '../support/room.ts'

const note: Command = { type: 'facilitator.note', text: 'sent before the break' }
const id = { session: 'a-tab-of-mine', n: 7 }
const ask = { by: FACILITATOR, id, command: note }

/** A room on two nodes. */
async function twice(): Promise<[Found, Found]> {
  const it = world()
  const store = memoryStore(it.texts, it.beats)
  const here = await liveRoomIn(it.start(store))
  const there = await it.start(store).find(here.room.code)
  if (!there) throw new Error('the other node has no such room')
  return [here, there]
}

const notesIn = async (found: Found) =>
  (await recordsOf(found)).flatMap(({ facts }) => facts.filter(({ type }) => type === 'facilitator.noted'))

test('[FT19] what was said not to have arrived cannot arrive later, on whichever node', async () => {
  const [here, there] = await twice()
  expect(await there.room.outcome(id)).toMatchObject({ applied: false })
  for (const { room } of [here, there]) {
    expect(await room.submit(ask)).toMatchObject({ refusal: 'room.busy' })
    expect(await room.outcome(id)).toMatchObject({ applied: false })
  }
  expect(await notesIn(here)).toEqual([])
  expect(await here.room.submit({ ...ask, id: { ...id, n: 8 } })).toHaveProperty('seq')
  expect(await there.room.outcome({ ...id, n: 8 })).toMatchObject({ applied: true })
  expect(await notesIn(here)).toHaveLength(1)
  expect(verify(await recordsOf(here)).fault).toBeNull()
})

test('[FT19] a question and a late command at the same moment get one answer', async () => {
  const [here, there] = await twice()
  const [late, told] = await Promise.all([here.room.submit(ask), there.room.outcome(id)])
  expect('seq' in (late as object)).toBe(told?.applied)
  expect(await notesIn(here)).toHaveLength(told?.applied ? 1 : 0)
})

test('[FT20] who joined on one node is in the room on every other, though it has not heard of it yet', async () => {
  const it = world()
  const store = memoryStore(it.texts, it.beats)
  const here = await liveRoomIn(it.start(store))
  const deaf = { ...store, log: { ...store.log, follow: () => () => {} } }
  const there = await it.start(deaf).find(here.room.code)
  await here.room.submit({ by: participant('new'), id: null, command: { type: 'room.join' } })
  expect(there?.room.state.room.people).not.toHaveProperty('new')
  await there?.room.refresh()
  expect(there?.room.state.room.people).toHaveProperty('new')
})
