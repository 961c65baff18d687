/**
 * Every command by every kind of seat in every state, over real sockets. What is allowed goes as far as the store, which
 * takes nothing: so everything is asked of the very same room.
 */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { LEGAL, stateOf } from '#server/engine/legal.ts'
import { memoryStore } from '#server/store/memoryLog.ts'
import type { CommandType } from '#shared/command.ts'
import { settableClock } from '../support/clock.ts'
import { EXAMPLES } from '../support/examples.ts'
import { startServer, type Tab, type TestServer } from '../support/memoryServer.ts'

vi.setConfig({ testTimeout: 60_000 })

let server: TestServer
afterEach(() => server?.close())

const STATES = ['lobby', 'briefing', 'live', 'held', 'debrief'] as const
type Stage = (typeof STATES)[number]
/** The commands that bring a room there. */
const WAY: Record<Stage, { type: string; reason?: string }[]> = {
  lobby: [],
  briefing: [{ type: 'room.brief' }],
  live: [{ type: 'room.brief' }, { type: 'room.start' }],
  held: [{ type: 'room.brief' }, { type: 'room.start' }, { type: 'clock.hold', reason: '' }],
  debrief: [{ type: 'room.brief' }, { type: 'room.start' }, { type: 'room.end', reason: '' }],
}
/** What only who and when say no with. */
const BY_TABLE = [
  'command.facilitatorOnly',
  'command.notYours',
  'room.notNow',
  'seat.none',
  'seat.unknownPerson',
]
/** The holder covers the empty role as well. */
type Kind = 'facilitator' | 'holder' | 'second' | 'former' | 'standing' | 'screen'

async function staged(state: Stage) {
  const clock = settableClock()
  const store = memoryStore()
  let full = false
  const log = {
    ...store.log,
    append: (...args: Parameters<typeof store.log.append>) =>
      full ? Promise.reject(new Error('full')) : store.log.append(...args),
  }
  server = await startServer({ clock, store: { ...store, log } })
  const { code, facilitator } = await server.openRoom()
  const desk = facilitator.open(code, 'facilitator')
  await desk.until('view')
  const member = async (name: string) => {
    const browser = server.browser()
    const person = await browser.join(code, name)
    const tab = browser.open(code, 'participant')
    await tab.until('view')
    return { tab, person }
  }
  const seated = async (name: string, role: string) => {
    const one = await member(name)
    expect(await one.tab.ask({ type: 'seat.take', role } as never)).toHaveProperty('seq')
    return one
  }
  const former = await seated('Fay', 'lead')
  expect(await desk.ask({ type: 'seat.free', person: former.person })).toHaveProperty('seq')
  const tabs: Record<Kind, Tab> = {
    facilitator: desk,
    holder: (await seated('Olu', 'ops')).tab,
    second: (await seated('Sam', 'ops')).tab,
    former: former.tab,
    standing: (await member('Ida')).tab,
    screen: server.browser().open(code, 'screen', { key: await server.auth.screenKey(code) }),
  }
  await desk.ask({ type: 'role.cover', role: 'lead', by: 'ops' })
  for (const command of WAY[state]) expect(await desk.ask(command)).toHaveProperty('seq')
  await tabs.screen.until('view')
  await clock.advance(4000)
  full = true
  const room = (await server.app.rooms.find(code))?.room
  if (!room) throw new Error('no room')
  return { room, tabs, clock, code }
}

/** What a kind of seat is in the words of the table. */
const IS: Record<Exclude<Kind, 'screen'>, string[]> = {
  facilitator: ['facilitator'],
  holder: ['participant', 'seated'],
  second: ['participant', 'seated'],
  former: ['participant'],
  standing: ['participant'],
}

describe.each(STATES)('in the state %s', (state) => {
  test('[SY1] every seat is allowed or refused each command as the table says, over the wire', async () => {
    const { room, tabs, clock } = await staged(state)
    const before = JSON.stringify(room.state)
    const now = stateOf(room.state)
    for (const command of Object.values(EXAMPLES)) {
      // Time for everybody's allowance, and for nothing else.
      clock.jump(100)
      for (const [kind, tab] of Object.entries(tabs) as [Kind, Tab][]) {
        const answer = await tab.ask(command)
        const name = `${kind} ${command.type} in ${state}: ${JSON.stringify(answer)}`
        // Nothing is ever stored.
        if (!('refusal' in answer)) throw new Error(name)
        const { refusal } = answer
        if (refusal === 'room.tooFast') throw new Error(name)
        if (kind === 'screen' || command.type === 'room.join') {
          expect(refusal, name).toBe('command.notYours')
          continue
        }
        const { who, when, held } = LEGAL[command.type as CommandType]
        const may = IS[kind].some((is) => (who as readonly string[]).includes(is))
        const isTime = (when as readonly string[]).includes(now)
        if (!may || !isTime) expect(BY_TABLE, name).toContain(refusal)
        else if (state === 'held' && held === 'no') expect(refusal, name).toBe('clock.held')
        else
          expect(
            ['room.notNow', 'command.facilitatorOnly', 'clock.held'].filter((one) => one === refusal),
            name,
          ).toEqual([])
      }
    }
    expect(JSON.stringify(room.state)).toBe(before)
  })
})

test('[SY1] a rival team, a stranger and who is not let in any more have no connection to ask on', async () => {
  const { code, tabs } = await staged('live')
  const other = await server.app.rooms.find(code)
  expect(other).not.toBeNull()
  const rival = server.browser()
  rival.cookies.set('lr_ZZZZZZ', await server.auth.seatToken('ZZZZZZ', 'eve'))
  rival.cookies.set(`lr_${code}`, await server.auth.seatToken('ZZZZZZ', 'eve'))
  const erased = server.browser()
  erased.cookies.set(`lr_${code}`, await server.auth.seatToken(code, 'gone'))
  expect(await rival.open(code, 'participant').until('gone')).toBe('not-signed-in')
  expect(await server.browser().open(code, 'facilitator').until('gone')).toBe('not-signed-in')
  expect(await erased.open(code, 'participant').until('gone')).toBe('removed')
  expect(tabs.facilitator.of('gone')).toEqual([])
})
