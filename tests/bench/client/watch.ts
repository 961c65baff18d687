/**
 * What a page felt like while something happened there, from a trace of the browser. Beside real time stands the time
 * the page's own thread was computing: on a machine that is busy with other things only that says something.
 */
import type { Browser, CDPSession, Page } from 'playwright-core'

/** A phone on a slow mobile network, as Lighthouse has it: 1.6 Mbit/s down, 150 ms there and back, a CPU four times slower. */
export const PHONE = { bytesPerSecond: 1_600_000 / 8, latencyMs: 150, slowdown: 4 }

/** Ms of the longest task, and of all that was done between two frames where that was most. */
export interface Felt {
  task: { real: number; computing: number }
  frame: { real: number; computing: number }
  frames: number
}

interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** Microseconds. */
  ts: number
  dur?: number
  tdur?: number
  args?: { name?: string }
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline']
const ANIMATE = `{ window.watched = true; requestAnimationFrame(function frame() { if (window.watched) requestAnimationFrame(frame) }) }`

/** Watches while `act` happens and until the page has been still for a moment. */
export async function watched(browser: Browser, page: Page, act: () => Promise<void>): Promise<Felt> {
  await browser.startTracing(page, { categories: CATEGORIES })
  await page.evaluate(ANIMATE)
  await act()
  await page.evaluate('new Promise((still) => requestIdleCallback(() => setTimeout(still, 100)))')
  await page.evaluate('window.watched = false')
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  return feltIn(trace.traceEvents)
}

function feltIn(events: readonly TraceEvent[]): Felt {
  const frames = events.filter(({ name }) => name === 'FireAnimationFrame').sort((a, b) => a.ts - b.ts)
  const first = frames[0]
  const tasks = events
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === first?.pid && tid === first.tid)
    .sort((a, b) => a.ts - b.ts)
  const felt: Felt = {
    task: { real: 0, computing: 0 },
    frame: { real: 0, computing: 0 },
    frames: frames.length,
  }
  for (const { dur = 0, tdur = 0 } of tasks) {
    felt.task.real = Math.max(felt.task.real, dur / 1000)
    felt.task.computing = Math.max(felt.task.computing, tdur / 1000)
  }
  let i = 0
  for (const [k, { ts }] of frames.entries()) {
    const before = frames[k - 1]
    let computing = 0
    for (let task = tasks[i]; task && task.ts < ts; task = tasks[++i]) computing += (task.tdur ?? 0) / 1000
    if (!before) continue
    felt.frame.real = Math.max(felt.frame.real, (ts - before.ts) / 1000)
    felt.frame.computing = Math.max(felt.frame.computing, computing)
  }
  return felt
}

export async function slowCpu(page: Page, times: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: times })
  return session
}

export async function slowNetwork(session: CDPSession): Promise<void> {
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: PHONE.latencyMs,
    downloadThroughput: PHONE.bytesPerSecond,
    uploadThroughput: PHONE.bytesPerSecond,
  })
}

export const feltText = ({ task, frame, frames }: Felt) =>
  `longest task ${task.computing.toFixed(0)} ms computing (${task.real.toFixed(0)} real), ` +
  `longest frame ${frame.computing.toFixed(0)} ms (${frame.real.toFixed(0)} real) of ${frames}`
