import { afterEach, describe, expect, test, vi } from 'vitest'
import { createApp } from '#server/app.ts'
import { createAuth } from '#server/auth.ts'
import { memoryKeys } from '#server/keys.ts'
import { memoryStore } from '#server/store/memoryLog.ts'
import type { Command } from '#shared/command.ts'
import type { Fact } from '#shared/fact.ts'
import type { FactsFrame } from '#shared/protocol.ts'
import { SECOND } from '#shared/time.ts'
import { applyAll, type View } from '#shared/view.ts'
import { type SettableClock, settableClock } from '../support/clock.ts'
import { type Browser, startServer, type Tab, type TestServer } from '../support/memoryServer.ts'

// Real sockets on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 })

let server: TestServer
afterEach(() => server?.close())

/** A room with a facilitator's tab and one tab a person, each in a seat if a role is given. */
async function roomWith(
  roles: Record<string, string | null>,
  options: Parameters<typeof startServer>[0] = {},
) {
  server = await startServer(options)
  const { code, facilitator } = await server.openRoom()
  const desk = facilitator.open(code, 'facilitator')
  await desk.until('view')
  const people: Record<string, { browser: Browser; tab: Tab; person: string }> = {}
  for (const [name, role] of Object.entries(roles)) {
    const browser = server.browser()
    const person = await browser.join(code, name)
    const tab = browser.open(code, 'participant')
    await tab.until('view')
    if (role) expect(await tab.ask({ type: 'seat.take', role })).toHaveProperty('seq')
    if (role) await tab.until('view', ({ you }) => you.roles.includes(role))
    people[name] = { browser, tab, person }
  }
  const start = async () => {
    await desk.ask({ type: 'room.brief' })
    await desk.ask({ type: 'room.start' })
    for (const { tab } of Object.values(people)) await tab.untilFact('room.started')
  }
  const one = (name: string) => people[name] as { browser: Browser; tab: Tab; person: string }
  return { code, facilitator, desk, one, start }
}

const note = (text: string): Command => ({ type: 'facilitator.note', text })
const say = (text: string): Command => ({ type: 'facilitator.say', text })

/** What a client makes of its frames, with the check that nothing is missing in between. */
function folded(tab: Tab, from = 0): View {
  const frames = tab.frames.slice(from)
  let view: View | null = null
  for (const { event, data } of frames) {
    if (event === 'view') view = data.view
    if (event !== 'facts') continue
    const frame = data as FactsFrame
    expect(frame.after).toBe(view?.seq)
    if (view)
      view = { ...applyAll(view, frame.facts, { seq: frame.upTo, wall: frame.wall }), seq: frame.upTo }
  }
  if (!view) throw new Error('no view')
  return view
}

/** What a client says it knows when it comes back. */
function known(tab: Tab): { seq: number; tag: string | null } {
  const last = tab.frames.filter(({ event }) => event === 'view' || event === 'facts').at(-1)
  return { seq: folded(tab).seq, tag: last?.data.tag ?? null }
}

describe('the handshake', () => {
  test('[WI1] of another protocol, or that is none, ends with old-client', async () => {
    const { code, facilitator } = await roomWith({})
    for (const wrong of [{ protocol: 0 }, { session: 'x' }, { key: 7 as unknown as string }]) {
      const tab = facilitator.open(code, 'facilitator', wrong)
      expect(await tab.until('gone')).toBe('old-client')
      await tab.until('disconnect')
    }
  })

  test('[AC1] without the right cookie or key ends with not-signed-in', async () => {
    const { code, facilitator } = await roomWith({ Noor: 'ops' })
    const stranger = server.browser()
    for (const as of ['facilitator', 'participant', 'screen'] as const) {
      expect(await stranger.open(code, as).until('gone')).toBe('not-signed-in')
    }
    expect(await facilitator.open(code, 'participant').until('gone')).toBe('not-signed-in')
    const seat = [...(await server.auth.seatToken(code, 'ann'))].reverse().join('')
    expect(await stranger.open(code, 'screen', { key: seat }).until('gone')).toBe('not-signed-in')
  })

  test('[AC1] a token for one thing opens no other', async () => {
    const { code } = await roomWith({})
    const { auth } = server
    const stranger = server.browser()
    const seat = await auth.seatToken(code, 'ann')
    stranger.cookies.set('lr_facilitator', seat)
    stranger.cookies.set(`lr_${code}`, await auth.facilitatorToken('fac'))
    expect(await stranger.open(code, 'facilitator').until('gone')).toBe('not-signed-in')
    expect(await stranger.open(code, 'participant').until('gone')).toBe('not-signed-in')
    expect(await stranger.open(code, 'screen', { key: seat }).until('gone')).toBe('not-signed-in')
    expect(await auth.isSignInToken(seat)).toBe(false)
    expect(await auth.personOf('ZZZZZZ', seat)).toBeNull()
  })

  test('[AC2] an unknown code ends with unknown-room, and after many tries with nothing', async () => {
    const { facilitator, code } = await roomWith({})
    for (let i = 0; i < 20; i += 1) {
      expect(await facilitator.open('ZZZZZZ', 'facilitator').until('gone')).toBe('unknown-room')
    }
    const late = facilitator.open(code, 'facilitator')
    await late.until('disconnect')
    expect(late.of('hello')).toEqual([])
    expect((await server.browser().get(`/api/rooms/${code}`)).status).toBe(429)
  })

  test('[AC3] from a page of another site is refused', async () => {
    const { code, facilitator } = await roomWith({})
    facilitator.cookies.set('x', 'y')
    const { io } = await import('socket.io-client')
    const socket = io(server.url, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: { cookie: facilitator.cookieHeader(), origin: 'https://evil.example' },
      auth: { code },
    })
    await new Promise((refused) => socket.on('connect_error', refused))
    expect(socket.connected).toBe(false)
  })
})

