/** The thread in which texts are read and bots play, so that rooms do not wait for it. */
import { parentPort } from 'node:worker_threads'
import { JOBS, type JobName, type Jobs } from './jobs.ts'

export type JobRequest<N extends JobName = JobName> = {
  [K in N]: { name: K; asked: Parameters<Jobs[K]>[0] }
}[N]
export type JobReply = { value: unknown } | { error: string }

const port = parentPort
if (!port) throw new Error('jobsWorker runs as a worker thread')
port.on('message', async ({ name, asked }: JobRequest) => {
  const job = JOBS[name] as (asked: unknown) => unknown
  let reply: JobReply
  try {
    reply = { value: await job(asked) }
  } catch (error) {
    reply = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  port.postMessage(reply)
})
