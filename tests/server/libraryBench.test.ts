import { EventEmitter } from 'node:events'
import { afterEach, describe, expect, test } from 'vitest'
import { systemClock } from '#server/clock.ts'
import { type Bench, Busy, Left, openBench, TooLong } from '#server/library/bench.ts'
import { type SettableClock, settableClock } from '../support/clock.ts'

/** A thread that answers when the test says so. */
class FakeThread extends EventEmitter {
  readonly asked: string[] = []
  ended = false
  unref(): void {}
  postMessage({ asked }: { asked: { text: string } }): void {
    this.asked.push(asked.text)
  }
  async terminate(): Promise<number> {
    this.ended = true
    return 0
  }
  answer(value: unknown): void {
    this.emit('message', { value })
  }
}

let bench: Bench
afterEach(() => bench.close())

function benched(clock: SettableClock = settableClock()) {
  const threads: FakeThread[] = []
  bench = openBench(clock, () => {
    const thread = new FakeThread()
    threads.push(thread)
    return thread as never
  })
  const ask = (text: string, how: { left?: AbortSignal; later?: boolean; limitMs?: number } = {}) =>
    bench.ask('check', { text, file: 'f.yaml' }, { limitMs: 1000, ...how })
  return { clock, threads, ask }
}

describe('the thread of the library', () => {
  test('[LB20] does one job at a time, what nobody waits for last', async () => {
    const { threads, ask } = benched()
    const jobs = [ask('one'), ask('later', { later: true }), ask('two')]
    expect(threads[0]?.asked).toEqual(['one'])
    threads[0]?.answer([])
    expect(threads[0]?.asked).toEqual(['one', 'two'])
    threads[0]?.answer([])
    threads[0]?.answer([])
    expect(await Promise.all(jobs)).toEqual([[], [], []])
    expect(threads).toHaveLength(1)
    expect(threads[0]?.asked).toEqual(['one', 'two', 'later'])
  })

  test('[LB21] ends with the job whose asker left, and the next job has another one', async () => {
    const { threads, ask } = benched()
    const [gone, waiting] = [new AbortController(), new AbortController()]
    const first = ask('first', { left: gone.signal })
    const dropped = ask('dropped', { left: waiting.signal })
    const last = ask('last')
    const leaves = [expect(first).rejects.toThrow(Left), expect(dropped).rejects.toThrow(Left)]
    waiting.abort()
    gone.abort()
    await Promise.all(leaves)
    expect(threads.map(({ asked, ended }) => [asked, ended])).toEqual([
      [['first'], true],
      [['last'], false],
    ])
    threads[0]?.answer('too late')
    threads[1]?.answer([])
    expect(await last).toEqual([])
    expect(await ask('aborted before', { left: gone.signal }).catch((error) => error)).toBeInstanceOf(Left)
  })

  test('[LB22] is given up when a job takes too long, and takes only so many', async () => {
    const { clock, threads, ask } = benched()
    const slow = expect(ask('slow')).rejects.toThrow(TooLong)
    const waiting = Array.from({ length: 16 }, (_, i) => ask(`${i}`))
    for (const one of waiting) one.catch(() => {})
    await expect(ask('one too many')).rejects.toThrow(Busy)
    await clock.advance(1000)
    await slow
    expect(threads.map(({ ended }) => ended)).toEqual([true, false])
  })

  test('[LB22] ends when it had nothing to do for a while', async () => {
    const { clock, threads, ask } = benched()
    const one = ask('one')
    threads[0]?.answer([])
    await one
    await clock.advance(59_000)
    expect(threads[0]?.ended).toBe(false)
    await clock.advance(1000)
    expect(threads[0]?.ended).toBe(true)
  })

  test('[LB20] is a real one: it reads a text, and a failure is one of the job alone', async () => {
    bench = openBench(systemClock)
    const how = { limitMs: 60_000 }
    const broken = { text: 7 as never, file: 'f.yaml' }
    await expect(bench.ask('check', broken, how)).rejects.toThrow(Error)
    const [first] = await bench.ask('check', { text: 'launchroom: 2\n', file: 'f.yaml' }, how)
    expect(first).toMatchObject({ line: 1, severity: 'error' })
  })
})
