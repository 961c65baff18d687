/** The nginx configuration of `deploy/`, as it is but for addresses and ports, before three nodes on one Redis. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { readText } from '../house/source.ts'
import { Browser, type Tab } from '../support/memoryServer.ts'
import { freePort, startRedis } from '../support/redis.ts'
import { isSoak, LONGEST_MS } from './lengths.ts'
import { dataFolder, type Node, startNode } from './nodes.ts'

interface Nginx {
  url: string
  stop: () => Promise<void>
}

async function startNginx(nodes: readonly Node[]): Promise<Nginx> {
  const dir = mkdtempSync(path.join(tmpdir(), 'launchroom-nginx-'))
  const port = await freePort()
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${dir}/${name};`,
  )
  const committed = readText('deploy/nginx.conf')
  const config = nodes
    .reduce((text, node, i) => text.replace(`node${i + 1}:3000`, `127.0.0.1:${node.port}`), committed)
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('include mime.types;', '')
    .replace('http {', `http {\n${temporary.join('\n')}`)
  writeFileSync(path.join(dir, 'nginx.conf'), config)
  const program = process.env['NGINX'] ?? 'nginx'
  const options = ['-p', dir, '-c', path.join(dir, 'nginx.conf'), '-e', 'stderr']
  const child = spawn(program, [...options, '-g', `daemon off; pid ${dir}/pid;`], { stdio: 'inherit' })
  const url = `http://127.0.0.1:${port}`
  await vi.waitFor(async () => expect((await fetch(`${url}/livez`)).status).toBe(200), 10_000)
  return {
    url,
    async stop() {
      await ended(child)
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

async function threeNodes() {
  const redis = await startRedis()
  const { dir, remove } = dataFolder()
  const nodes: Node[] = []
  for (let i = 0; i < 3; i += 1) nodes.push(await startNode({ LAUNCHROOM_DATA: dir, REDIS_URL: redis.url }))
  const nginx = await startNginx(nodes)
  onTestFinished(async () => {
    await nginx.stop()
    for (const node of nodes) await node.stop('SIGKILL')
    await redis.remove()
    remove()
  })
  const browser = new Browser(nginx.url)
  const [first] = nodes
  const signedIn = await browser.post('/api/signin', { token: first?.token() })
  expect(signedIn.status).toBe(200)
  return { nginx, nodes, browser }
}

/** On which node each seat sits, by what the nodes themselves count. */
async function seatsOn(nodes: readonly Node[]): Promise<number[]> {
  const counts = nodes.map(async ({ url }) => {
    const text = await fetch(`${url}/metrics`).then(
      (answer) => answer.text(),
      () => '',
    )
    return Number(/launchroom_seats\{kind="facilitator"\} (\d+)/.exec(text)?.[1] ?? 0)
  })
  return Promise.all(counts)
}

async function openRoom(browser: Browser): Promise<{ code: string; tab: Tab }> {
  const { body } = await browser.post('/api/rooms', { scenario: 'launch-dry-run', name: '' })
  const tab = browser.open(body.code, 'facilitator')
  await tab.until('view')
  return { code: body.code, tab }
}

test.runIf(isSoak)(
  '[OP33] before three nodes nginx keeps a room on one of them, and moves it when that one dies',
  { timeout: LONGEST_MS },
  async () => {
    const { nginx, nodes, browser } = await threeNodes()
    onTestFinished(() => browser.close())
    const rooms = await Promise.all(Array.from({ length: 12 }, () => openRoom(browser)))
    const spread = await seatsOn(nodes)
    expect(spread.reduce((sum, n) => sum + n)).toBe(12)
    expect(spread.filter((n) => n > 0).length).toBeGreaterThan(1)

    // Everybody of a room meets on one node, by whatever transport.
    const [{ code, tab }] = rooms as [{ code: string; tab: Tab }]
    const before = await seatsOn(nodes)
    const others = Array.from({ length: 4 }, () => browser.open(code, 'facilitator'))
    await Promise.all(others.map((other) => other.until('view')))
    const grown = (await seatsOn(nodes)).map((n, i) => n - (before[i] ?? 0))
    expect(grown.filter((n) => n > 0)).toEqual([4])
    const home = nodes[grown.indexOf(4)]

    // The node dies: the room goes on at another one, with all that was acknowledged.
    expect(await tab.ask({ type: 'facilitator.note', text: 'before' })).toHaveProperty('seq')
    await home?.stop('SIGKILL')
    await tab.until('disconnect')
    const moved = browser.open(code, 'facilitator')
    const { view } = await moved.until('view')
    expect(view.notes.map(({ text }: { text: string }) => text)).toEqual(['before'])
    expect(await moved.ask({ type: 'facilitator.note', text: 'after' })).toHaveProperty('seq')
    const page = await fetch(`${nginx.url}/api/me`)
    expect(page.status).toBe(200)
    expect((await fetch(`${nginx.url}/metrics`)).status).toBe(404)

    // It comes back and takes its rooms again for those who connect from then on.
    await home?.start()
    await vi.waitFor(async () => {
      const again = browser.open(code, 'facilitator')
      await again.until('view')
      expect((await seatsOn(nodes))[grown.indexOf(4)]).toBeGreaterThan(0)
    }, 20_000)
  },
)