describe('a command', () => {
  test('[WI2] is acknowledged with the record it became, after its facts', async () => {
    const { desk } = await roomWith({})
    const ack = await desk.ask(say('hello'))
    const frame = desk.of('facts').at(-1)
    expect(ack).toEqual({ seq: frame?.upTo })
    expect(frame?.facts).toMatchObject([{ type: 'facilitator.said', text: 'hello' }])
  })

  test.each<[string, unknown, string]>([
    ['nothing', null, 'command.invalid'],
    ['an unknown one', { type: 'room.destroy' }, 'command.invalid'],
    ['one with a key too many', { type: 'room.brief', force: true }, 'command.invalid'],
    ['one that is too long', { type: 'facilitator.say', text: 'x'.repeat(3000) }, 'command.invalid'],
    ['one with a prototype', JSON.parse('{"type":"room.brief","__proto__":{"a":1}}'), 'command.invalid'],
    ['the clock', { type: 'clock.wake' }, 'command.notYours'],
    ['a freeze', { type: 'room.freeze' }, 'command.notYours'],
    ['an absence', { type: 'facilitator.leave' }, 'command.notYours'],
    ['what is not its turn', { type: 'room.start' }, 'room.notNow'],
  ])('[WI3] %s is refused with a sentence', async (_, command, refusal) => {
    const { desk } = await roomWith({})
    expect(await desk.ask(command as Command)).toMatchObject({
      refusal,
      message: expect.stringMatching(/\.$/),
    })
    expect(desk.of('facts')).toEqual([])
  })

  test('[WI3] of another session is refused', async () => {
    const { desk, one } = await roomWith({ Noor: null })
    const id = { session: desk.session, n: 1 }
    const ack = await one('Noor').tab.socket.emitWithAck('command', { id, command: { type: 'seat.leave' } })
    expect(ack).toMatchObject({ refusal: 'command.invalid' })
  })

  test('[WI3] to join again is refused: joining gives a cookie', async () => {
    const { one } = await roomWith({ Noor: null })
    expect(await one('Noor').tab.ask({ type: 'room.join' })).toMatchObject({ refusal: 'command.notYours' })
  })

  test('[WI3] a room screen may ask for nothing', async () => {
    const { code } = await roomWith({})
    const screen = server.browser().open(code, 'screen', { key: await server.auth.screenKey(code) })
    await screen.until('view')
    expect(await screen.ask({ type: 'room.brief' })).toMatchObject({ refusal: 'command.notYours' })
  })

  test('[WI4] with the same id is carried out once', async () => {
    const { desk } = await roomWith({})
    const first = await desk.ask(say('once'), 1)
    expect(await desk.ask(say('once'), 1)).toEqual(first)
    expect(folded(desk).said).toHaveLength(1)
  })

  test('[WI4] sent before a break can be asked about after it', async () => {
    const { code, desk, facilitator } = await roomWith({})
    await desk.ask(say('one'), 1)
    desk.close()
    const again = facilitator.open(code, 'facilitator', { session: desk.session })
    await again.until('hello')
    const id = (n: number) => ({ session: desk.session, n })
    expect(await again.socket.emitWithAck('outcome', id(1))).toMatchObject({ applied: true })
    expect(await again.socket.emitWithAck('outcome', id(2))).toMatchObject({ applied: false })
  })

  test('[WI5] too many at once are refused until time has passed', async () => {
    const clock = settableClock()
    const { desk } = await roomWith({}, { clock })
    const acks = await Promise.all(Array.from({ length: 60 }, (_, i) => desk.ask(note(`${i}`))))
    expect(acks.filter((ack) => 'refusal' in ack && ack.refusal === 'room.tooFast')).toHaveLength(20)
    await clock.advance(SECOND)
    expect(await desk.ask(note('later'))).toHaveProperty('seq')
  })

  test('[WI6] can be tried on a copy by facilitators only', async () => {
    const { desk, one } = await roomWith({ Noor: 'ops' })
    const preview = (tab: Tab, command: unknown) => tab.socket.emitWithAck('preview', command)
    expect(await preview(desk, { type: 'room.brief' })).toMatchObject({ facts: [{ type: 'room.briefed' }] })
    expect(await preview(desk, { type: 'room.start' })).toMatchObject({ refusal: 'room.notNow' })
    expect(await preview(one('Noor').tab, { type: 'seat.leave' })).toMatchObject({
      refusal: 'command.facilitatorOnly',
    })
    expect(folded(desk).state).toBe('lobby')
  })
})

