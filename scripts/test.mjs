// `npm test`: the whole gate. Installs and builds what is missing, checks types, style and unused code, runs
// every test, and ends with the line "N passed, N failed", in which each check counts as one test.
// With arguments (`npm test -- --project unit`) they go to vitest and the checks are left out.
import './need-node.mjs'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, root } from './install.mjs'
import { ensureChromium, ensureNginx, ensureRedis } from './programs.mjs'

const args = process.argv.slice(2)
const checks = {
  types: ['node_modules/typescript/bin/tsc', '-b'],
  style: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  unused: ['node_modules/knip/bin/knip.js'],
}
const count = { passed: 0, failed: 0 }

await ensureInstalled(console.log)
const env = { ...process.env, ...(onlyUnit() ? {} : await programs()) }
tally('build', ensureBuilt(['server', 'client'], console.log))
if (args.length === 0) {
  for (const [name, command] of Object.entries(checks)) tally(name, run(command) === 0)
}
runTests()
console.log(`${count.passed} passed, ${count.failed} failed`)
process.exitCode = count.failed > 0 ? 1 : 0

function onlyUnit() {
  const at = args.indexOf('--project')
  return args.includes('--project=unit') || (at >= 0 && args[at + 1] === 'unit')
}

async function programs() {
  const found = { REDIS_SERVER: ensureRedis(), CHROMIUM_PATH: await ensureChromium() }
  if (process.env.LAUNCHROOM_SOAK === '1') found.NGINX = ensureNginx()
  const missing = Object.keys(found).filter((name) => !found[name])
  if (missing.length === 0) return found
  const wanted = { REDIS_SERVER: 'redis-server', CHROMIUM_PATH: 'Chromium', NGINX: 'nginx' }
  for (const name of missing) {
    console.error(`The tests need ${wanted[name]}: install it, or set ${name} to the path of the program.`)
  }
  process.exit(2)
}

function run(command) {
  return spawnSync(process.execPath, command, { cwd: root, env, stdio: 'inherit' }).status
}

function tally(name, passed) {
  count[passed ? 'passed' : 'failed'] += 1
  console.log(`${passed ? 'passed' : 'FAILED'}: ${name}`)
}

function runTests() {
  const reportFile = path.join(root, 'node_modules/.cache/vitest-report.json')
  mkdirSync(path.dirname(reportFile), { recursive: true })
  rmSync(reportFile, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  const status = run(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args])
  const { passed, failed, skipped } = readReport(reportFile)
  count.passed += passed
  count.failed += failed
  if (skipped > 0) console.log(`skipped: ${skipped}`)
  // Errors that belong to no test, a crash of the runner, and a run without any test show only here.
  if (failed === 0 && status !== 0) tally('the test run itself', false)
  else if (passed + failed === 0) tally('at least one test runs', false)
}

/** A file that failed outside its tests (did not load, a hook threw) counts as one failed test. */
function readReport(file) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const { status, assertionResults } of parse(file)) {
    const failed = assertionResults.filter((test) => test.status === 'failed').length
    const passed = assertionResults.filter((test) => test.status === 'passed').length
    total.passed += passed
    total.failed += status === 'failed' ? Math.max(failed, 1) : failed
    total.skipped += assertionResults.length - passed - failed
  }
  return total
}

function parse(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).testResults
  } catch {
    return []
  }
}
