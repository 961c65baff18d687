// `npm run soak`: the faults of tests/faults for as long as is worth while, not as short as `npm test` has them: 200
// kills instead of six, 10,000 clients instead of hundreds. Ends with the line "N passed, N failed". Arguments go to
// vitest (`npm run soak -- kill`); LAUNCHROOM_SEED brings the moments of an earlier run back.
import './need-node.mjs'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const env = { ...process.env, LAUNCHROOM_SOAK: '1' }
const test = fileURLToPath(new URL('./test.mjs', import.meta.url))
// One file after the other: ten thousand clients beside it would be a fault of another test's own.
const args = [test, '--project', 'faults', '--no-file-parallelism', ...process.argv.slice(2)]
process.exitCode = spawnSync(process.execPath, args, { env, stdio: 'inherit' }).status ?? 1