describe('joining', () => {
  test('[WI7] brings a view of everything so far, and then what comes, without a gap', async () => {
    const { code, desk, one, start } = await roomWith({ Noor: 'ops', Lea: 'lead' })
    await start()
    await desk.ask(say('to all'))
    const late = server.browser()
    await late.join(code, 'Late')
    await desk.ask(note('private'))
    const tab = late.open(code, 'participant')
    await tab.until('view')
    await desk.ask(note('private'))
    const later = late.open(code, 'participant')
    await later.until('view')
    await desk.ask(say('again'))
    await Promise.all(
      [later, one('Noor').tab, one('Lea').tab].map((each) => each.until('facts', (f) => saysAgain(f))),
    )
    for (const each of [desk, later, one('Noor').tab, one('Lea').tab]) {
      expect(folded(each)).toMatchObject({ state: 'live', said: [{ text: 'to all' }, { text: 'again' }] })
    }
    expect(folded(desk).notes).toHaveLength(2)
    expect(folded(later).notes).toHaveLength(0)
  })

  test('[WI15] while the room is opened afresh leads to the fresh one', async () => {
    const auth = createAuth(memoryKeys())
    const door = { open: Promise.resolve(), reached: () => {} }
    server = await startServer({
      auth: {
        ...auth,
        async facilitatorOf(cookie) {
          door.reached()
          await door.open
          return auth.facilitatorOf(cookie)
        },
      },
    })
    const { code } = await server.openRoom()
    const facilitator = server.browser()
    await facilitator.post('/api/signin', { token: await auth.signInToken() })
    let letIn = () => {}
    const reached = new Promise<void>((done) => {
      door.reached = done
      door.open = new Promise((go) => {
        letIn = go
      })
    })
    const early = facilitator.open(code, 'facilitator')
    await reached
    const fresh = await server.app.rooms.reload(code)
    letIn()
    await early.until('disconnect')
    const desk = facilitator.open(code, 'facilitator')
    await desk.until('view')
    await fresh?.room.submit({ by: { kind: 'facilitator', person: 'fac' }, id: null, command: note('fresh') })
    await desk.untilFact('facilitator.noted')
    expect(early.of('view')).toHaveLength(0)
  })

  test('[WI8] again brings only what was missed', async () => {
    const { code, desk, one, start } = await roomWith({ Noor: 'ops' })
    await start()
    const { tab, browser } = one('Noor')
    const before = folded(tab)
    tab.close()
    await desk.until('facts')
    await desk.ask(note('not for Noor'))
    await desk.ask(say('missed'))
    await desk.ask(note('not for Noor'))
    const back = browser.open(code, 'participant', { session: tab.session, ...known(tab) })
    const frame = await back.untilFact('facilitator.said')
    expect(back.of('view')).toEqual([])
    expect(frame).toMatchObject({ after: before.seq, facts: [{ text: 'missed' }] })
    await desk.ask(say('and on'))
    await back.until('facts', ({ facts }) =>
      facts.some((fact: Fact) => 'text' in fact && fact.text === 'and on'),
    )
    let seq = before.seq
    for (const { after, upTo } of back.of('facts')) {
      expect(after).toBe(seq)
      seq = upTo
    }
  })

  test('[WI8] again with nothing missed brings no facts', async () => {
    const { code, desk, facilitator } = await roomWith({})
    await desk.ask(say('one'))
    const back = facilitator.open(code, 'facilitator', { session: desk.session, ...known(desk) })
    await back.until('presence')
    expect([...back.of('view'), ...back.of('facts')]).toEqual([])
  })

  test.each([
    ['a seat was moved', async (desk: Tab, person: string) => desk.ask({ type: 'seat.free', person }), 0],
    ['the tab knows more than the log', async () => {}, 500],
  ])('[WI8] again brings a fresh view when %s', async (_, meanwhile, ahead) => {
    const { code, desk, one } = await roomWith({ Noor: 'ops' })
    const { tab, browser, person } = one('Noor')
    const { seq, tag } = known(tab)
    tab.close()
    await meanwhile(desk, person)
    const back = browser.open(code, 'participant', { session: tab.session, seq: seq + ahead, tag })
    const view = await back.until('view')
    expect(view.you).toMatchObject({ kind: 'participant', person })
    expect(view.rewritten).toBe(ahead > 0)
  })

  test('[CLU1] again with the tag of another history brings a fresh view and says so', async () => {
    const { code, desk, facilitator } = await roomWith({})
    await desk.ask(say('one'))
    const { seq, tag } = known(desk)
    await desk.ask(say('two'))
    const back = facilitator.open(code, 'facilitator', { seq, tag: `${tag?.slice(1)}x` })
    expect(await back.until('view')).toMatchObject({ rewritten: true, tag: known(desk).tag })
    expect(back.of('facts')).toEqual([])
    const fits = facilitator.open(code, 'facilitator', { seq, tag })
    await fits.until('facts')
    expect(fits.of('view')).toEqual([])
  })

  test('[CLU1] a tag is the same on every frame of a record, and gives no hash away', async () => {
    const { desk, code, one } = await roomWith({ Noor: 'ops' })
    await desk.ask(say('for all'))
    const mine = await one('Noor').tab.untilFact('facilitator.said')
    const { tag } = await desk.untilFact('facilitator.said')
    const { hash } = (await server.app.rooms.find(code))?.room.last ?? {}
    expect(mine.tag).toBe(tag)
    expect(tag).toBe(server.auth.lineageTag(hash ?? ''))
    expect(JSON.stringify([...desk.frames, ...one('Noor').tab.frames])).not.toContain(hash?.slice(0, 12))
  })

  test('[WI9] in another tab replaces the older one; the same tab coming back does not', async () => {
    const { code, one } = await roomWith({ Noor: 'ops' })
    const { tab, browser } = one('Noor')
    const same = browser.open(code, 'participant', { session: tab.session })
    await same.until('view')
    await tab.until('disconnect')
    expect(tab.of('gone')).toEqual([])
    const other = browser.open(code, 'participant')
    await other.until('view')
    expect(await same.until('gone')).toBe('replaced')
    expect(other.of('gone')).toEqual([])
  })

  test('[WI9] facilitators may have several tabs', async () => {
    const { code, desk, facilitator } = await roomWith({})
    const second = facilitator.open(code, 'facilitator')
    await second.until('view')
    await desk.ask(say('both'))
    await second.untilFact('facilitator.said')
    expect(desk.of('gone')).toEqual([])
  })

  test('[WI10] tells names and who is here', async () => {
    const { desk, one, code } = await roomWith({ Noor: 'ops' })
    const { person, tab } = one('Noor')
    expect((await desk.until('names', (names) => names[person]))[person]).toBe('Noor')
    await desk.until('presence', ({ people }) => people[person]?.online)
    tab.socket.emit('latency', 42)
    await desk.until('presence', ({ people }) => people[person]?.latencyMs === 42)
    tab.close()
    const last = await desk.until('presence', ({ people }) => people[person]?.online === false)
    expect(last).toMatchObject({ facilitators: 1, screens: 0 })
    const screen = server.browser().open(code, 'screen', { key: await server.auth.screenKey(code) })
    await screen.until('view')
    await desk.until('presence', ({ screens }) => screens === 1)
  })

  test('[WI11] a closed room ends every connection', async () => {
    const { code, desk, one, start } = await roomWith({ Noor: 'ops' })
    await start()
    await desk.ask({ type: 'room.end', reason: '' })
    await desk.ask({ type: 'room.close' })
    expect(await one('Noor').tab.until('gone')).toBe('closed')
    expect(await one('Noor').browser.open(code, 'participant').until('gone')).toBe('closed')
  })
})

