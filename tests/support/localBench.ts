import { type Bench, Left } from '#server/library/bench.ts'
import { JOBS } from '#server/library/jobs.ts'

/** Does each job at once and here: starting a thread from the sources takes longer than most tests. */
export function localBench(): Bench {
  return {
    async ask(name, asked, { left }) {
      if (left?.aborted) throw new Left('nobody waits any more')
      const job = JOBS[name] as (asked: unknown) => unknown
      return structuredClone(await job(structuredClone(asked))) as never
    },
    close: async () => {},
  }
}
