/**
 * The editor in the browser. A facilitator writes a scenario in both views, mends a finding, lets bots try it, opens a
 * room with it and a role plays its first issue; two facilitators edit the same scenario.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, onTestFailed, test } from 'vitest'
import { setSpeed, skipToInject } from './atConsole.ts'
import { button, decide, observe, openEvidence, openItem, orient, press, writeStep } from './atStation.ts'
import { expect } from './expect.ts'
import { keepPictures, launchBrowser, newPlayer, type Player, type Product, startProduct } from './product.ts'
import { joinByCode } from './team.ts'

let product: Product
let browser: Browser

beforeAll(async () => {
  product = await startProduct()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

async function author(name: string): Promise<Player> {
  const player = await newPlayer(browser)
  await player.context.addInitScript(`
    if (!localStorage.getItem('launchroom.settings'))
      localStorage.setItem('launchroom.settings', JSON.stringify({ name: '${name}' }))
  `)
  // each of them is a person of their own
  await player.page.goto(`${product.url}${new URL(product.link).pathname}${new URL(product.link).hash}`)
  await player.page.waitForURL('**/rooms')
  return player
}

const view = (page: Page, name: 'List' | 'YAML') => page.getByRole('button', { name, exact: true }).click()
const panel = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const yaml = (page: Page) => page.getByRole('textbox', { name: 'The scenario as YAML' })
const findings = (page: Page) => page.getByRole('region', { name: 'Findings' })
/** What is written by now has no findings. */
const sound = async (page: Page) => {
  await expect(page.locator('[aria-label="Findings"][aria-busy="false"]')).toContainText('No findings')
}
const saved = (page: Page) => expect(page.getByText(/^Saved, revision \d/)).toBeVisible()

async function save(page: Page, note: string): Promise<void> {
  await page.keyboard.press('Control+s')
  await page.getByLabel('What changed').fill(note)
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
}

async function create(page: Page, title: string): Promise<void> {
  await page.goto(`${product.url}/editor/new`)
  await page.getByLabel('Title').fill(title)
  await button(page, 'Create').click()
  await page.waitForURL(/\/editor\/(?!new)/)
  await sound(page)
}

/** Puts the cursor behind the first place of a text in the YAML view. */
async function cursorBehind(page: Page, text: string): Promise<void> {
  await yaml(page).focus()
  await page.keyboard.press('Control+f')
  await page.getByRole('textbox', { name: 'Find' }).pressSequentially(text)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
}

