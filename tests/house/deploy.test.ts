/** What the files for containers and for nginx say of the server, held against the server itself. */
import { Server } from 'socket.io'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { BODY_BYTES as SCENARIO_BODY_BYTES } from '#server/http/library.ts'
import { BODY_BYTES as SHEET_BODY_BYTES } from '#server/http/msel.ts'
import { PLAY_MS } from '#server/http/scenarioText.ts'
import { defaultSettings } from '#server/settings.ts'
import { SECOND } from '#shared/time.ts'
import { readText, sourcesBelow } from './source.ts'

interface Service {
  build?: string
  image?: string
  ports?: string[]
  environment?: Record<string, string>
  volumes?: string[]
  tmpfs?: string[]
  command?: string
  depends_on?: Record<string, { condition: string }>
  read_only?: boolean
  stop_grace_period?: string
}
interface Compose {
  services: Record<string, Service>
  volumes: Record<string, unknown>
}

const compose = (file: string): Compose => parse(readText(file), { merge: true })
const dockerfile = readText('Dockerfile')
const nginx = readText('deploy/nginx.conf').replace(/#.*/g, '')
const port = defaultSettings()['PORT'] ?? ''
const single = compose('compose.yaml')
const cluster = compose('deploy/cluster.yaml')
const nodes = Object.entries(cluster.services).filter(([name]) => name.startsWith('node'))
const bytes = (size: string | undefined) =>
  Number.parseInt(size ?? '', 10) * (size?.endsWith('k') ? 1024 : 1024 * 1024)
const directive = (name: string) =>
  [...nginx.matchAll(new RegExp(`\\b${name} ([^;{]+);`, 'g'))].map(([, value]) => value)

describe('the image', () => {
  test('[OP31] serves on the port of the server, as a user of no rights, and hears signals itself', () => {
    expect(dockerfile).toContain(`EXPOSE ${port}\n`)
    expect(dockerfile).toContain(`process.env.PORT || ${port}`)
    expect(dockerfile).toMatch(/\nUSER node\n/)
    const start: string = JSON.parse(readText('package.json')).scripts.start
    const command = start.replace('scripts/start.mjs', 'dist/server.js').split(' ')
    const written = command.map((word) => JSON.stringify(word)).join(', ')
    expect(dockerfile.trimEnd().split('\n').at(-1)).toBe(`CMD [${written}]`)
  })

  test('[OP31] copies what the build reads, and what runs', () => {
    const ignored = readText('.dockerignore')
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, names]) => names?.split(' ') ?? [],
    )
    const build = readText('scripts/build.mjs')
    const read = [...build.matchAll(/inputs: \[([^\]]+)\]/g)].flatMap(
      ([, list]) => list?.match(/[^',\s]+/g) ?? [],
    )
    expect(read.length).toBeGreaterThan(5)
    for (const name of new Set([...read.map((path) => path.replace(/\/.*/, '')), 'scenarios'])) {
      expect(copied, name).toContain(name)
    }
    // What is left out of the context cannot be copied: the build would end there.
    expect(copied).toContain('docs/findings.md')
    for (const name of copied) expect(ignored.split('\n'), name).toContain(`!${name}`)
  })
})

