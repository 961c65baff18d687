/** One cell after the other as parts of an inject, or what to write instead. */
import type { MselField } from '#shared/msel.ts'
import { didYouMean } from '../scenario/suggest.ts'
import { type Day, resolve } from './day.ts'
import { momentIn } from './moment.ts'
import { KEPT_AS } from './presets.ts'
import type { World } from './raw.ts'
import type { Holds } from './rows.ts'
import { type Cell, textOf } from './sheet.ts'
import { isKept } from './table.ts'

/** What becomes of a cell: a value at a key, a key that goes, a problem, or a remark beside a value. */
export interface Part {
  key: string
  /** Undefined takes the key away. */
  value?: unknown
  warning?: string
}
export type Made = Part | { problem: string }

export interface Making {
  world: World
  day: Day
  /** From and to of the clock of a scenario that is updated; null for a draft, whose clock is made to fit. */
  clock: { from: string; to: string } | null
  /** Injects that others may follow: those of the scenario and of the sheet. */
  ids: ReadonlySet<string>
  /** The channel or persona of a name, made if there is none. */
  channelNamed: (name: string) => string
  personaNamed: (name: string) => string
}

const MOST: Partial<Record<MselField, number>> = { title: 300, body: 20_000, expected: 300, notes: 20_000 }
const NEEDED: ReadonlySet<Holds> = new Set(['title', 'body', 'from', 'to', 'channel'])

export function make(holds: Holds, cell: Cell, making: Making): Made {
  const text = textOf(cell).replace(/\r\n?/g, '\n')
  if (holds.startsWith('x-')) return kept(holds, text)
  if (isKept(holds)) return kept(KEPT_AS[holds], text)
  if (holds === 'at') return triggerOf(cell, making)
  if (text.trim() === '')
    return NEEDED.has(holds) ? { problem: 'This is empty. It has to say something.' } : { key: holds }
  if (holds === 'to') return rolesOf(text, making.world)
  if (holds === 'channel') return { key: holds, value: making.channelNamed(text) }
  if (holds === 'from') return { key: holds, value: making.personaNamed(text) }
  const most = MOST[holds as MselField] ?? 0
  if (text.length > most) {
    return {
      problem: `This has ${text.length} characters. Write ${most} at most${holds === 'expected' ? ', and the rest into the notes' : ''}.`,
    }
  }
  return { key: holds, value: text }
}

const kept = (key: string, text: string): Part => (text === '' ? { key } : { key, value: text })

function triggerOf(cell: Cell, { day, clock, ids }: Making): Made {
  const moment = momentIn(cell)
  const key = 'trigger'
  if (moment.kind === 'empty') {
    return { key, value: { by: 'facilitator' }, warning: 'No time: the facilitator sends it.' }
  }
  if (moment.kind === 'word') {
    if (moment.by !== 'effect' || clock) return { key, value: { by: moment.by } }
    return { key, value: { by: 'facilitator' }, warning: 'No effect sends it yet: the facilitator does.' }
  }
  if (moment.kind === 'follows') {
    if (!ids.has(moment.id))
      return { problem: `There is no inject "${moment.id}".${didYouMean(moment.id, [...ids])}` }
    return { key, value: { follows: moment.id, after: durationText(moment.ms) } }
  }
  if (/^When \{/.test(textOf(cell))) {
    if (clock)
      return {
        problem:
          'A condition is changed in the scenario, not in a sheet. Write a time, or leave it as it was.',
      }
    return {
      key,
      value: { by: 'facilitator' },
      warning: 'A condition cannot be made of a row: the facilitator sends it.',
    }
  }
  const resolved = resolve(moment, day, textOf(cell))
  if ('problem' in resolved) return resolved
  if (clock && (full(resolved.time) < full(clock.from) || full(resolved.time) >= full(clock.to))) {
    return { problem: `${resolved.time} is outside the day, which goes from ${clock.from} to ${clock.to}.` }
  }
  return { key, value: { at: resolved.time } }
}

const full = (time: string): string => (time.length === 5 ? `${time}:00` : time)

/** `1 h 30 min`, as scenarios write it. */
function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const
  const written = parts.filter(([number]) => number > 0).map(([number, unit]) => `${number} ${unit}`)
  return written.join(' ') || '0 s'
}

const EVERYBODY =
  /^(all|everyone|everybody|alle|tous|all (players|participants|roles|teams|staff|hands|stations))$/i
/** Several roles in a cell stand apart by a comma, a line, a stroke or an "and". */
export const namesIn = (text: string): string[] =>
  text
    .split(/[,;\n/&+]|\band\b|\bund\b/i)
    .map((name) => name.trim())
    .filter((name) => name !== '')
export const isEverybody = (text: string): boolean => EVERYBODY.test(text.trim())

function rolesOf(text: string, { roles }: World): Made {
  const whole = roles.idOf(text)
  if (whole !== null) return { key: 'to', value: [whole] }
  const names = namesIn(text)
  if (names.length === 0 || names.some(isEverybody)) return { key: 'to', value: 'all' }
  const found = names.map((name) => ({ name, role: roles.idOf(name) }))
  const unknown = found.find(({ role }) => role === null)
  if (unknown)
    return {
      problem: `There is no role "${unknown.name}".${didYouMean(unknown.name, roles.all())} Write "All" or the names of roles.`,
    }
  return { key: 'to', value: [...new Set(found.map(({ role }) => role))] }
}
