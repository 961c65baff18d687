/** Rooms under load: each with a facilitator and four seats, who all ask for something every moment, answered or not. */
import type { Command } from '#shared/command.ts'
import { MINUTE, simAt } from '#shared/time.ts'
import { Browser } from '../support/memoryServer.ts'
import { type Dice, diceOf } from '../support/session.ts'
import { type Client, type ClientOptions, isUp, openClient } from './client.ts'
import { until } from './until.ts'

const ROLES = ['release-manager', 'engineering-lead', 'community-lead', 'security-lead']
const SCENARIO = 'launch-dry-run'
/** Twelve hours in twelve minutes: something falls due in every second. */
const RATE = 60
const EVERY_MS = 250

export interface PartyRoom {
  code: string
  clients: Client[]
  facilitator: Client
}

export interface Party {
  rooms: PartyRoom[]
  clients: Client[]
  /** Everybody asks for something again and again, until the promise of `rest` is kept. */
  work: () => void
  /** Nobody asks any more, and all that was asked is answered and everybody is connected. */
  rest: () => Promise<void>
  close: () => void
}

export interface PartyOptions {
  url: string
  token: string
  rooms: number
  seed: number
  patienceMs?: number
}

/** Opens the rooms, seats everybody and starts the clock. */
export async function openParty({ url, token, rooms, seed, ...more }: PartyOptions): Promise<Party> {
  const browser = new Browser(url)
  await browser.post('/api/signin', { token })
  const opened: PartyRoom[] = []
  for (let i = 0; i < rooms; i += 1) opened.push(await openRoom(browser, more))
  const clients = opened.flatMap((room) => room.clients)
  const dice = diceOf(seed)
  const stops: (() => void)[] = []
  return {
    rooms: opened,
    clients,
    work() {
      for (const client of clients) stops.push(keepAsking(client, dice))
    },
    async rest() {
      for (const stop of stops.splice(0)) stop()
      await until('everybody is answered and connected', () => whoWaits(clients), 60_000)
    },
    close() {
      for (const stop of stops.splice(0)) stop()
      for (const client of clients) client.close()
    },
  }
}

/** Rooms that nobody is in yet; their codes. */
export async function openEmptyRooms(url: string, token: string, count: number): Promise<string[]> {
  const browser = new Browser(url)
  await browser.post('/api/signin', { token })
  const codes: string[] = []
  for (let i = 0; i < count; i += 1) codes.push(await newRoom(browser))
  return codes
}

async function newRoom(facilitators: Browser): Promise<string> {
  const { status, body } = await facilitators.post('/api/rooms', { scenario: SCENARIO, name: 'Fay' })
  if (status !== 201) throw new Error(`no room was opened: ${JSON.stringify(body)}`)
  return body.code
}

async function openRoom(facilitators: Browser, more: Partial<ClientOptions>): Promise<PartyRoom> {
  const { url } = facilitators
  const code = await newRoom(facilitators)
  const facilitator = openClient({
    url,
    code,
    as: 'facilitator',
    name: `${code} facilitator`,
    cookie: facilitators.cookieHeader(),
    ...more,
  })
  const seats: Client[] = []
  for (const role of ROLES) {
    const browser = new Browser(url)
    await browser.join(code, role)
    const cookie = browser.cookieHeader()
    const seat = openClient({ url, code, as: 'participant', name: `${code} ${role}`, cookie, ...more })
    seats.push(seat)
    await untilUp(seat)
    await mustDo(seat, { type: 'seat.take', role })
  }
  await untilUp(facilitator)
  for (const command of opening) await mustDo(facilitator, command)
  const clients = [facilitator, ...seats]
  await until('everybody is in the live room', () => whoIsEarly(clients))
  return { code, facilitator, clients }
}

const opening: Command[] = [
  { type: 'clock.pace', mode: 'manual', rate: RATE },
  { type: 'room.brief' },
  { type: 'room.start' },
]

const whoIsEarly = (clients: Client[]) =>
  clients.find(({ store }) => store.getState().view.state !== 'live')?.name ?? null

