/** Leads through the tour: a server with all its rooms, and a page brought to each stop. */
import type { Browser } from 'playwright-core'
import { Browser as Bare, type Tab } from '../support/memoryServer.ts'
import { launchBrowser, newPlayer, type Player, type Product, startProduct } from './product.ts'
import { admit, cookieOf, screenAddress, stage } from './stage.ts'
import { SEATS, type Seat } from './team.ts'
import { FIRST, MOMENTS, type MomentName, type Stop } from './tour.ts'

export const WIDTHS = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const
export const THEMES = ['dark', 'light'] as const

export interface Guide {
  /** A page of its own, 1440 pixels wide and dark, that shows this stop. */
  visit: (stop: Stop) => Promise<Player>
  close: () => Promise<void>
}

export async function startTour(): Promise<Guide> {
  let codes: Record<MomentName, string> | null = null
  const product = await startProduct(async (dataDir) => {
    codes = await stage(dataDir, MOMENTS)
  })
  if (!codes) throw new Error('nothing is staged')
  return guideThrough(product, codes, await launchBrowser())
}

function guideThrough(product: Product, codes: Record<MomentName, string>, browser: Browser): Guide {
  const tabs = new Map<MomentName, Tab[]>()

  async function connect(moment: MomentName, as: 'facilitator' | Seat): Promise<Tab> {
    const bare = new Bare(product.url)
    const { name, value } = await cookieOf(
      product.dataDir,
      as === 'facilitator' ? as : { code: codes[moment], seat: as },
    )
    bare.cookies.set(name, value)
    const tab = bare.open(codes[moment], as === 'facilitator' ? as : 'participant')
    // who has not come in yet is turned away
    await Promise.race([tab.until('view'), tab.until('gone')])
    return tab
  }

  /** Everyone is there all the time: without a facilitator a room would be held. */
  async function begin(moment: MomentName): Promise<void> {
    if (tabs.has(moment)) return
    const host = await connect(moment, 'facilitator')
    tabs.set(moment, [host, ...(await Promise.all(SEATS.map((seat) => connect(moment, seat))))])
    for (const command of FIRST[moment]) {
      const ack = await host.ask(command)
      if ('refusal' in ack) throw new Error(`${command.type}: ${ack.message}`)
    }
  }

  async function addressOf({ as, moment, path }: Stop): Promise<string> {
    if (path !== undefined) return `${product.url}${path}`
    const code = moment === null ? '' : codes[moment]
    if (as === 'screen') return screenAddress(product, code)
    const page = moment === 'ended' ? 'debrief' : as === 'facilitator' ? 'console' : 'room'
    return `${product.url}/${page}/${code}`
  }

  return {
    async visit(stop) {
      const { moment, as } = stop
      if (moment !== null) await begin(moment)
      const player = await newPlayer(browser)
      if (as === 'facilitator') await admit(player, product, as)
      else if (as !== 'stranger' && as !== 'screen' && moment !== null)
        await admit(player, product, { code: codes[moment], seat: as })
      await player.page.goto(await addressOf(stop))
      await stop.show(player.page)
      return player
    },
    async close() {
      for (const tab of [...tabs.values()].flat()) tab.close()
      await browser.close()
      await product.close()
    },
  }
}
