/**
 * A long and talkative day through the real engine: bots play it, and between what they do people write, look things
 * up and mark moments, until the log holds as many facts as were asked for.
 */
import { seal } from '#server/chain.ts'
import { openRoom, step } from '#server/engine/step.ts'
import { runHeadless } from '#server/headless.ts'
import type { By, Command } from '#shared/command.ts'
import { type LogRecord, RECORD_VERSION } from '#shared/record.ts'
import { isRefusal } from '#shared/refusal.ts'
import type { Scenario } from '#shared/scenario.ts'
import type { Script } from '#shared/script.ts'

type Loaded = { scenario: Scenario; script: Script }

const HOST: By = { kind: 'facilitator', person: 'host' }
const SENTENCES = [
  'Rebuild is green, waiting for the second machine to confirm.',
  'I have two more reports of the same thing, both on macOS.',
  'Nothing new on the forum since the last post.',
  'Can somebody look at the mirror in Frankfurt? It still has the old file.',
  'Done. The checksum is the same on all three machines now.',
]

/** The records of a day of `facts` facts or a few more, from the first to the end. */
export function longDay(loaded: Loaded, { seed, facts }: { seed: number; facts: number }): LogRecord[] {
  const day = runHeadless(loaded, { seed, skill: 'novice' }).records
  const own = count(day)
  // What people write is spread evenly over what the bots do while the room is live.
  const live = day.length - 1 - day.findIndex(({ command }) => command.type === 'room.start')
  const log = opened(loaded.script, day)
  // A question is named after its record, and ours come at other places.
  const asks = new Map<string, string>()
  for (const [i, { wall, by, id, command: done, facts: told }] of day.entries()) {
    if (done.type === 'room.open') continue
    const command = done.type === 'issue.reply' ? { ...done, ask: asks.get(done.ask) ?? done.ask } : done
    if (!log.take({ wall, by, id, command })) throw new Error(`${command.type} was refused in the long day`)
    for (const [k, fact] of (log.records.at(-1)?.facts ?? []).entries()) {
      const before = told[k]
      if (fact.type === 'issue.asked' && before?.type === fact.type) asks.set(before.ask, fact.ask)
    }
    const left = day.length - 1 - i
    if (left > 0 && left < live)
      while (count(log.records) - own < ((facts - own) * (live - left)) / live) log.say(wall)
  }
  return log.records
}

const count = (records: readonly LogRecord[]) => records.reduce((sum, one) => sum + one.facts.length, 0)

/** The log so far, and its state. */
function opened(script: Script, day: readonly LogRecord[]) {
  const first = day[0]
  if (first?.command.type !== 'room.open') throw new Error('a day begins with its opening')
  let { state } = openRoom(script, first.command, first.wall)
  const records: LogRecord[] = [first]
  let said = 0

  function take(input: { wall: number; by: By; id: LogRecord['id']; command: Command }): boolean {
    const before = records.at(-1)
    const stepped = step(script, state, input)
    if (isRefusal(stepped) || !before) return false
    state = stepped.state
    records.push(seal(before, { v: RECORD_VERSION, ...input, facts: stepped.facts }))
    return true
  }

  /** The next of many small things; the first of them that the engine allows. */
  function say(wall: number): void {
    said += 1
    const text = `${SENTENCES[said % SENTENCES.length]} (${said})`
    const roles = script.roleIds
    const n = said % roles.length
    const by: By = { kind: 'participant', person: `bot-${n + 1}` }
    const role = roles[n] ?? null
    const channels = Object.keys(script.channels)
    const channel = channels[said % channels.length] ?? ''
    const post: Command = { type: 'message.post', channel, role, text, re: null }
    const note: Command = { type: 'facilitator.note', text }
    const mark: Command = { type: 'moment.mark', text }
    const [who, command] = said % 97 === 0 ? [by, mark] : said % 23 === 0 ? [HOST, note] : [by, post]
    // Nobody posts while the clock is held.
    if (!take({ wall, by: who, id: null, command }) && !take({ wall, by, id: null, command: mark }))
      throw new Error('nothing can be said')
  }
  return { records, take, say }
}