const saysAgain = ({ facts }: FactsFrame) =>
  facts.some((fact) => fact.type === 'facilitator.said' && fact.text === 'again')

describe('audiences', () => {
  test('[WI12] no frame holds what its seat may not see', async () => {
    const { desk, one, start, code } = await roomWith({ Noor: 'ops', Lea: 'lead', Ida: null })
    const screen = server.browser().open(code, 'screen', { key: await server.auth.screenKey(code) })
    await screen.until('view')
    await start()
    await desk.ask({ type: 'facilitator.note', text: 'SECRET-NOTE' })
    await desk.ask({ type: 'inject.send', inject: 'leak' })
    await desk.ask({ type: 'inject.send', inject: 'hello' })
    await one('Noor').tab.ask({ type: 'evidence.open', issue: 'leak', evidence: 'log' })
    await one('Noor').tab.ask({ type: 'seat.allow', allowance: 50, person: null })
    await desk.ask(say('end'))
    const seen: Record<string, string> = {}
    const tabs = { desk, screen, Noor: one('Noor').tab, Lea: one('Lea').tab, Ida: one('Ida').tab }
    for (const [name, tab] of Object.entries(tabs)) {
      await tab.untilFact('facilitator.said')
      folded(tab)
      seen[name] = JSON.stringify(tab.frames)
    }
    const holders = (secret: string) => Object.keys(seen).filter((name) => seen[name]?.includes(secret))
    expect(holders('SECRET-NOTE')).toEqual(['desk'])
    expect(holders('SECRET-BODY-LEAK')).toEqual(['desk', 'Noor'])
    expect(holders('SECRET-BODY-HELLO')).toEqual(['desk', 'Lea'])
    expect(holders('SECRET-EVIDENCE-LOG')).toEqual(['desk', 'Noor'])
    expect(holders('SECRET-BODY-WORSE')).toEqual(['desk'])
    expect(holders('seat.allowed')).toEqual(['desk', 'Noor'])
    expect(holders('hash')).toEqual([])
  })

  test('[WI12] two in the same seat get the same frames, but for what is private', async () => {
    const { one, desk } = await roomWith({ Noor: 'ops', Sam: 'ops' })
    const { tab: noor } = one('Noor')
    const { tab: sam } = one('Sam')
    await noor.ask({ type: 'seat.allow', allowance: 50, person: null })
    await desk.ask(say('end'))
    await Promise.all([noor.untilFact('facilitator.said'), sam.untilFact('facilitator.said')])
    expect(folded(noor).people[one('Noor').person]?.allowance).toBe(50)
    expect(folded(sam).people[one('Noor').person]?.allowance).toBe(null)
    expect(folded(noor).seq).toBe(folded(sam).seq)
  })

  test('[WI17] what is stored together reaches each as if it had come one by one, seats that move and private facts too', async () => {
    const { code, desk, one, facilitator } = await roomWith({ Noor: 'ops', Sam: 'ops', Ida: null })
    const tabs = { desk, Noor: one('Noor').tab, Sam: one('Sam').tab, Ida: one('Ida').tab }
    const first = desk.of('facts').length
    await Promise.all([
      desk.ask(say('one')),
      desk.ask(note('two')),
      one('Noor').tab.ask({ type: 'seat.allow', allowance: 50, person: null }),
      desk.ask(say('three')),
      one('Ida').tab.ask({ type: 'seat.take', role: 'lead' }),
      desk.ask(note('four')),
      desk.ask(say('again')),
    ])
    const whole = facilitator.open(code, 'facilitator')
    const { view } = await whole.until('view')
    for (const [name, tab] of Object.entries(tabs)) {
      await tab.until(name === 'Ida' ? 'view' : 'facts', (data) =>
        name === 'Ida' ? data.view.seq === view.seq : saysAgain(data),
      )
      const { seq, said, people } = folded(tab)
      expect({ name, said }).toEqual({ name, said: view.said })
      expect(people[one('Ida').person]?.role).toBe('lead')
      expect(people[one('Noor').person]?.allowance ?? null).toBe(
        name === 'desk' || name === 'Noor' ? 50 : null,
      )
      if (name === 'desk') expect(seq).toBe(view.seq)
    }
    const tags = desk
      .of('facts')
      .slice(first)
      .map(({ tag }) => tag)
    expect(tags.at(-1)).toEqual(expect.any(String))
    expect(tags).toContain(null)
  })

  test('[WI13] a change of seat brings a fresh view with the new roles', async () => {
    const { desk, one, start } = await roomWith({ Noor: 'ops', Ida: null })
    await start()
    await desk.ask({ type: 'inject.send', inject: 'hello' })
    const { tab, person } = one('Ida')
    expect(JSON.stringify(tab.frames)).not.toContain('SECRET-BODY-HELLO')
    await desk.ask({ type: 'seat.assign', role: 'lead', person, second: false })
    const { view } = await tab.until('view', ({ you }) => you.roles.includes('lead'))
    expect(view.inbox).toHaveProperty('hello')
    await desk.ask({ type: 'seat.free', person })
    const after = await tab.until(
      'view',
      ({ you, view: { seq } }) => you.roles.length === 0 && seq > view.seq,
    )
    expect(after.view.inbox).not.toHaveProperty('hello')
    await desk.ask(say('on'))
    await tab.untilFact('facilitator.said')
    folded(tab)
  })

  test('[WI13] a cover opens the covered role to the covering seat at once', async () => {
    const { desk, one, start } = await roomWith({ Noor: 'ops' })
    await start()
    await desk.ask({ type: 'role.cover', role: 'lead', by: 'ops' })
    const { you } = await one('Noor').tab.until('view', ({ you }) => you.roles.length === 2)
    expect(you.roles).toEqual(['ops', 'lead'])
  })
})

