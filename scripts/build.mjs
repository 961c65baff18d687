// Builds dist/: the client with Vite, the server and the command line with esbuild. Each half is built only
// when a hash over the files it is made from differs from the one its last build left behind.
import './need-node.mjs'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled, mustWriteTo, root, seconds } from './install.mjs'
import { addRoomPage, compressAll } from './pages.mjs'

const halves = {
  server: {
    inputs: ['server', 'shared', 'package.json', 'scripts/build.mjs'],
    outputs: [
      'dist/server.js',
      'dist/cli.js',
      'dist/sqliteWorker.js',
      'dist/playProcess.js',
      'dist/jobsWorker.js',
    ],
    build: bundleServer,
  },
  client: {
    inputs: [
      'client',
      'shared',
      'vite.config.ts',
      'package-lock.json',
      'scripts/build.mjs',
      'scripts/pages.mjs',
    ],
    outputs: ['dist/client/index.html', 'dist/client/room.html'],
    build: bundleClient,
  },
}

/** Builds what is missing or stale of the named halves; false when a build failed (it has said why). */
export function ensureBuilt(names, say) {
  return names.every((name) => {
    const { inputs, outputs, build } = halves[name]
    const stamp = path.join(root, `dist/${name}.inputs`)
    const wanted = hashOf(inputs)
    if (outputs.every((file) => existsSync(path.join(root, file))) && read(stamp) === wanted) return true

    mustWriteTo('dist')
    say(`Building the ${name}...`)
    const began = performance.now()
    rmSync(stamp, { force: true })
    if (!build()) {
      console.error(`Building the ${name} failed.`)
      return false
    }
    mkdirSync(path.dirname(stamp), { recursive: true })
    writeFileSync(stamp, wanted)
    say(`Built the ${name} in ${seconds(began)}.`)
    return true
  })
}

function bundleServer() {
  // Loaded only here: most starts have nothing to build.
  const { buildSync } = createRequire(import.meta.url)('esbuild')
  try {
    buildSync({
      absWorkingDir: root,
      entryPoints: {
        server: './server/main.ts',
        cli: './server/cli.ts',
        sqliteWorker: './server/store/sqliteWorker.ts',
        playProcess: './server/runs/playProcess.ts',
        jobsWorker: './server/library/jobsWorker.ts',
      },
      outdir: 'dist',
      bundle: true,
      platform: 'node',
      target: 'node20.19',
      format: 'esm',
      packages: 'external',
      sourcemap: true,
      logLevel: 'warning',
    })
    return true
  } catch (error) {
    if (error.errors) return false // esbuild has printed them
    throw error
  }
}

function bundleClient() {
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']
  const env = { ...process.env, NODE_ENV: 'production' }
  if (spawnSync(process.execPath, vite, { cwd: root, env, stdio: ['ignore', 2, 2] }).status !== 0)
    return false
  addRoomPage()
  compressAll()
  return true
}

function hashOf(inputs) {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesBelow))
    hash
      .update(file)
      .update('\0')
      .update(read(file) ?? '')
  return hash.digest('hex')
}

function filesBelow(name) {
  const start = path.join(root, name)
  if (path.extname(name)) return [start]
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureInstalled(console.log)
  process.exitCode = ensureBuilt(['server', 'client'], console.log) ? 0 : 1
}
