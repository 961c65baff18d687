/** What a page felt like: its longest frames and tasks, read in the page while something happens there. */
import type { CDPSession, Page } from 'playwright-core'

/** A phone on a slow mobile network, as Lighthouse has it: 1.6 Mbit/s down, 150 ms there and back, a CPU four times slower. */
export const PHONE = { bytesPerSecond: 1_600_000 / 8, latencyMs: 150, slowdown: 4 }

export interface Felt {
  /** Real ms between frames, longest first. */
  frames: number[]
  /** Tasks over 50 ms, as the browser reports them. */
  tasks: number[]
}

/** As text: the compiler of the bench would leave helpers in a function that only exist here. */
const BEGIN = `{
  const felt = { frames: [], tasks: [] }
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) felt.tasks.push(duration)
  })
  observer.observe({ type: 'longtask' })
  let before = performance.now()
  let on = true
  requestAnimationFrame(function frame(now) {
    felt.frames.push(now - before)
    before = now
    if (on) requestAnimationFrame(frame)
  })
  window.endWatch = () => {
    on = false
    observer.disconnect()
    return felt
  }
}`

/** Watches while `act` happens and until the page has been still for a moment. */
export async function watched(page: Page, act: () => Promise<void>): Promise<Felt> {
  await page.evaluate(BEGIN)
  await act()
  await page.evaluate(() => new Promise((still) => requestIdleCallback(() => setTimeout(still, 100))))
  const { frames, tasks } = await page.evaluate(() => window.endWatch?.() ?? { frames: [], tasks: [] })
  const down = (a: number, b: number) => b - a
  return { frames: frames.slice(1).sort(down), tasks: tasks.sort(down) }
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

export const longest = (list: readonly number[]) => Math.round(list[0] ?? 0)

declare global {
  interface Window {
    endWatch?: () => Felt
  }
}