describe('compose', () => {
  test.each([
    ['compose.yaml', single],
    ['deploy/cluster.yaml', cluster],
  ])(
    '[OP31] %s sets settings there are, keeps the data folder, and gives a stop its time',
    (_, { services, volumes }) => {
      const dataDir = /LAUNCHROOM_DATA=(\S+)/.exec(dockerfile)?.[1]
      expect(dockerfile).toContain(`VOLUME ${dataDir}\n`)
      const ours = Object.values(services).filter(({ image }) => image === 'launchroom')
      expect(ours.length).toBeGreaterThan(0)
      for (const { environment = {}, volumes: mounted = [], tmpfs, stop_grace_period, read_only } of ours) {
        for (const name of Object.keys(environment)) expect(defaultSettings()).toHaveProperty(name)
        const [volume, at] = mounted[0]?.split(':') ?? []
        if (environment['REDIS_URL']) expect(tmpfs).toContain(dataDir)
        else
          expect({ at, kept: volume !== undefined && volume in volumes }).toEqual({ at: dataDir, kept: true })
        const graceMs = Number(/const GRACE_MS = (\d+)/.exec(readText('server/main.ts'))?.[1])
        expect(Number.parseInt(stop_grace_period ?? '', 10) * 1000).toBeGreaterThan(graceMs)
        expect(read_only).toBe(true)
      }
    },
  )

  test('[OP31] one node is reached on its port; of several, only nginx is', () => {
    expect(single.services['launchroom']?.ports?.[0]).toMatch(new RegExp(`:${port}$`))
    expect(directive('listen')).toEqual([cluster.services['nginx']?.ports?.[0]?.split(':').at(-1)])
    expect(nodes.flatMap(([, { ports = [] }]) => ports)).toEqual([])
    expect(cluster.services['redis']).not.toHaveProperty('ports')
  })

  test('[OP31] the nodes share a Redis that has a password and forgets nothing', () => {
    const { redis } = cluster.services
    for (const [, { environment }] of nodes) {
      expect(environment?.['REDIS_URL']).toMatch(/^redis:\/\/:\$\{REDIS_PASSWORD:\?[^}]+\}@redis:6379$/)
    }
    for (const option of [
      '--requirepass',
      '--appendonly yes',
      '--appendfsync always',
      '--maxmemory-policy noeviction',
    ])
      expect(redis?.command).toContain(option)
  })
})

describe('nginx', () => {
  test('[OP32] leads to every node of the compose file, on its port', () => {
    const servers = directive('server').map((value) => value?.split(' ')[0])
    expect(servers).toEqual(nodes.map(([name]) => `${name}:${port}`))
  })

  test('[OP32] keeps a room on one node by what the client says, and lets WebSocket through', () => {
    expect(readText('client/room.tsx')).toContain('query: { room: code }')
    expect(nginx).toMatch(/map \$arg_room \$room \{/)
    expect(directive('hash')).toEqual(['$room consistent'])
    const io = new Server({ serveClient: false })
    expect(nginx).toContain(`location ${io.path()}/ {`)
    expect(directive('proxy_http_version')).toEqual(['1.1'])
    expect(directive('proxy_set_header')).toEqual(
      expect.arrayContaining([
        'Upgrade $http_upgrade',
        'Connection $connection_header',
        'Host $http_host',
        'X-Forwarded-For $remote_addr',
      ]),
    )
  })

  test('[OP32] lets through what is large, and waits for what takes long, where the server does', () => {
    const [, pattern] =
      /location ~ (\S+) \{[^}]*client_max_body_size[^}]*proxy_read_timeout/.exec(nginx) ?? []
    const heavy = sourcesBelow('server/http').flatMap((file) =>
      [
        ...readText(file).matchAll(
          /\bapp\.\w+\(\s*'([^']+)',\s*(?:\{[^}]*bodyLimit|\{ \.\.\.asked|as[A-Z]\w+,)/g,
        ),
      ]
        .map(([, url]) => url ?? '')
        .filter((url) => !url.startsWith('/api/rooms/')),
    )
    expect(heavy).toEqual(
      expect.arrayContaining(['/api/library/:id', '/api/scenarios/try', '/api/plan/import']),
    )
    for (const url of heavy) expect(url).toMatch(new RegExp(pattern ?? '^$'))
    const seconds = directive('proxy_read_timeout').map((value) => Number.parseInt(value ?? '', 10))
    expect(seconds[1]).toBeGreaterThan(PLAY_MS / SECOND)
  })

  test('[OP32] waits longer than a socket is silent, and takes what the server takes', () => {
    // Socket.IO's own: a ping every 25 s, 20 s for its answer.
    const silentS = 25 + 20
    const [socketS] = directive('proxy_read_timeout').map((value) => Number.parseInt(value ?? '', 10))
    expect(socketS).toBeGreaterThan(silentS)
    expect(readText('server/socket.ts')).not.toMatch(/pingInterval|pingTimeout/)
    const [usual, large] = directive('client_max_body_size').map(bytes)
    expect(usual).toBe(64 * 1024)
    expect(readText('server/app.ts')).toContain('BODY_BYTES = 64 * 1024')
    expect(large).toBeGreaterThanOrEqual(Math.max(SHEET_BODY_BYTES, SCENARIO_BODY_BYTES))
    expect(nginx).toMatch(/location = \/metrics \{\s*return 404;/)
  })
})
