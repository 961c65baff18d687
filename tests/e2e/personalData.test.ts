/** Taking back what a room keeps, as people do it: by mouse and keyboard, in their own browsers. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect as check, test } from 'vitest'
import { button } from './atStation.ts'
import { expect } from './expect.ts'
import { launchBrowser, newPlayer, type Player, type Product, startProduct } from './product.ts'
import { admit, stage } from './stage.ts'
import { NAMES } from './team.ts'

let product: Product
let browser: Browser
let code: string

beforeAll(async () => {
  product = await startProduct(async (dataDir) => {
    const codes = await stage(dataDir, { over: { seed: 31, until: null } })
    code = codes.over
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

async function at(as: 'facilitator' | 'el', address: string): Promise<Player> {
  const player = await newPlayer(browser)
  await admit(player, product, as === 'facilitator' ? as : { code, seat: as })
  await player.page.goto(`${product.url}${address}`)
  return player
}

async function fileOf(page: Page, press: () => Promise<void>): Promise<string> {
  const downloaded = page.waitForEvent('download')
  await press()
  const download = await downloaded
  return readFileSync(await download.path(), 'utf8')
}

const inData = (text: string) =>
  readdirSync(product.dataDir).filter((name) => readFileSync(path.join(product.dataDir, name)).includes(text))

test('[PD20] a participant exports and erases the own data, and is a stranger then', async () => {
  const facilitator = await at('facilitator', `/debrief/${code}`)
  await expect(facilitator.page.getByRole('heading', { name: /^Debrief/ })).toBeVisible()
  await facilitator.page.getByText(/^All \(/).click()
  await facilitator.page.getByPlaceholder('Search').fill('erased what')
  const { page, errors, context } = await at('el', `/debrief/${code}`)
  await button(page, 'My data').click()
  const exported = JSON.parse(
    await fileOf(page, () => page.getByRole('link', { name: 'Export my data' }).click()),
  )
  check(exported.person.names).toMatchObject([{ name: NAMES.el }])
  check(inData(NAMES.el)).not.toEqual([])
  await button(page, 'Erase my data').click()
  const dialog = page.getByRole('alertdialog', { name: 'Erase your data?' })
  const confirm = dialog.getByRole('button', { name: 'Erase for good' })
  await expect(confirm).toBeDisabled()
  // the rest by keyboard alone
  await dialog.getByLabel('Reason (optional)').focus()
  await page.keyboard.type('Moving on')
  await page.keyboard.press('Tab')
  await page.keyboard.type(code.toLowerCase())
  await expect(confirm).toBeEnabled()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Join a launch simulation' })).toBeVisible()
  check(inData(NAMES.el)).toEqual([])
  await page.goto(`${product.url}/debrief/${code}`)
  await expect(page.getByRole('heading', { name: /join/i }).first()).toBeVisible()
  check(errors).toEqual([])
  await context.close()
  // a page that was open all the time shows what is stored now
  await expect(facilitator.page.getByText(/^Erased what they wrote: Moving on$/).first()).toBeVisible()
  await button(facilitator.page, 'People’s data').click()
  const erased = facilitator.page.getByRole('listitem').filter({ hasText: 'Former participant' })
  await expect(erased).toContainText('Erased')
  await facilitator.context.close()
})

test('[PD21] a facilitator deletes a room from the list, after the code is typed', async () => {
  const { page, errors, context } = await at('facilitator', '/rooms')
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`
  await button(page, `Delete room ${spaced}`).click()
  const dialog = page.getByRole('alertdialog', { name: `Delete room ${spaced}?` })
  const log = await fileOf(page, () => dialog.getByRole('link', { name: 'Download log' }).click())
  check(log.trim().split('\n').length).toBeGreaterThan(100)
  const confirm = dialog.getByRole('button', { name: 'Delete for good' })
  await dialog.getByLabel(/^Type the room code/).focus()
  await page.keyboard.type('22222')
  await page.keyboard.press('Enter')
  await expect(confirm).toBeDisabled()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(spaced)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText('No rooms yet.')).toBeVisible()
  check(inData(NAMES.rm)).toEqual([])
  await page.goto(`${product.url}/debrief/${code}`)
  await expect(page.getByRole('heading').first()).toBeVisible()
  await expect(page.getByText('Debrief:')).toBeHidden()
  check(errors).toEqual([])
  await context.close()
})
