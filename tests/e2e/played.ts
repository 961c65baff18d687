/** What was played, read from a room's log: the measure for what a debrief shows. Made without the product's own fold. */
import { shortDuration } from '#client/clockText.ts'
import type { Fact, FactOf, FactType } from '#shared/fact.ts'
import type { Phase } from '#shared/ids.ts'
import type { LogRecord } from '#shared/record.ts'
import type { SimMs } from '#shared/time.ts'

export interface PlayedPhase {
  issue: string
  phase: Phase
  from: SimMs
  to: SimMs
  late: boolean
  finished: boolean
}

const factsOf = (log: readonly LogRecord[]): Fact[] => log.flatMap(({ facts }) => facts)

export function ofType<T extends FactType>(log: readonly LogRecord[], type: T): FactOf<T>[] {
  return factsOf(log).filter((fact): fact is FactOf<T> => fact.type === type)
}

/** Every stretch in which one role held a phase of an issue of the day, in the order in which they ended. */
export function phasesOf(log: readonly LogRecord[]): PlayedPhase[] {
  const practice = new Set(ofType(log, 'issue.opened').flatMap((one) => (one.practice ? [one.issue] : [])))
  const open = new Map<string, PlayedPhase>()
  const ended: PlayedPhase[] = []
  const end = (issue: string, change: Partial<PlayedPhase>) => {
    const one = open.get(issue)
    if (one) ended.push({ ...one, ...change })
    open.delete(issue)
    return one
  }
  for (const fact of factsOf(log)) {
    if (!('issue' in fact) || typeof fact.issue !== 'string' || practice.has(fact.issue)) continue
    const { issue, at } = fact
    if (fact.type === 'issue.phaseEntered')
      open.set(issue, { issue, phase: fact.phase, from: at, to: at, late: false, finished: false })
    const now = open.get(issue)
    if (fact.type === 'issue.limitPassed' && now) open.set(issue, { ...now, late: true })
    if (fact.type === 'issue.phaseDone') end(issue, { to: at, late: fact.late, finished: true })
    if (fact.type === 'issue.handedOver') {
      const before = end(issue, { to: at })
      if (before) open.set(issue, { ...before, from: at })
    }
    if (fact.type === 'issue.resolved') end(issue, { to: at })
  }
  return ended
}

/** `10:31:04` on the launch day, which begins at 08:00. */
export function dayTime(at: SimMs): string {
  const seconds = 8 * 3600 + Math.floor(at / 1000)
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':')
}

/** What the pointer reads over the bar of a phase. */
export function barTitle({ phase, from, to, late, finished }: PlayedPhase, title: string): string {
  const name = phase[0]?.toUpperCase() + phase.slice(1)
  const after = `${late ? ', late' : ''}${finished ? '' : ', left unfinished'}`
  return `${name}, ${shortDuration(to - from)} from ${dayTime(from)}: ${title}${after}`
}
