import type { CommandOf } from '#shared/command.ts'
import type { View } from '#shared/view.ts'

/** Rates that can be set by hand with one press. */
export const RATES = [1, 2, 5, 10, 60] as const
export type Speed = 'automatic' | `${(typeof RATES)[number]}`
export const SPEEDS: readonly Speed[] = ['automatic', ...RATES.map((rate): Speed => `${rate}`)]

/** The chosen one of the speeds; null where a rate was set that has no button. */
export function speedOf({ mode, rate }: View['pacing']): Speed | null {
  return mode === 'automatic' ? 'automatic' : (SPEEDS.find((speed) => speed === String(rate)) ?? null)
}

/** What sets a speed. Automatic keeps the quiet rate that was set last. */
export function paceCommand(speed: Speed, { quiet }: View['pacing']): CommandOf<'clock.pace'> {
  return speed === 'automatic'
    ? { type: 'clock.pace', mode: 'automatic', rate: quiet }
    : { type: 'clock.pace', mode: 'manual', rate: Number(speed) }
}
