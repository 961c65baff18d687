/** Times of the launch day as people read and write them. */
import { Temporal } from 'temporal-polyfill'
import { ClockTime } from '#shared/scenario/words.ts'
import type { Script } from '#shared/script.ts'
import { HOUR, MINUTE, SECOND, type SimMs } from '#shared/time.ts'

type Day = Pick<Script, 'epoch' | 'clock'>

/** `10:30:15`, in the scenario's zone. */
export function clockText({ epoch, clock }: Day, at: SimMs): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(epoch + at)
  return instant.toZonedDateTimeISO(clock.zone).toPlainTime().toString({ smallestUnit: 'second' })
}

/** Simulated time of a clock time like `10:45`; null if it is not one. */
export function simOf({ epoch, clock }: Day, text: string): SimMs | null {
  if (!ClockTime.safeParse(text).success) return null
  const local = Temporal.PlainDateTime.from(`${clock.date}T${text}`)
  return local.toZonedDateTime(clock.zone).epochMilliseconds - epoch
}

/** `2:05`, minutes and seconds. */
export function minutesText(ms: SimMs): string {
  const seconds = Math.floor((ms % MINUTE) / SECOND)
  return `${Math.floor(ms / MINUTE)}:${String(seconds).padStart(2, '0')}`
}

/** `12 h 5 min`. */
export function hoursText(ms: SimMs): string {
  return `${Math.floor(ms / HOUR)} h ${Math.floor((ms % HOUR) / MINUTE)} min`
}
