/** The library in the browser: found, looked at, copied, saved by two, and played. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { button } from './atStation.ts'
import { expect } from './expect.ts'
import { launchBrowser, newPlayer, type Player, type Product, startProduct } from './product.ts'

let product: Product
let browser: Browser
let facilitator: Player
let page: Page

beforeAll(async () => {
  product = await startProduct()
  browser = await launchBrowser()
  facilitator = await newPlayer(browser)
  page = facilitator.page
  const { pathname, hash } = new URL(product.link)
  await page.goto(`${product.url}${pathname}${hash}`)
  await page.getByRole('link', { name: 'Scenario library' }).click()
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const cards = () => page.getByRole('article')

test('[LB30] cards are found by words and filters, which stand in the address', async () => {
  await expect(page.getByRole('heading', { name: 'Scenario library', level: 1 })).toBeVisible()
  await page.getByLabel('Search scenarios').fill('TELEMETRY privacy')
  await expect(cards()).toHaveCount(1)
  await expect(cards()).toContainText('Privacy breach')
  await page.getByLabel('Kind').selectOption('Dry run')
  await expect(page.getByText('No scenario fits')).toBeVisible()
  expect(new URL(page.url()).search).toBe('?q=TELEMETRY+privacy&kind=dry-run')
  await page.getByLabel('Kind').selectOption('Crisis')
  await page.reload()
  await expect(cards()).toHaveCount(1)
  await expect(page.getByLabel('Kind')).toHaveValue('crisis')
  await button(page, 'Clear filters').click()
  expect(new URL(page.url()).search).toBe('')
})

test('[LB31] the preview plays a day without people, and its slider goes by keys', async () => {
  await page.getByRole('link', { name: /^Preview Privacy breach/ }).click()
  await expect(page.getByRole('heading', { name: 'What passes it' })).toBeVisible()
  await page.getByRole('tab', { name: 'Watch a run' }).click()
  await expect(page.getByText(/^They (passed|did not pass)/)).toBeVisible()
  const slider = page.getByRole('slider', { name: 'Moment' })
  await expect(slider).toHaveAttribute('aria-valuetext', /^13:50:00/)
  await slider.focus()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(slider).toHaveAttribute('aria-valuetext', /^13:51:00/)
  await button(page, 'Play').click()
  await expect(button(page, 'Pause')).toBeVisible()
  await expect(slider).not.toHaveAttribute('aria-valuetext', /^13:51:00/)
  await button(page, 'Pause').click()
  await page.getByRole('tab', { name: 'What comes when' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Drawn between' }).first()).toBeVisible()
})

test('[LB32] a copy is an own scenario with versions; an old one comes back as a new one', async () => {
  await button(page, /^More for Privacy/).click()
  await page.getByRole('menuitem', { name: 'Copy' }).click()
  await page.getByLabel('Title').fill('Our privacy breach')
  await expect(page.getByLabel('Id')).toHaveValue('our-privacy-breach')
  await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click()
  await page.waitForURL('**/editor/our-privacy-breach')
  const { status } = await page.evaluate(async () => {
    const at = '/api/library/our-privacy-breach'
    const { text } = await (await fetch(at)).json()
    const changed = text.replace(/^title: .*$/m, 'title: Changed by somebody')
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ text: changed, basedOn: 1, name: 'Noor' })
    return { status: (await fetch(at, { method: 'PUT', headers, body })).status }
  })
  expect(status).toBe(200)
  await page.goto(`${product.url}/library/our-privacy-breach?part=versions`)
  await expect(page.getByRole('heading', { name: 'Changed by somebody', level: 1 })).toBeVisible()
  await expect(page.getByText(/by Noor$/).first()).toBeVisible()
  await button(page, /^Revision 2: Compare/).click()
  await expect(page.getByRole('dialog').getByText('title: Changed by somebody')).toBeVisible()
  await page.keyboard.press('Escape')
  await button(page, 'Restore revision 1').click()
  await expect(page.getByRole('heading', { name: 'Our privacy breach', level: 1 })).toBeVisible()
  await expect(page.getByText('Revision 3 · In force')).toBeVisible()
})

test('[LB33] an own scenario is run as a room, and deleted after a question', async () => {
  await button(page, 'Run').click()
  await page.waitForURL('**/console/*')
  await page.goto(`${product.url}/library?source=own`)
  await expect(cards()).toHaveCount(1)
  await button(page, /^More for Our privacy breach/).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('No scenario fits')).toBeVisible()
  expect(facilitator.errors).toEqual([])
})
