// `npm run bench`: runs each file of tests/bench one after the other; arguments pick by name. What measures
// nothing, like the profile, runs only when it is picked.
import './need-node.mjs'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, root } from './install.mjs'
import { findRedis } from './programs.mjs'

await ensureInstalled(console.log)
if (!ensureBuilt(['server', 'client'], console.log)) process.exit(1)

const folder = path.join(root, 'tests/bench')
const picked = process.argv.slice(2)
const onlyWhenPicked = ['profile.ts']
const files = (existsSync(folder) ? readdirSync(folder) : [])
  .filter(
    (file) =>
      file.endsWith('.ts') &&
      (picked.length === 0 ? !onlyWhenPicked.includes(file) : picked.some((part) => file.includes(part))),
  )
  .sort()
if (files.length === 0) {
  console.error('No benchmark of that name in tests/bench.')
  process.exit(1)
}

const redis = findRedis()
const env = redis ? { ...process.env, REDIS_SERVER: redis } : process.env
for (const file of files) {
  console.log(`\n== ${file}`)
  const args = ['--import', 'tsx', path.join('tests/bench', file)]
  if (spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status !== 0)
    process.exitCode = 1
}
