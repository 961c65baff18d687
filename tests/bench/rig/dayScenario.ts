/** A day of forty injects for the four roles, five of them issues that nobody answers, at 60 simulated seconds a second. */
import type { Scenario } from '#shared/scenario.ts'
import { benchScenario, issue, message } from './benchScenario.ts'

const INJECTS = 40
const ISSUE_EVERY = 8
const RATE = 60
/** From one inject to the next, simulated. */
const GAP_MIN = 17

/** Real milliseconds from one inject to the next. */
export const INJECT_GAP_MS = (GAP_MIN * 60_000) / RATE

const clockTime = (minutes: number) =>
  `${String(8 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

export function dayScenario(): Scenario {
  const injects = Object.fromEntries(
    Array.from({ length: INJECTS }, (_, n) => [
      `inject-${n}`,
      {
        ...message(n, clockTime(5 + n * GAP_MIN)),
        ...(n % ISSUE_EVERY === 0 ? { issue: issue(n / ISSUE_EVERY) } : {}),
      },
    ]),
  )
  return benchScenario({ injects, quiet: RATE, deciding: RATE })
}