describe('the editor', () => {
  test('[ED50] a scenario is written in both views, mended, tried with bots and played', async () => {
    const host = await author('Hana')
    const player = await newPlayer(browser)
    onTestFailed(({ task }) => keepPictures([host, player], task.name))
    const { page } = host
    await create(page, 'Checkout is down')
    expect(new URL(page.url()).pathname).toBe('/editor/checkout-is-down')

    // the list: one role less to find people for, and a title of its own for the issue
    await panel(page, 'Injects')
    await button(page, 'Every third request fails').first().click()
    await page
      .getByRole('region', { name: 'Every third request fails' })
      .getByLabel('Title')
      .fill('Checkout fails for many')
    await expect(button(page, 'Checkout fails for many').first()).toBeVisible()
    await page.getByLabel('Time of Checkout fails for many').fill('10:03')

    // arrow keys in the lanes
    await page.locator('[data-mark="errors"][data-first]').focus()
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByLabel('Time of Checkout fails for many')).toHaveValue('10:02')
    await expect.poll(host.heard).toContain('Checkout fails for many comes at 10:02.')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByLabel('Time of Checkout fails for many')).toHaveValue('10:11')
    await button(page, 'Undo').click()
    await button(page, 'Undo').click()
    await expect(page.getByLabel('Time of Checkout fails for many')).toHaveValue('10:02')

    // and a drag, which undo takes back as one step
    const mark = await page.locator('[data-mark="errors"][data-first]').boundingBox()
    const [x = 0, y = 0] = mark ? [mark.x + mark.width / 2, mark.y + mark.height / 2] : []
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 60, y, { steps: 4 })
    await page.mouse.up()
    await expect(page.getByLabel('Time of Checkout fails for many')).toHaveValue(/^10:0[5-9]$/)
    await button(page, 'Undo').click()
    await expect(page.getByLabel('Time of Checkout fails for many')).toHaveValue('10:02')

    // YAML: what the list wrote is there, comments and all; a wrong name is found, and its fix is offered
    await view(page, 'YAML')
    await expect(yaml(page)).toContainText('# $schema: ./scenario-1.schema.json')
    await cursorBehind(page, 'from: monitor')
    await page.keyboard.type('x')
    await expect(findings(page).getByText('1 error')).toBeVisible()
    await findings(page).getByRole('button', { name: '1 error' }).click()
    await view(page, 'List')
    await findings(page)
      .getByRole('button', { name: /monitorx/ })
      .click()
    await expect(page.getByLabel('From')).toBeFocused()
    await page.getByLabel('From').selectOption({ label: 'Monitoring' })
    await sound(page)

    // a new entry with the help of the completion
    await view(page, 'YAML')
    await yaml(page).focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('ban')
    await page.getByRole('option', { name: /^banner/ }).click()
    await page.keyboard.type('shop team')
    await sound(page)

    // bots
    await button(page, 'Try it').click()
    const dialog = page.getByRole('dialog', { name: 'Try it with bots' })
    await dialog.getByLabel('How many days').selectOption('20')
    await button(dialog, 'Play').click()
    await expect(dialog.getByRole('region', { name: 'Result' })).toContainText('Chance to pass')
    await expect(dialog.getByRole('region', { name: 'Result' })).toContainText('from 20 days')
    await button(dialog, 'Close').first().click()

    // Ctrl+S keeps a note; a room opens with what is saved
    await save(page, 'Ready for Tuesday')
    await saved(page)
    await button(page, 'Scenario').click()
    await page.getByRole('menuitem', { name: 'Open a room' }).click()
    await page.waitForURL('**/console/*')
    await play(host, player)
    expect([...host.errors, ...player.errors]).toEqual([])
  })

  test('[ED51] two edit the same scenario, and neither text is lost', async () => {
    const [hana, omar] = [await author('Hana'), await author('Omar')]
    onTestFailed(({ task }) => keepPictures([hana, omar], task.name))
    await create(hana.page, 'Shared day')
    await omar.page.goto(hana.page.url())
    const summary = (page: Page) => page.getByLabel('Summary')
    for (const { page } of [hana, omar]) await panel(page, 'Story')
    await summary(hana.page).fill('As Hana tells it.')
    await save(hana.page, 'Told anew')
    await saved(hana.page)

    // what is not saved survives a reload without a network
    await summary(omar.page).fill('As Omar tells it.')
    await expect(
      omar.page.getByText('Hana saved this scenario meanwhile. Both texts are safe.'),
    ).toBeVisible()
    for (let reloads = 0; reloads < 2; reloads++) {
      await omar.page.reload()
      await expect(
        omar.page.getByText('Hana saved this scenario meanwhile. Both texts are safe.'),
      ).toBeVisible()
    }
    await panel(omar.page, 'Story')
    await expect(summary(omar.page)).toHaveValue('As Omar tells it.')

    await button(omar.page, 'Compare and choose').click()
    const dialog = omar.page.getByRole('dialog', { name: 'Hana and you have both changed this' })
    await expect(dialog.getByRole('textbox', { name: 'Hana' })).toContainText('As Hana tells it.')
    await expect(dialog.getByRole('textbox', { name: 'Yours' })).toContainText('As Omar tells it.')
    await button(dialog, 'Keep mine on top').click()
    await expect(dialog).toBeHidden()
    await saved(omar.page)

    await button(omar.page, 'Scenario').click()
    await omar.page.getByRole('menuitem', { name: 'Versions' }).click()
    const versions = omar.page.getByRole('dialog', { name: 'Versions' })
    await expect(versions.getByText('Kept on top of another change')).toBeVisible()
    await versions.getByRole('button', { name: 'Compare revision 2 with now' }).click()
    await expect(omar.page.getByRole('textbox', { name: 'Revision 2' })).toContainText('As Hana tells it.')

    // and the other way: Hana, who is behind now, goes on with his
    await summary(hana.page).fill('As Hana tells it, longer.')
    await save(hana.page, 'Longer')
    await button(hana.page, 'Cancel').click()
    await button(hana.page, 'Compare and choose').click()
    await button(hana.page, 'Go on with theirs').click()
    await expect(summary(hana.page)).toHaveValue('As Omar tells it.')
    await button(hana.page, 'Undo').first().click()
    await expect(summary(hana.page)).toHaveValue('As Hana tells it, longer.')
    expect([...hana.errors, ...omar.errors]).toEqual([])
  })
})

/** The first issue of the room at the host's console, from its inject to resolved. */
async function play(host: Player, player: Player): Promise<void> {
  const code = host.page.url().split('/').at(-1) ?? ''
  await joinByCode(player.page, { url: product.url, code, name: 'Ines' })
  await player.page
    .getByRole('article', { name: 'Incident Lead' })
    .getByRole('button', { name: 'Take this seat' })
    .click()
  await expect(player.page.getByRole('heading', { name: 'Your seat: Incident Lead' })).toBeVisible()
  await host.page.getByLabel(/^Who plays/).selectOption({ label: 'Incident Lead covers' })
  await button(host.page, 'Open the briefing').click()
  await button(host.page, /^Start (the launch day|all the same|the exercise)/).click()
  await skipToInject(host.page, 'Checkout fails for many')
  const { page } = player
  await openItem(page, 'Checkout fails for many')
  await openEvidence(page, 'Errors by version')
  await observe(page, { what: 'A third of all requests fail since the new version.' })
  await orient(page, { severity: 'P1', cause: 'The new version', affected: 'About a third' })
  await decide(page, { option: 'Roll back', why: 'Only the new version fails.' })
  await press(page, 'Simulate', 'Simulate: roll back to 2.3.0')
  await writeStep(page, { label: 'Tell users what happens', text: 'Checkout fails for some. We roll back.' })
  await setSpeed(host.page, '60x')
  await expect(page.getByText('Resolved').first()).toBeVisible()
}
