/** What a facilitator does at the console. */

import type { Page } from 'playwright-core'
import { button } from './atStation.ts'
import { expect } from './expect.ts'

export type Speed = 'Auto' | '1x' | '2x' | '5x' | '10x' | '60x'

export async function setSpeed(page: Page, speed: Speed): Promise<void> {
  const group = page.getByRole('radiogroup', { name: 'Speed of the clock' })
  const one = group.getByRole('radio', speed === 'Auto' ? { name: /^Auto/ } : { name: speed, exact: true })
  await one.click()
  await expect(one).toBeChecked()
}

/** Skips to a time of the launch day, or to the next inject, and gives what the preview said would happen. */
export async function skip(page: Page, to: string | 'next inject'): Promise<string> {
  await button(page, 'Skip to…').click()
  const dialog = page.getByRole('dialog', { name: 'Skip time' })
  if (to !== 'next inject') {
    await dialog.getByRole('radio', { name: 'A time of the launch day' }).check({ force: true })
    await dialog.getByRole('textbox', { name: 'Time of the launch day' }).fill(to)
  }
  await expect(dialog.getByText(/^The clock goes from/)).toBeVisible()
  const preview = await dialog.innerText()
  await button(dialog, /^Skip to \d/).click()
  await expect(dialog).toBeHidden()
  return preview
}

/** Skips from inject to inject until the one with this title comes; those before it are delivered. */
export async function skipToInject(page: Page, title: string): Promise<void> {
  let preview = ''
  while (!preview.includes(title)) preview = await skip(page, 'next inject')
}

interface AdHocWords {
  title: string
  body: string
  from: string
  channel: string
  to: string
}

/** Makes up a message and sends it at once. */
export async function sendAdHoc(page: Page, words: AdHocWords): Promise<void> {
  await button(page, 'Add inject').click()
  const side = page.getByRole('complementary')
  await side.getByLabel('Title', { exact: true }).fill(words.title)
  await side.getByLabel('Text', { exact: true }).fill(words.body)
  await side.getByLabel('From').selectOption(words.from)
  await side.getByLabel('Channel').selectOption(words.channel)
  await side.getByRole('checkbox', { name: words.to }).check({ force: true })
  await button(side, 'Send now').click()
  await expect(page.getByText('Inject sent.').first()).toBeVisible()
}

/** Judges the one decision that waits, as worth what the named option is worth. */
export async function judge(page: Page, { like, comment }: { like: string; comment: string }): Promise<void> {
  const list = page.getByLabel('Most like')
  const option = await list.locator('option', { hasText: like }).textContent()
  await list.selectOption(option)
  await page.getByLabel('Comment').fill(comment)
  await page.getByRole('button', { name: 'Judge', exact: true }).click()
  await expect(button(page, 'Judge again')).toBeVisible()
}
