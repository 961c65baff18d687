/** Gives an inject another time, as its trigger has it: a time, both ends of a window, or the offset from what it follows. */
import { DAY } from '#shared/time.ts'
import type { Edit } from '../text/edit.ts'
import { isMapping, valueAt } from '../text/path.ts'
import { durationText, readDuration, readTime, timeText } from './dayTime.ts'

/** Moves it by so many milliseconds. Null where it has no time that could move, or would leave the day. */
export function movedBy(value: unknown, id: string, ms: number): Edit[] | null {
  const trigger = valueAt(value, ['injects', id, 'trigger'])
  if (!isMapping(trigger)) return null
  const at = (key: string) => ['injects', id, 'trigger', key]
  if ('at' in trigger) {
    const next = moved(readTime(trigger['at']), ms)
    return next === null ? null : [{ put: at('at'), value: timeText(next) }]
  }
  if ('between' in trigger && Array.isArray(trigger['between'])) {
    const follows = 'follows' in trigger
    const read = follows ? readDuration : readTime
    const write = follows ? durationText : timeText
    const ends = trigger['between'].map((end) => moved(read(end), ms))
    if (ends.length !== 2 || ends.includes(null)) return null
    return [{ put: at('between'), value: ends.map((end) => write(end ?? 0)) }]
  }
  if ('follows' in trigger || 'when' in trigger) {
    const after = 'after' in trigger ? readDuration(trigger['after']) : 0
    const next = moved(after, ms)
    if (next === null) return null
    return [{ put: at('after'), value: 'when' in trigger && next === 0 ? undefined : durationText(next) }]
  }
  return null
}

function moved(from: number | null, ms: number): number | null {
  const next = from === null ? null : from + ms
  return next === null || next < 0 || next >= DAY ? null : next
}
