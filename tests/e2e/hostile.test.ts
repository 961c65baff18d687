/** Texts that would take a page over, shown in a real browser: by a scenario, and by somebody in a seat. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, test, expect as that } from 'vitest'
import { expect } from './expect.ts'
import { launchBrowser, newPlayer, type Player, type Product, startProduct } from './product.ts'
import { admit, stage } from './stage.ts'
import { MOMENTS } from './tour.ts'

const HOSTILE = [
  '<img src=x onerror="window.owned = 1">',
  '<script>window.owned = 2</script>',
  '<svg onload="window.owned = 3"><a xlink:href="javascript:window.owned=4">svg</a></svg>',
  '<iframe srcdoc="<script>parent.owned = 5</script>"></iframe>',
  '<form action="https://evil.example/"><button>Sign in again</button></form>',
  '<style>body { display: none }</style>',
  '<math><mi xlink:href="javascript:window.owned=6">math</mi></math>',
  '<b style="position:fixed;inset:0" onclick="window.owned = 7">over all</b>',
  '[press me](javascript:window.owned=8)',
  '[or me](JaVaScRiPt&colon;window.owned=9)',
  '[or data](data:text/html,<script>opener.owned=10</script>)',
  '![beacon](https://evil.example/seen.png)',
  '<noscript><p title="</noscript><img src=x onerror=window.owned=11>">',
].join('\n\n')

const hostileScenario = (text: string) =>
  text.replace('  ## What this is\n', `  ## What this is\n\n${HOSTILE.replace(/^/gm, '  ')}\n\n`)

let product: Product
let browser: Browser
let code = ''
beforeAll(async () => {
  product = await startProduct(async (dataDir) => {
    code = (await stage(dataDir, { lobby: MOMENTS.lobby }, hostileScenario)).lobby
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

async function inLobby(): Promise<Player & { asked: string[] }> {
  const player = await newPlayer(browser)
  const asked: string[] = []
  player.page.on('request', (request) => asked.push(new URL(request.url()).host))
  await admit(player, product, { code, seat: 'rm' })
  await player.page.goto(`${product.url}/room/${code}`)
  await expect(player.page.getByText('press me')).toBeVisible()
  return { ...player, asked }
}

const owned = (page: Page) => page.evaluate(() => Object.hasOwn(window, 'owned'))

test('[SY101] hostile Markdown runs nothing, covers nothing and asks no other host', async () => {
  const { page, asked, context } = await inLobby()
  const briefing = page.locator('div', { has: page.getByText('press me') }).last()
  await that(await briefing.locator('script, img, svg, iframe, form, style, math, button').count()).toBe(0)
  const marks = await briefing
    .locator('*')
    .evaluateAll((all) =>
      all.flatMap((one) => one.getAttributeNames().filter((name) => /^on|style/.test(name))),
    )
  that(marks).toEqual([])
  for (const words of ['press me', 'or me', 'or data']) await page.getByText(words, { exact: true }).click()
  const links = await briefing.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  that(links.filter((href) => href && !/^https?:/.test(href))).toEqual([])
  that(await owned(page)).toBe(false)
  that(new Set(asked)).toEqual(new Set([new URL(product.url).host]))
  await context.close()
})

test('[SY102] a script that got into the page all the same is stopped by its policy', async () => {
  const { page, context } = await inLobby()
  const stopped = await page.evaluate(async () => {
    const seen: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      seen.push(effectiveDirective),
    )
    const inline = document.createElement('script')
    inline.textContent = 'window.owned = 12'
    const foreign = document.createElement('script')
    foreign.src = 'https://evil.example/a.js'
    const refused = new Promise((done) => foreign.addEventListener('error', done))
    document.body.append(inline, foreign)
    const image = document.createElement('div')
    image.innerHTML = '<img src="data:," onerror="window.owned = 13">'
    const failed = new Promise((done) => image.firstElementChild?.addEventListener('error', done))
    document.body.append(image)
    await Promise.all([refused, failed])
    return seen
  })
  that(stopped).toEqual(that.arrayContaining(['script-src-elem', 'script-src-attr']))
  that(await owned(page)).toBe(false)
  await context.close()
})
