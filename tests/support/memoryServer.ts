/** A whole server on a free port with a log in memory, and the browsers that visit it. */
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { io, type Socket } from 'socket.io-client'
import { type App, type AppOptions, createApp } from '#server/app.ts'
import { type Auth, createAuth } from '#server/auth.ts'
import { type Keys, memoryKeys } from '#server/keys.ts'
import { memoryStore } from '#server/store/memoryLog.ts'
import type { Command } from '#shared/command.ts'
import { type Ack, type Handshake, PROTOCOL, type ServerToClient } from '#shared/protocol.ts'
import { Scenario } from '#shared/scenario.ts'
import { localBench } from './localBench.ts'
import { smallScenario } from './smallScript.ts'

const small = Scenario.parse(smallScenario)

export interface TestServer {
  app: App
  auth: Auth
  keys: Keys
  url: string
  /** A browser with its own cookies. */
  browser: () => Browser
  /** A facilitator's browser that has opened a room of the small scenario. */
  openRoom: () => Promise<{ code: string; facilitator: Browser }>
  close: () => Promise<void>
}

export async function startServer(options: Partial<AppOptions> = {}): Promise<TestServer> {
  const keys = memoryKeys()
  const auth = createAuth(keys)
  const app = await createApp({
    store: memoryStore(),
    auth,
    scenariosDir: fileURLToPath(new URL('../../scenarios', import.meta.url)),
    clientDir: null,
    checkAnswers: true,
    makeBench: localBench,
    ...options,
  })
  await app.http.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`
  const browsers: Browser[] = []
  const browser = () => {
    const made = new Browser(url)
    browsers.push(made)
    return made
  }
  return {
    app,
    auth,
    keys,
    url,
    browser,
    async openRoom() {
      const facilitator = browser()
      await facilitator.post('/api/signin', { token: await auth.signInToken() })
      const found = await app.rooms.open(small, { kind: 'facilitator', person: 'fac' }, 1)
      return { code: found.room.code, facilitator }
    },
    async close() {
      for (const each of browsers) each.close()
      await app.close()
    },
  }
}

interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of an answer.
  body: any
  headers: Headers
}

export class Browser {
  readonly url: string
  readonly cookies = new Map<string, string>()
  readonly tabs: Tab[] = []

  constructor(url: string) {
    this.url = url
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask(path, { headers })
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const all = { 'content-type': 'application/json', ...headers }
    return this.ask(path, { method: 'POST', headers: all, body: JSON.stringify(body) })
  }

  put(path: string, body: unknown): Promise<Answer> {
    const headers = { 'content-type': 'application/json' }
    return this.ask(path, { method: 'PUT', headers, body: JSON.stringify(body) })
  }

  delete(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const all = { 'content-type': 'application/json', ...headers }
    return this.ask(path, { method: 'DELETE', headers: all, body: JSON.stringify(body) })
  }

  async join(code: string, name: string): Promise<string> {
    const { status, body } = await this.post(`/api/rooms/${code}/join`, { name })
    if (status !== 200) throw new Error(`joining failed: ${JSON.stringify(body)}`)
    return body.person
  }

  /** Opens a tab on a room; `session` names it when it is to be the same tab again. */
  open(
    code: string,
    as: Handshake['as'],
    more: Partial<Handshake> = {},
    headers: Record<string, string> = {},
  ): Tab {
    const session = more.session ?? `session-${Math.random().toString(36).slice(2)}`
    const handshake: Handshake = {
      protocol: PROTOCOL,
      code,
      as,
      key: null,
      seq: -1,
      tag: null,
      ...more,
      session,
    }
    const socket = io(this.url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie: this.cookieHeader(), ...headers },
      query: { room: code },
      auth: handshake,
    })
    const tab = new Tab(socket, session)
    this.tabs.push(tab)
    return tab
  }

  close(): void {
    for (const tab of this.tabs) tab.close()
  }

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  private async ask(path: string, init: RequestInit): Promise<Answer> {
    const headers = { ...init.headers, cookie: this.cookieHeader() }
    const response = await fetch(this.url + path, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json;')
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers }
  }
}

type Event = keyof ServerToClient | 'disconnect' | 'connect_error'
interface Frame {
  event: Event
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of a frame.
  data: any
}

/** A tab's socket and every frame it ever got. */
export class Tab {
  readonly socket: Socket
  readonly session: string
  readonly frames: Frame[] = []
  private n = 0
  private readonly waiting = new Set<() => void>()

  constructor(socket: Socket, session: string) {
    this.socket = socket
    this.session = session
    const events: Event[] = [
      'hello',
      'view',
      'facts',
      'names',
      'presence',
      'gone',
      'disconnect',
      'connect_error',
    ]
    for (const event of events) {
      socket.on(event, (...several: unknown[]) => {
        for (const data of several.length > 0 ? several : [undefined]) this.frames.push({ event, data })
        for (const look of [...this.waiting]) look()
      })
    }
  }

  /** The first frame of this kind, already here or still to come, that fits. */
  until(event: Event, fits: (data: Frame['data']) => boolean = () => true): Promise<Frame['data']> {
    return new Promise((found) => {
      const look = () => {
        const frame = this.frames.find((one) => one.event === event && fits(one.data))
        if (!frame) return
        this.waiting.delete(look)
        found(frame.data)
      }
      this.waiting.add(look)
      look()
    })
  }

  /** The frame of facts that holds one of this type. */
  untilFact(type: string): Promise<Frame['data']> {
    return this.until('facts', ({ facts }) => facts.some((fact: { type: string }) => fact.type === type))
  }

  ask(command: Command | { type: string }, n = this.n + 1): Promise<Ack> {
    this.n = Math.max(this.n, n)
    return this.socket.emitWithAck('command', { id: { session: this.session, n }, command })
  }

  of(event: Event): Frame['data'][] {
    return this.frames.filter((frame) => frame.event === event).map(({ data }) => data)
  }

  close(): void {
    this.socket.disconnect()
  }
}
