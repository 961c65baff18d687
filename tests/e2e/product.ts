/** The real thing for end-to-end tests: the built server as a process of its own, and people in a real Chromium. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const ROOT = path.resolve(import.meta.dirname, '../..')

export interface Product {
  url: string
  /** The sign-in link for facilitators. */
  link: string
  dataDir: string
  /** Ends the process at once, as a power cut would. */
  kill: () => Promise<void>
  /** Starts it again on the same data and port. */
  start: () => Promise<void>
  /** Ends it in order and removes its data. */
  close: () => Promise<void>
}

/** `prepare` may put things into the data folder before the server starts. */
export async function startProduct(prepare = async (_dataDir: string) => {}): Promise<Product> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'launchroom-e2e-'))
  await prepare(dataDir)
  const port = await freePort()
  let running = await serve(port, dataDir)
  return {
    url: `http://127.0.0.1:${port}`,
    link: running.link,
    dataDir,
    kill: () => ended(running.child, 'SIGKILL'),
    async start() {
      running = await serve(port, dataDir)
    },
    async close() {
      await ended(running.child, 'SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

function serve(port: number, dataDir: string): Promise<{ child: ChildProcess; link: string }> {
  const child = spawn(process.execPath, ['dist/server.js'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', LAUNCHROOM_DATA: dataDir, REDIS_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let out = ''
    const read = (chunk: Buffer) => {
      out += chunk.toString()
      const link = out.match(/http:\/\/\S+signin\S+/)?.[0]
      if (link && out.includes('Launchroom is running')) resolve({ child, link })
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${out}`)))
  })
}

function ended(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.removeAllListeners('exit')
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

/** The browser that the gate found or installed. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  })
}

/**
 * One person with a browser of their own. Page errors and console errors are collected, to be asserted empty; so is
 * what the screen reader was given to say, and every frame that came over the wire.
 */
export interface Player {
  context: BrowserContext
  page: Page
  errors: string[]
  frames: string[]
  heard: () => Promise<string[]>
}

export interface Looks {
  width?: number
  height?: number
  theme?: 'dark' | 'light'
}

export async function newPlayer(
  browser: Browser,
  { width = 1440, height = 900, theme = 'dark' }: Looks = {},
): Promise<Player> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: 'en-US',
  })
  await context.addInitScript({ content: SCREEN_READER })
  const page = await context.newPage()
  const errors: string[] = []
  const frames: string[] = []
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => frames.push(String(payload)))
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    // a connection that is lost on purpose is no fault of the page
    if (message.type() === 'error' && !/WebSocket|Failed to load resource|ERR_/.test(message.text()))
      errors.push(message.text())
  })
  return { context, page, errors, frames, heard: () => page.evaluate(() => window.heard ?? []) }
}

declare global {
  interface Window {
    heard?: string[]
  }
}

/** Stands in, in the page, for the browser's way to the screen reader and writes down what is said. */
const SCREEN_READER = `
  window.heard = []
  Object.defineProperty(Document.prototype, 'ariaNotify', { value: (text) => { window.heard.push(text) } })
`

/** Pictures of every page of a test that failed, to see why. */
export async function keepPictures(players: readonly Player[], title: string): Promise<void> {
  const name = title.match(/\[(\w+)\]/)?.[1] ?? 'test'
  for (const [i, { page }] of players.entries())
    await page.screenshot({
      path: path.join(ROOT, 'node_modules/.cache/e2e', `${name}-${i}.png`),
      timeout: 5000,
    })
}