describe('the facilitator', () => {
  test('[WI14] gone for good leads to a hold; back in time does not', async () => {
    const clock = settableClock()
    const { code, desk, facilitator, one, start } = await roomWith({ Noor: 'ops' }, { clock })
    await start()
    const { tab } = one('Noor')
    const second = facilitator.open(code, 'facilitator')
    await second.until('view')
    desk.close()
    await passing(clock, () => tab.until('presence', ({ facilitators }) => facilitators === 1))
    await clock.advance(10 * SECOND)
    expect(leftIn(tab)).toEqual([])
    second.close()
    await passing(clock, () => tab.untilFact('facilitator.left'))
    const back = facilitator.open(code, 'facilitator')
    await back.until('view')
    await tab.untilFact('facilitator.returned')
    back.close()
    const held = await passing(clock, () => tab.untilFact('clock.held'))
    expect(leftIn(tab)).toHaveLength(2)
    expect(leftIn(tab).at(-1)).toMatchObject({ until: held.wall })
  })

  test('[WI14] a break that parts everybody for a moment is no absence', async () => {
    const clock = settableClock()
    const { code, desk, facilitator, one, start } = await roomWith({ Noor: 'ops' }, { clock })
    await start()
    const { tab } = one('Noor')
    const room = (await server.app.rooms.find(code))?.room
    tab.close()
    desk.close()
    // real time: a wire closes when the network has said so
    await vi.waitUntil(() => room?.listeners() === 0)
    const back = facilitator.open(code, 'facilitator')
    await back.until('view')
    await clock.advance(10 * SECOND)
    await room?.settled()
    expect(room?.state.room.facilitatorAway).toBe(false)
  })

  test('[WI14] missing after a restart is noticed', async () => {
    const clock = settableClock()
    const [texts, beats] = [new Map<string, string[]>(), new Map<string, number>()]
    const { code, start } = await roomWith({ Noor: 'ops' }, { clock, store: memoryStore(texts, beats) })
    await start()
    await clock.advance(4 * SECOND)
    const { auth } = server
    const store = memoryStore(texts, beats)
    const again = await createApp({ store, auth, clock, scenariosDir: '.', clientDir: null })
    await again.rooms.recover()
    const found = await again.rooms.find(code)
    await clock.advance(6 * SECOND)
    expect(found?.room.state.room.facilitatorAway).toBe(true)
    await again.close()
  })
})

const leftIn = (tab: Tab): Fact[] =>
  tab
    .of('facts')
    .flatMap(({ facts }) => facts)
    .filter(({ type }) => type === 'facilitator.left')

/** Lets time pass until what is awaited has come over the network. */
async function passing<T>(clock: SettableClock, wait: () => Promise<T>): Promise<T> {
  let done = false
  const waiting = wait().finally(() => {
    done = true
  })
  while (!done) await clock.advance(100)
  return waiting
}
