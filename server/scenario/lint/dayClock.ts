/** Times of the day of a scenario as simulated milliseconds, and back into words. */
import { Temporal } from 'temporal-polyfill'
import type { Scenario } from '#shared/scenario.ts'
import { MINUTE, SECOND, type SimMs } from '#shared/time.ts'

export interface DayClock {
  /** `10:30` as simulated milliseconds since the clock starts. */
  sim: (time: string) => SimMs
  /** A simulated time as the clock shows it. */
  shown: (at: SimMs) => string
  end: SimMs
}

export function dayClockOf({ clock }: Scenario): DayClock {
  const known = new Map<string, number>()
  const instant = (time: string): number => {
    const before = known.get(time)
    if (before !== undefined) return before
    const date = Temporal.PlainDateTime.from(`${clock.date}T${time}`)
    const found = date.toZonedDateTime(clock.zone).epochMilliseconds
    known.set(time, found)
    return found
  }
  const epoch = instant(clock.from)
  return {
    sim: (time) => instant(time) - epoch,
    shown: (at) => {
      const there = Temporal.Instant.fromEpochMilliseconds(epoch + at).toZonedDateTimeISO(clock.zone)
      return there.toPlainTime().toString({ smallestUnit: there.second === 0 ? 'minute' : 'second' })
    },
    end: instant(clock.to) - epoch,
  }
}

/** `90 s`, `12 min`, `1 h 30 min`. */
export function lengthOf(ms: SimMs): string {
  if (ms < 2 * MINUTE && ms % MINUTE !== 0) return `${Math.round(ms / SECOND)} s`
  const minutes = Math.round(ms / MINUTE)
  const hours = Math.floor(minutes / 60)
  if (hours === 0) return `${minutes} min`
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
}
