/**
 * A thread that does one job at a time. Whoever asks may leave: a job that waits is dropped, and one that runs ends with
 * its thread, since nothing else stops a computation. What takes too long ends the same way. Jobs nobody waits for go
 * last. The thread begins with the first job and ends when it had none for a while.
 */
import { Worker } from 'node:worker_threads'
import { MINUTE } from '#shared/time.ts'
import type { Clock } from '../clock.ts'
import type { JobName, Jobs } from './jobs.ts'
import type { JobReply, JobRequest } from './jobsWorker.ts'

export interface Bench {
  /** Throws `Busy` when too many wait, `TooLong` when it takes longer than that, `Left` when nobody waits any more. */
  ask: <N extends JobName>(
    name: N,
    asked: Parameters<Jobs[N]>[0],
    how: { limitMs: number; left?: AbortSignal; later?: boolean },
  ) => Promise<Awaited<ReturnType<Jobs[N]>>>
  close: () => Promise<void>
}

export class Busy extends Error {}
export class TooLong extends Error {}
export class Left extends Error {}

interface Job {
  request: JobRequest
  limitMs: number
  later: boolean
  keep: (value: unknown) => void
  fail: (error: Error) => void
}

const MOST_WAITING = 16
const IDLE_MS = MINUTE

export function openBench(clock: Clock, start: () => Worker = startWorker): Bench {
  let waiting: Job[] = []
  let running: Job | null = null
  let worker: Worker | null = null
  let cancelTimer = () => {}
  let closed = false

  function next(): void {
    if (running || closed) return
    const job = waiting.find(({ later }) => !later) ?? waiting[0]
    cancelTimer()
    if (!job) {
      cancelTimer = clock.set(IDLE_MS, drop)
      return
    }
    waiting = waiting.filter((one) => one !== job)
    running = job
    worker ??= begin()
    cancelTimer = clock.set(job.limitMs, () => end(new TooLong(`${job.request.name} took too long`)))
    worker.postMessage(job.request)
  }

  function begin(): Worker {
    const made = start()
    made.unref()
    made.on('message', (reply: JobReply) => {
      if (made === worker) settle(reply)
    })
    made.on('error', (error) => {
      if (made === worker) end(error)
    })
    return made
  }

  function settle(reply: JobReply): void {
    const job = running
    running = null
    if ('error' in reply) job?.fail(new Error(reply.error))
    else job?.keep(reply.value)
    next()
  }

  /** The thread goes with its job; the next one gets another. */
  function end(why: Error): void {
    const job = running
    running = null
    drop()
    job?.fail(why)
    next()
  }

  function drop(): void {
    void worker?.terminate()
    worker = null
  }

  function leave(job: Job): void {
    if (job === running) return end(new Left('nobody waits any more'))
    waiting = waiting.filter((one) => one !== job)
    job.fail(new Left('nobody waits any more'))
  }

  return {
    ask: (name, asked, { limitMs, left, later = false }) =>
      new Promise((keep, fail) => {
        if (left?.aborted) return fail(new Left('nobody waits any more'))
        if (closed || (!later && waiting.length >= MOST_WAITING)) return fail(new Busy('too many jobs wait'))
        const request = { name, asked } as JobRequest
        const job: Job = { request, limitMs, later, keep: keep as Job['keep'], fail }
        left?.addEventListener('abort', () => leave(job), { once: true })
        waiting.push(job)
        next()
      }),
    async close() {
      closed = true
      cancelTimer()
      for (const job of [...waiting, running]) job?.fail(new Left('the server stops'))
      waiting = []
      running = null
      await worker?.terminate()
      worker = null
    },
  }
}

function startWorker(): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./jobsWorker.js', import.meta.url))
  // Run from the sources: a thread does not inherit what lets this one read TypeScript.
  const source = JSON.stringify(new URL('./jobsWorker.ts', import.meta.url).href)
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}) })`
  return new Worker(load, { eval: true })
}
