/** The memory of a server after it has collected its garbage, by the inspector that Node opens for whoever asks. */
import type { Served } from './servers.ts'
import { bareSocket } from './webSocket.ts'

export interface Memory {
  /** Bytes in use on the heap, and outside it by buffers. */
  used: number
  rss: number
}

/** The server must have been started with `--inspect=127.0.0.1:0`. */
export async function memoryOf({ inspector }: Served): Promise<Memory> {
  if (!inspector) throw new Error('the server was started without its inspector')
  const socket = bareSocket(inspector)
  await new Promise<void>((open, failed) => {
    socket.on('open', open)
    socket.on('error', failed)
  })
  let count = 0
  const waiting = new Map<number, (result: Result) => void>()
  socket.on('message', (data) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result: Result }
    if (id !== undefined) waiting.get(id)?.(result)
  })
  const ask = (method: string, params: object = {}) =>
    new Promise<Result>((answered) => {
      count += 1
      waiting.set(count, answered)
      socket.send(JSON.stringify({ id: count, method, params }))
    })
  // Twice: what the first pass lets go of can hold more.
  await ask('HeapProfiler.collectGarbage')
  await ask('HeapProfiler.collectGarbage')
  const { result } = await ask('Runtime.evaluate', { expression: 'JSON.stringify(process.memoryUsage())' })
  socket.close()
  const { heapUsed, external, rss } = JSON.parse(result?.value ?? '{}') as NodeJS.MemoryUsage
  return { used: heapUsed + external, rss }
}

interface Result {
  result?: { value: string }
}
