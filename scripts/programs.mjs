// Finds, or where it may installs, the programs the tests need: a real redis-server, a real Chromium, and nginx for
// the long faults.
// Nothing that already runs on this machine is used or changed.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  accessSync,
  constants,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { npm, root } from './install.mjs'

const cache = path.join(root, '.cache/programs')
const say = (line) => console.log(`[programs] ${line}`)

/** Path of a redis-server that runs, or undefined. */
export function findRedis() {
  return [process.env.REDIS_SERVER, onPath('redis-server', 'valkey-server'), unpackedRedis].find(runs)
}

/** As `findRedis`, but tries to install one. */
export function ensureRedis() {
  return (
    findRedis() ??
    (aptInstall('redis-server') ? findRedis() : undefined) ??
    (unpackRedis() ? findRedis() : undefined)
  )
}

/** Path of an nginx, installed if need be, or undefined. Only the long faults need it. */
export function ensureNginx() {
  const find = () =>
    [process.env.NGINX, onPath('nginx'), '/usr/sbin/nginx'].find((file) => file && isExecutable(file))
  return find() ?? (aptInstall('nginx-light') ? find() : undefined)
}

/** Path of a Chromium that runs, installed if need be, or undefined. */
export async function ensureChromium() {
  return (
    findChromium() ??
    (aptInstall('chromium') ? findChromium() : undefined) ??
    [await chromiumFromNpm()].find(runs)
  )
}

function findChromium() {
  return [
    process.env.CHROMIUM_PATH,
    onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
    bundledChromium,
  ].find(runs)
}

function runs(program) {
  return Boolean(program) && spawnSync(program, ['--version'], { timeout: 30_000 }).status === 0
}

function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find(isExecutable)
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function aptInstall(name) {
  if (process.platform !== 'linux' || !onPath('apt-get')) return false
  const asRoot = rootPrefix()
  if (!asRoot) return false
  const apt = (...args) => {
    const [command, ...rest] = [...asRoot, 'apt-get', '-qq', ...args]
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    return spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
  }
  say(`apt-get install ${name}`)
  apt('update')
  return apt('install', '-y', '--no-install-recommends', name)
}

function rootPrefix() {
  if (process.getuid?.() === 0) return []
  return onPath('sudo') && spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined
}

const unpackedRedis = path.join(cache, 'redis/redis-server')

// Debian and Ubuntu without root: fetch the packages with lists of our own and unpack them beside the project.
function unpackRedis() {
  if (process.platform !== 'linux' || !onPath('apt-get') || !onPath('dpkg')) return false
  const folder = path.dirname(unpackedRedis)
  const work = `${folder}.part`
  rmSync(work, { recursive: true, force: true })
  for (const name of ['state/lists/partial', 'archives/partial', 'root']) {
    mkdirSync(path.join(work, name), { recursive: true })
  }
  const options = [
    `-oDir::State=${work}/state`,
    '-oDir::State::status=/var/lib/dpkg/status',
    `-oDir::Cache=${work}`,
    '-oDebug::NoLocking=1',
    '-qq',
  ]
  const names = ['redis-tools', 'libjemalloc2', 'liblzf1', 'libatomic1', 'libsystemd0', 'libssl3']
  const run = (command, args) =>
    execFileSync(command, args, { cwd: work, stdio: ['ignore', 'ignore', 'pipe'] })
  try {
    say(`apt-get download ${names[0]} (no root)`)
    run('apt-get', [...options, 'update'])
    run('apt-get', [...options, 'download', ...names])
    for (const file of readdirSync(work).filter((name) => name.endsWith('.deb')))
      run('dpkg', ['-x', file, 'root'])
    // One program answers to several names; the package that needs no service carries it under this one.
    symlinkSync('redis-check-rdb', path.join(work, 'root/usr/bin/redis-server'))
    writeFileSync(path.join(work, 'redis-server'), redisWrapper, { mode: 0o755 })
    rmSync(folder, { recursive: true, force: true })
    renameSync(work, folder)
    return true
  } catch (error) {
    say(`that did not work: ${reasonIn(error.stderr ?? error.message)}`)
    return false
  }
}

const redisWrapper = `#!/bin/sh
here=$(dirname "$0")/root
LD_LIBRARY_PATH=$(ls -d "$here"/usr/lib/*-linux-gnu* "$here"/lib/*-linux-gnu* 2>/dev/null | tr '\\n' ':') \\
  exec "$here/usr/bin/redis-server" "$@"
`

const bundledChromium = path.join(cache, 'chromium/run.sh')

// x64 Linux without root: an npm package carries a Chromium with its libraries. It is large and seldom
// needed, so it is fetched here and is no dependency of the project.
async function chromiumFromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const folder = path.dirname(bundledChromium)
  mkdirSync(folder, { recursive: true })
  say('npm install @sparticuz/chromium (no root)')
  await npm([
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--no-package-lock',
    '--loglevel=error',
    '@sparticuz/chromium@147.0.0',
  ])
  const env = { ...process.env, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x', TMPDIR: folder, LD_LIBRARY_PATH: '' }
  const unpack = spawnSync(process.execPath, ['--input-type=module', '-e', unpackChromium], {
    cwd: folder,
    env,
  })
  if (unpack.status !== 0) {
    say(`that did not work: ${reasonIn(unpack.stderr)}`)
    return undefined
  }
  const { program, libraries, fonts } = JSON.parse(String(unpack.stdout).trim().split('\n').at(-1))
  const fontsFile = path.join(folder, 'fonts.conf')
  writeFileSync(fontsFile, fontsConfig(fonts, path.join(folder, 'fonts-cache')))
  writeFileSync(
    bundledChromium,
    `#!/bin/sh
export LD_LIBRARY_PATH='${libraries}' FONTCONFIG_FILE='${fontsFile}' LANG=en_US.UTF-8 LC_ALL=en_US.UTF-8
exec '${program}' --no-zygote --lang=en-US "$@"
`,
    { mode: 0o755 },
  )
  return bundledChromium
}

const unpackChromium = `
const { default: chromium } = await import('@sparticuz/chromium')
const program = await chromium.executablePath()
const { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: fonts } = process.env
console.log(JSON.stringify({ program, libraries, fonts }))
`

const fontsConfig = (fonts, fontsCache) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><dir>/usr/share/fonts</dir><cachedir>${fontsCache}</cachedir></fontconfig>
`

function reasonIn(text) {
  const lines = String(text).trim().split('\n')
  return lines.find((line) => /error|^E:/i.test(line)) ?? lines[0]
}
