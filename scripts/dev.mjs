// `npm run dev`: the server and Vite side by side, both reloading on change; when one ends, both end.
import './need-node.mjs'
import { spawn } from 'node:child_process'
import { ensureInstalled, root } from './install.mjs'

ensureInstalled(console.log)
const env = { NODE_ENV: 'development', ...process.env }
const tsx = ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', '--include=scenarios/**']
const both = [[...tsx, 'server/main.ts'], ['node_modules/vite/bin/vite.js']].map((args) =>
  spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' }),
)

function stop(signal) {
  for (const child of both) child.kill(signal)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal))
for (const child of both) {
  child.once('exit', (code) => {
    process.exitCode ??= code ?? 0
    stop('SIGTERM')
  })
}
