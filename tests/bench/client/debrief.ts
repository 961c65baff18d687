/** A debrief of ten thousand facts: how long it takes to open, and how it feels to go through it. */
import type { Browser, Page } from 'playwright-core'
import { type Felt, watched } from './watch.ts'

export interface Opened {
  /** From the navigation to key moments that can be used. Real ms. */
  openMs: number
  /** Of that, until the answer of the server was read. Real ms. */
  answerMs: number
  /** Bytes of that answer as they came over the network. */
  answerBytes: number
}

export async function openDebrief(page: Page, address: string): Promise<Opened> {
  await page.goto(address, { waitUntil: 'commit' })
  await page.waitForFunction(() => document.querySelector('button[data-n]') !== null, null, {
    polling: 'raf',
  })
  return page.evaluate(() => {
    const seen = performance.now()
    const answer = performance
      .getEntriesByType('resource')
      .find(
        (entry): entry is PerformanceResourceTiming =>
          entry.name.endsWith('/debrief') && !entry.name.includes('/debrief/'),
      )
    return { openMs: seen, answerMs: answer?.responseEnd ?? 0, answerBytes: answer?.encodedBodySize ?? 0 }
  })
}

const STEPS = 60

/** The slider is drawn over the day and back with the pointer. */
export async function drag(browser: Browser, page: Page): Promise<Felt> {
  const box = await page.getByRole('slider', { name: 'Moment' }).boundingBox()
  if (!box) throw new Error('the slider is not in sight')
  const y = box.y + box.height / 2
  return watched(browser, page, async () => {
    await page.mouse.move(box.x + 10, y)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width - 10, y, { steps: STEPS })
    await page.mouse.move(box.x + 10, y, { steps: STEPS })
    await page.mouse.up()
  })
}

/** Keys on the slider: seconds, minutes, key moments, both ends. */
export async function press(browser: Browser, page: Page): Promise<Felt> {
  await page.getByRole('slider', { name: 'Moment' }).focus()
  return watched(browser, page, async () => {
    for (const key of [
      'End',
      'Home',
      ...Array(20).fill('n'),
      ...Array(20).fill('Shift+ArrowRight'),
      ...Array(10).fill('PageUp'),
      'End',
    ])
      await page.keyboard.press(key)
  })
}
