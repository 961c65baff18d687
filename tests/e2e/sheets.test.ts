/** Sheets and plans in the browser: from a file to the library, and out of it again. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { button } from './atStation.ts'
import { expect } from './expect.ts'
import { launchBrowser, newPlayer, type Player, type Product, startProduct } from './product.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SHEET = [
  'No.,Wann?,Recipient Player(s),Inject,Description,Exercise Phase',
  '1,T+10,Press Office; Crisis Manager,First call,Is it true?,One',
  '2,T+25,All players,Posts go round,It is down,Two',
  '3,soon,Crisis Manager,Question,Who decides?,Two',
].join('\r\n')
const PLAN = [
  '# Launch',
  '',
  '| When | What | Who |',
  '|---|---|---|',
  '| Fri 2026-01-15 10:00 | Tag | Lead |',
].join('\n')

let product: Product
let browser: Browser
let folder: string
let player: Player
/** Under the name that the cookie is for. */
let url: string

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'launchroom-sheets-'))
  writeFileSync(path.join(folder, 'harbour.csv'), SHEET)
  writeFileSync(path.join(folder, 'launch.md'), PLAN)
  product = await startProduct()
  browser = await launchBrowser()
  player = await newPlayer(browser)
  await player.page.goto(product.link)
  await player.page.waitForURL('**/rooms')
  url = new URL(product.link).origin
})
afterAll(async () => {
  await browser.close()
  await product.close()
  rmSync(folder, { recursive: true })
})

async function give(page: Page, file: string): Promise<void> {
  await page.goto(`${url}/library`)
  await button(page, 'Import a sheet or plan').click()
  const chooser = page.waitForEvent('filechooser')
  await button(page, 'Choose a file').click()
  await (await chooser).setFiles(path.join(folder, file))
  await expect(button(page, 'Next')).toBeVisible()
}

async function axe(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate<AxeResults>(
    "axe.run({ resultTypes: ['violations'], preload: false })",
  )
  return violations.map(
    ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
}

test('[ME21] in the browser a sheet becomes a draft, goes out as a workbook, and comes back as it was', async () => {
  const { page } = player
  await give(page, 'harbour.csv')
  await page.getByRole('combobox', { name: 'Wann?' }).selectOption('Time in the exercise')
  expect(await axe(page)).toEqual([])
  await button(page, 'Next').click()
  await expect(page.getByText('2 injects are new')).toBeVisible()
  await expect(page.getByRole('row', { name: /^4 Wann\? Error "soon" is not a time/ })).toBeVisible()
  expect(await axe(page)).toEqual([])
  await button(page, 'Save as draft').click()
  await page.waitForURL(`${url}/library/harbour`)

  await page.goto(`${url}/library`)
  await button(page, 'More for harbour').click()
  await page.getByRole('menuitem', { name: 'Export as a sheet' }).click()
  const download = page.waitForEvent('download')
  await button(page, 'Export').click()
  await (await download).saveAs(path.join(folder, 'harbour.xlsx'))
  await give(page, 'harbour.xlsx')
  await button(page, 'Next').click()
  await expect(page.getByText('There is nothing to save.')).toBeVisible()
})

test('[ME21] in the browser a plan becomes a draft, and what contradicts itself is shown with its line', async () => {
  const { page } = player
  await give(page, 'launch.md')
  await button(page, 'Next').click()
  await expect(
    page.getByRole('row', { name: /^5 3 Error 2026-01-15 is a Thursday, not a Friday/ }),
  ).toBeVisible()
  await button(page, 'Save as draft').click()
  await page.waitForURL(`${url}/library/launch`)
})
