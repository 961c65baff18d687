/** How long the work on an issue takes at least, and how long a good team takes. Times count from its opening. */
import { PHASES, type Phase } from '#shared/ids.ts'
import type { Issue } from '#shared/scenario/issue.ts'
import type { SimMs } from '#shared/time.ts'

export interface IssueTimes {
  /** Waits of a step and of all that has to be done before it. */
  chain: Record<string, SimMs>
  /** Steps that some decision asks for. */
  asked: ReadonlySet<string>
  options: OptionTimes[]
  /** Waits up to the last required step of the quickest decision. */
  quickest: SimMs
  /** Par of a phase and of those before it. */
  par: Record<Phase, SimMs>
}
export interface OptionTimes {
  /** Null for something else than what is listed. */
  id: string | null
  steps: string[]
  required: string[]
  /** Waits up to its last required step. */
  chain: SimMs
}

export function issueTimes(issue: Issue): IssueTimes {
  const all = Object.keys(issue.steps)
  const chain = chainsOf(issue)
  const lists = Object.values(issue.options).flatMap(({ steps }) => (steps ? [new Set(steps)] : []))
  const shared = all.filter((step) => lists.every((list) => list.has(step)))
  const option = (id: string | null, steps: string[]): OptionTimes => {
    const required = steps.filter((step) => issue.steps[step]?.optional === false)
    return { id, steps, required, chain: Math.max(0, ...required.map((step) => chain[step] ?? 0)) }
  }
  const options = [
    ...Object.entries(issue.options).map(([id, { steps }]) => option(id, steps ?? all)),
    option(null, shared),
  ]
  let sum = 0
  const par = PHASES.map((phase) => {
    sum += issue.phases[phase].par
    return [phase, sum]
  })
  return {
    chain,
    asked: new Set(options.flatMap(({ steps }) => steps)),
    options,
    quickest: Math.min(...options.map((one) => one.chain)),
    par: Object.fromEntries(par),
  }
}

/** Longest way through the waits up to the end of each step. Rings were refused before. */
function chainsOf({ steps }: Issue): Record<string, SimMs> {
  const known: Record<string, SimMs> = {}
  const chain = (id: string): SimMs => {
    const before = known[id]
    if (before !== undefined) return before
    const { after = [], takes = 0 } = steps[id] ?? {}
    const found = takes + after.reduce((longest, one) => Math.max(longest, chain(one)), 0)
    known[id] = found
    return found
  }
  for (const id of Object.keys(steps)) chain(id)
  return known
}
