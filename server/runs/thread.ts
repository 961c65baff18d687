/** The thread in which bots play: live rooms and terminals are not held up by it. */
import { Worker } from 'node:worker_threads'

/** A day makes a lot that lives as short as a step: with room for it, a tenth less time goes into collecting. */
const resourceLimits = { maxYoungGenerationSizeMb: 96 }

/** Starts a thread that plays days of a scenario. Built programs have it beside them as `playThread.js`. */
export function startPlayThread(workerData: unknown): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./playThread.js', import.meta.url), { workerData, resourceLimits })
  }
  // Run from the sources: a thread does not inherit what lets this one read TypeScript.
  const source = JSON.stringify(new URL('./playThread.ts', import.meta.url).href)
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}) })`
  return new Worker(load, { workerData, resourceLimits, eval: true })
}