const untilUp = (client: Client) =>
  until('connected', () => (isUp(client) ? null : `${client.name}: ${statusOf(client)}`))

async function mustDo(client: Client, command: Command): Promise<void> {
  const answered = await client.send(command)
  if (!('seq' in answered)) throw new Error(`${command.type} was not done: ${JSON.stringify(answered)}`)
}

function whoWaits(clients: Client[]): string | null {
  for (const client of clients) {
    const open = client.sent.filter(({ answered }) => answered === null)
    if (!isUp(client)) return `${client.name} is ${statusOf(client)}`
    if (open.length > 0)
      return `${client.name} waits for ${open.length}, first for ${JSON.stringify(open[0])}`
  }
  return null
}

const statusOf = ({ store }: Client) => JSON.stringify(store.getState().status)

/** Open loop: the next command comes whether or not the last one was answered. */
function keepAsking(client: Client, dice: Dice): () => void {
  let timer: NodeJS.Timeout
  const next = () => {
    timer = setTimeout(next, EVERY_MS / 2 + dice.below(EVERY_MS))
    void client.send(turnOf(client, dice))
  }
  timer = setTimeout(next, dice.below(EVERY_MS))
  return () => clearTimeout(timer)
}

let words = 0

function turnOf(client: Client, dice: Dice): Command {
  words += 1
  const text = `words ${words}`
  const isFacilitator = client.store.getState().you?.kind === 'facilitator'
  return isFacilitator ? facilitatorTurn(client, { dice, text }) : seatTurn(client, { dice, text })
}

function facilitatorTurn({ store }: Client, { dice, text }: { dice: Dice; text: string }): Command {
  const { view, offset } = store.getState()
  if (view.held && dice.below(2) === 0) return { type: 'clock.resume' }
  const now = simAt(view.clock, Date.now() + offset)
  const owner = dice.pick(ROLES)
  const issue = dice.below(2) === 0 ? { owner, limit: MINUTE, severity: null } : null
  const adHoc = { title: text, body: text, from: 'mina', channel: 'github', to: [owner], issue, expected: '' }
  const commands: Command[] = [
    { type: 'facilitator.note', text },
    { type: 'facilitator.note', text },
    { type: 'facilitator.say', text },
    { type: 'moment.mark', text },
    { type: 'inject.add', inject: `added-${words}`, adHoc, at: now + 1000 + dice.below(5 * MINUTE) },
  ]
  return dice.below(20) === 0 ? { type: 'clock.hold', reason: text } : dice.pick(commands)
}

function seatTurn({ store }: Client, { dice, text }: { dice: Dice; text: string }): Command {
  const { view } = store.getState()
  const issue = dice.pick([...Object.keys(view.issues), 'none'])
  const milestone = view.brief?.milestones[dice.below(3)]
  const item = milestone && dice.pick(milestone.items)
  const words: Command = { type: 'message.post', channel: 'discord', role: null, text, re: null }
  const commands: Command[] = [
    words,
    words,
    words,
    { type: 'moment.mark', text },
    {
      type: 'poll.vote',
      gate: 'launch-gate',
      role: null,
      vote: dice.pick(['go', 'no-go'] as const),
      reason: text,
      minutes: 0,
    },
    { type: 'milestone.tick', milestone: milestone?.id ?? 'tag', item: item?.id ?? 'push-tag', done: true },
    { type: 'inject.see', inject: dice.pick([...Object.keys(view.inbox), 'none']) },
    {
      type: 'issue.answer',
      issue,
      answer: { phase: 'observe', confirmed: true, ongoing: true, what: text, when: '', howMany: '' },
    },
    {
      type: 'issue.answer',
      issue,
      answer: { phase: 'orient', severity: 'P2', cause: null, affected: null, risks: text },
    },
    {
      type: 'issue.answer',
      issue,
      answer: { phase: 'decide', option: null, other: text, rationale: text, success: '' },
    },
  ]
  return dice.pick(commands)
}
