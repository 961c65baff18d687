/** Every screen at every width and in both themes: nothing that axe finds, nothing that runs off the side, no error. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { expect } from './expect.ts'
import { type Guide, startTour, THEMES, WIDTHS } from './guide.ts'
import { STOPS } from './tour.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let guide: Guide

beforeAll(async () => {
  guide = await startTour()
})
afterAll(() => guide.close())

/** What axe finds, one line for each element. A theme changes colours and nothing else. */
async function findings(page: Page, colorScheme: (typeof THEMES)[number]): Promise<string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  const rules = colorScheme === 'dark' ? '' : "runOnly: ['color-contrast'], "
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run({ ${rules}resultTypes: ['violations'], preload: false })`,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${help} at ${target.join(' ')}. ${any[0]?.message ?? ''}`),
  )
}

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe.for(STOPS)('$name', (stop) => {
  test(`[EE41] ${stop.name}: axe finds nothing, and nothing runs off the side`, async () => {
    const { page, context, errors } = await guide.visit(stop)
    await page.evaluate(AXE)
    const found: string[] = []
    for (const size of WIDTHS) {
      await page.setViewportSize(size)
      for (const theme of THEMES)
        for (const one of await findings(page, theme)) found.push(`${size.width} ${theme} ${one}`)
      const over = await sideways(page)
      if (over > 0) found.push(`${size.width} scrolls sideways by ${over}`)
    }
    await page.setViewportSize({ width: 320, height: 700 })
    const over = await sideways(page)
    if (over > 0) found.push(`320 scrolls sideways by ${over}`)
    expect(found).toEqual([])
    expect(errors).toEqual([])
    await context.close()
  })
})
