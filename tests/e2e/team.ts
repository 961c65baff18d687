/** A facilitator and four roles, each in a browser of their own, brought into a room the way people come in. */

import type { Browser, Page } from 'playwright-core'
import { expect } from './expect.ts'
import { newPlayer, type Player, type Product } from './product.ts'

export const ROLES = {
  rm: 'Release Manager',
  el: 'Engineering Lead',
  cl: 'Community Lead',
  sl: 'Security Lead',
} as const
export type Seat = keyof typeof ROLES
export const SEATS: readonly Seat[] = ['rm', 'el', 'cl', 'sl']
export const NAMES: Record<Seat, string> = { rm: 'Rita', el: 'Emil', cl: 'Clara', sl: 'Selim' }

export interface Team {
  code: string
  facilitator: Player
  seats: Record<Seat, Player>
  everyone: Player[]
}

/** Signs in with the printed link and opens a room of the launch dry run. Gives its code. */
export async function openRoom({ page }: Player, { url, link }: Product): Promise<string> {
  await page.goto(`${url}${new URL(link).pathname}${new URL(link).hash}`)
  await page.getByRole('button', { name: 'Open a room with Launch dry run' }).click()
  await page.waitForURL('**/console/*')
  return page.url().split('/').at(-1) ?? ''
}

export async function joinByCode(
  page: Page,
  { url, code, name }: { url: string; code: string; name: string },
) {
  await page.goto(url)
  await page.getByLabel('Room code').fill(code)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await page.waitForURL(`**/room/${code}`)
}

export const seatCard = (page: Page, seat: Seat) => page.getByRole('article', { name: ROLES[seat] })

export async function takeSeat(page: Page, seat: Seat): Promise<void> {
  await seatCard(page, seat).getByRole('button', { name: 'Take this seat' }).click()
  await expect(page.getByRole('heading', { name: `Your seat: ${ROLES[seat]}` })).toBeVisible()
}

/** All five in the lobby, every role in its seat. */
export async function gather(browser: Browser, product: Product): Promise<Team> {
  const facilitator = await newPlayer(browser)
  const code = await openRoom(facilitator, product)
  const come = async (seat: Seat) => {
    const player = await newPlayer(browser)
    await joinByCode(player.page, { url: product.url, code, name: NAMES[seat] })
    await takeSeat(player.page, seat)
    return player
  }
  const [rm, el, cl, sl] = [await come('rm'), await come('el'), await come('cl'), await come('sl')]
  return { code, facilitator, seats: { rm, el, cl, sl }, everyone: [facilitator, rm, el, cl, sl] }
}
