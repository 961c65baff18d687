/** Who gets into a room and into which seat, in the browser: every way in, and every way that is none. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { button } from './atStation.ts'
import { expect } from './expect.ts'
import { launchBrowser, newPlayer, type Player, type Product, startProduct } from './product.ts'
import { joinByCode, openRoom, seatCard, takeSeat } from './team.ts'

let product: Product
let browser: Browser
let facilitator: Player
let code: string

beforeAll(async () => {
  product = await startProduct()
  browser = await launchBrowser()
  facilitator = await newPlayer(browser)
  code = await openRoom(facilitator, product)
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

async function comeIn(name: string): Promise<Player> {
  const player = await newPlayer(browser)
  await joinByCode(player.page, { url: product.url, code, name })
  await expect(player.page.getByRole('heading', { name: 'Seats', exact: true })).toBeVisible()
  return player
}

describe('the way in', () => {
  test('[EE31] an unknown code gets one sentence, a wrong character another at once', async () => {
    const { page, context } = await newPlayer(browser)
    await page.goto(product.url)
    await page.getByLabel('Room code').fill('K7M0')
    await expect(page.getByText('Codes never use 0. Look again at the room screen.')).toBeVisible()
    await page.getByLabel('Room code').fill('ZZZZZZ')
    await page.getByLabel('Your name').fill('Noor')
    await button(page, 'Join').click()
    await expect(page.getByText(/^No open room has this code\./)).toBeVisible()
    await context.close()
  })

  test('[EE32] a name alone never gives a seat back; the facilitator lets the person in again', async () => {
    const first = await comeIn('Noor')
    await takeSeat(first.page, 'rm')
    await first.context.close()
    const again = await comeIn('Noor')
    await expect(seatCard(again.page, 'rm').getByText('Noor')).toBeVisible()
    await expect(again.page.getByText('Without a seat: Noor')).toBeVisible()
    await expect(again.page.getByRole('heading', { name: 'Your seat: Release Manager' })).toHaveCount(0)
    await button(facilitator.page, 'Give a seat to Noor').click()
    await facilitator.page.getByRole('menuitem', { name: 'Second in Release Manager' }).click()
    await expect(again.page.getByRole('heading', { name: 'Your seat: Release Manager' })).toBeVisible()
    await again.context.close()
  })

  test('[EE33] a seat is open in one tab; the other says so and takes it back on a press', async () => {
    const { page, context } = await comeIn('Selim')
    await takeSeat(page, 'sl')
    const second = await context.newPage()
    await second.goto(page.url())
    await expect(second.getByRole('heading', { name: 'Your seat: Security Lead' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'This seat is open in another tab' })).toBeVisible()
    await button(page, 'Use it here').click()
    await expect(page.getByRole('heading', { name: 'Your seat: Security Lead' })).toBeVisible()
    await expect(second.getByRole('heading', { name: 'This seat is open in another tab' })).toBeVisible()
    await context.close()
  })

  test('[EE34] a locked room lets nobody new in, and says what to do', async () => {
    const lock = facilitator.page.getByRole('switch', { name: 'Lock the room' })
    await lock.click({ force: true })
    await expect(lock).toBeChecked()
    const { page, context } = await newPlayer(browser)
    await page.goto(`${product.url}/j/${code}`)
    await page.getByLabel('Your name').fill('Otto')
    await button(page, 'Join').click()
    await expect(page.getByText('The room is locked. Ask the facilitator to let you in.')).toBeVisible()
    await lock.click({ force: true })
    await expect(lock).not.toBeChecked()
    await button(page, 'Join').click()
    await expect(page.getByText('Without a seat: Otto')).toBeVisible()
    await context.close()
  })

  test('[EE35] the link of the room screen shows the room to whoever has it, and nothing can be done there', async () => {
    const link = await facilitator.page.getByRole('link', { name: 'Open room screen' }).getAttribute('href')
    const { page, context, errors } = await newPlayer(browser, { width: 1280, height: 720 })
    await page.goto(link ?? '')
    await expect(page.getByText(/^Go to /)).toBeVisible()
    expect(await page.getByRole('button').count()).toBe(0)
    expect(await page.getByRole('textbox').count()).toBe(0)
    expect(errors).toEqual([])
    await page.goto(`${product.url}/screen/${code}#wrong`)
    await page.reload()
    await expect(page.getByRole('heading', { name: /Join the room first/ })).toBeVisible()
    await context.close()
  })
})

describe('a facilitator who goes', () => {
  test('[EE36] 30 seconds without a facilitator hold the clock; who comes back lets it run', async () => {
    const facilitator = await newPlayer(browser)
    const code = await openRoom(facilitator, product)
    const player = await newPlayer(browser)
    await joinByCode(player.page, { url: product.url, code, name: 'Clara' })
    await takeSeat(player.page, 'cl')
    for (const empty of await facilitator.page.getByLabel(/^Who plays/).all())
      await empty.selectOption('Leave empty')
    await button(facilitator.page, 'Open the briefing').click()
    await button(facilitator.page, /^Start (the launch day|all the same)/).click()
    const vote = player.page.getByRole('dialog', { name: /^Go \/ no-go/ })
    await expect(vote).toBeVisible()
    await player.page.keyboard.press('Escape')
    const { page } = facilitator
    await page.goto('about:blank')
    await expect(player.page.getByText(/^Facilitator away\. Hold in 0:[012]\d/)).toBeVisible()
    await expect(player.page.getByRole('dialog', { name: 'Hold: the clock stands' })).toContainText(
      'No facilitator is in the room',
      { timeout: 45_000 },
    )
    await page.goto(`${product.url}/console/${code}`)
    await expect(page.getByText('resume when you are ready')).toBeVisible()
    await button(page, 'Resume').first().click()
    await expect(player.page.getByText(/^HELD/)).toHaveCount(0)
    expect(player.errors).toEqual([])
  })
})

describe('the connection test', () => {
  const result = (player: Player, line: string) =>
    player.page.getByRole('term').filter({ hasText: line }).locator('..')

  test('[OP23] stands beside the way in, and finds that all is well', async () => {
    const player = await newPlayer(browser)
    const { page, context, errors } = player
    await page.goto(product.url)
    await page.getByRole('link', { name: 'Test your connection' }).click()
    await expect(page.getByText('You are ready. Everything works here.')).toBeVisible()
    for (const line of [
      'Server',
      'Live connection',
      'Round trip',
      'Clock of this device',
      'Sound',
      'Storage',
    ])
      await expect(result(player, line)).toContainText('Good')
    await expect.poll(player.heard).toContain('You are ready. Everything works here.')
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await button(page, 'Copy the result').click()
    await expect(page.getByText('Copied')).toBeVisible()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toMatch(/^Test your connection\nTested at .*Z\nServer: http.*\nBrowser: .*Chrom/)
    expect(copied).toContain('Live connection: Good. WebSocket is open: what happens arrives at once.')
    expect(errors).toEqual([])
    await context.close()
  })

  test('[OP23] says that a blocked WebSocket is slower, not worse, and that a lost network is', async () => {
    const player = await newPlayer(browser)
    const { page, context } = player
    await page.routeWebSocket(/socket\.io/, (socket) => socket.close())
    await page.goto(`${product.url}/check`)
    await expect(page.getByText('You can take part.')).toBeVisible()
    await expect(result(player, 'Live connection')).toContainText(/Limited.*works all the same, by polling/)
    await expect(result(player, 'Round trip')).toContainText('Good')
    await context.setOffline(true)
    await button(page, 'Test again').click()
    await expect(page.getByText('You cannot take part from here yet.')).toBeVisible()
    await expect(result(player, 'Server')).toContainText('Does not work')
    await context.close()
  })
})
