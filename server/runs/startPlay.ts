/** A process in which bots play: neither live rooms nor terminals are held up by it. */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { PlayData } from './playProcess.ts'

/**
 * Every core plays, so none is left to collect garbage or to compile beside it: by itself and with room for what is
 * short-lived a process needs a fifth less processor time for a day. Threads cannot be told so one by one.
 */
const FLAGS = ['--single-threaded', '--max-semi-space-size=64']

/** Starts a process that plays days of a scenario. Built programs have it beside them as `playProcess.js`. */
export function startPlay(data: PlayData): ChildProcess {
  const isBuilt = !import.meta.url.endsWith('.ts')
  const file = fileURLToPath(new URL(isBuilt ? './playProcess.js' : './playProcess.ts', import.meta.url))
  const execArgv = isBuilt ? FLAGS : [...FLAGS, '--import', 'tsx']
  const child = fork(file, [], {
    execArgv,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.send(data)
  return child
}
