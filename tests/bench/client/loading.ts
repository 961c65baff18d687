/** How soon a participant on a slow phone can work, and what comes over the network until then. */
import type { Browser, Page } from 'playwright-core'
import { newPlayer, type Player, type Product } from '../../e2e/product.ts'
import { admit } from '../../e2e/stage.ts'
import type { Seat } from '../../e2e/team.ts'
import type { Tab } from '../../support/memoryServer.ts'
import { PHONE, slowCpu, slowNetwork } from './watch.ts'

const SEAT: Seat = 'el'
/** The first row of the Inbox. */
const USABLE = '[data-inbox-row]'
const INBOX = 'main h2'

export interface Arrival {
  /** From the navigation, or from what brought the station about. Real ms. */
  ms: number
  /** Scripts that came over the network until then, as they came. */
  scriptBytes: number
}

async function phone(
  browser: Browser,
  product: Product,
  code: string,
): Promise<Player & { slow: () => Promise<void> }> {
  const player = await newPlayer(browser, { width: 390, height: 844 })
  await admit(player, product, { code, seat: SEAT })
  return {
    ...player,
    slow: async () => slowNetwork(await slowCpu(player.page, PHONE.slowdown)),
  }
}

async function arrived(page: Page, selector: string): Promise<Arrival> {
  await page.waitForFunction((wanted) => document.querySelector(wanted) !== null, selector, {
    polling: 'raf',
  })
  return page.evaluate(`({
    ms: performance.now(),
    scriptBytes: performance.getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js'))
      .reduce((sum, { encodedBodySize, transferSize }) => sum + (transferSize > 0 ? encodedBodySize : 0), 0),
  })`)
}

/** Into a running station with nothing in the cache, and once more with all of it there. */
export async function openStation(
  browser: Browser,
  product: Product,
  code: string,
): Promise<{ cold: Arrival; warm: Arrival }> {
  const { page, context, slow } = await phone(browser, product, code)
  await slow()
  await page.goto(`${product.url}/room/${code}`, { waitUntil: 'commit' })
  const cold = await arrived(page, USABLE)
  await page.waitForLoadState('networkidle')
  await page.reload({ waitUntil: 'commit' })
  const warm = await arrived(page, USABLE)
  await context.close()
  return { cold, warm }
}

/** The join page with nothing in the cache, until the code can be typed. */
export async function openJoin(browser: Browser, product: Product): Promise<Arrival> {
  const player = await newPlayer(browser, { width: 390, height: 844 })
  await slowNetwork(await slowCpu(player.page, PHONE.slowdown))
  await player.page.goto(product.url, { waitUntil: 'commit' })
  const seen = await arrived(player.page, 'input[name="code"]')
  await player.context.close()
  return seen
}

/** The usual way: in the lobby when the facilitator starts. From the command until the station stands. */
export async function startFromLobby(
  browser: Browser,
  { product, code, facilitator }: { product: Product; code: string; facilitator: Tab },
): Promise<number> {
  const { page, context, slow } = await phone(browser, product, code)
  await slow()
  await page.goto(`${product.url}/room/${code}`)
  await page.waitForLoadState('networkidle')
  const before = performance.now()
  const answer = await facilitator.ask({ type: 'room.start' })
  if ('refusal' in answer) throw new Error(`the start was refused: ${JSON.stringify(answer)}`)
  await page.waitForFunction(
    (headings) => [...document.querySelectorAll(headings)].some((one) => one.textContent?.includes('Inbox')),
    INBOX,
    { polling: 'raf' },
  )
  const ms = performance.now() - before
  await context.close()
  return ms
}
