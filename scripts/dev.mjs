// `npm run dev`: the server and Vite side by side, both reloading on change; when one ends, both end.
import './need-node.mjs'
import { spawn } from 'node:child_process'
import { endWithNpm, ensureInstalled, root } from './install.mjs'

endWithNpm()
await ensureInstalled(console.log)
// People open Vite's pages; it hands on to the server what the server answers.
const env = { NODE_ENV: 'development', LAUNCHROOM_ORIGIN: 'http://localhost:5173', ...process.env }
const tsx = ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', '--include=scenarios/**']
// Groups of their own, so that Ctrl-C reaches each of them once, from here, and the server can close in order.
const options = { cwd: root, env, detached: true, stdio: ['ignore', 'inherit', 'inherit'] }
const both = [[...tsx, 'server/main.ts'], ['node_modules/vite/bin/vite.js']].map((args) =>
  spawn(process.execPath, args, options),
)
let stopping = false

function stop() {
  if (stopping) return
  stopping = true
  for (const child of both) child.kill('SIGTERM')
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
for (const child of both) {
  child.once('exit', (code) => {
    process.exitCode ??= code ?? 0
    stop()
  })
}
