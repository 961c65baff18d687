/**
 * Writes the pictures of every screen into docs/screens: `npx tsx tests/e2e/screens.ts`, or with names of stops for
 * these alone. Needs a built client and server.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { startTour, THEMES, WIDTHS } from './guide.ts'
import { smallPng } from './palettePng.ts'
import { STOPS } from './tour.ts'

const FOLDER = path.resolve(import.meta.dirname, '../../docs/screens')
/** What a projector shows. */
const PROJECTOR = { width: 1280, height: 720 }

async function picture(page: Page, name: string): Promise<void> {
  // a frame after the change of size and theme, so that charts have measured themselves anew
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  writeFileSync(path.join(FOLDER, `${name}.png`), smallPng(await page.screenshot({ animations: 'disabled' })))
}

mkdirSync(FOLDER, { recursive: true })
const wanted = process.argv.slice(2)
const guide = await startTour()
for (const stop of STOPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const { page, context } = await guide.visit(stop)
  // charts and long texts come after the page
  await page.waitForLoadState('networkidle')
  for (const size of stop.as === 'screen' ? [PROJECTOR] : WIDTHS) {
    await page.setViewportSize(size)
    if (stop.below === 'tabs')
      await page.getByRole('tablist').evaluate((list) => list.scrollIntoView({ block: 'start' }))
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await picture(page, `${stop.name}-${size.width}-${colorScheme}`)
    }
  }
  await context.close()
}
await guide.close()
