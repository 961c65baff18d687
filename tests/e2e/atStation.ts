/** What a person does at a station, by the names that stand on it. */

import type { Locator, Page } from 'playwright-core'
import { expect } from './expect.ts'

export const button = (place: Page | Locator, name: string | RegExp): Locator =>
  place.getByRole('button', { name })

/** Opens a row of the inbox; rows that wait above the list come in first. */
export async function openItem(page: Page, title: string | RegExp): Promise<void> {
  const row = button(page.getByRole('list', { name: 'Inbox' }), title)
  const above = button(page, /new above$/)
  await expect(row.or(above).first()).toBeVisible()
  if (await above.isVisible()) await above.click()
  await row.first().click()
  await expect(page.locator('#work-heading')).toContainText(title)
}

/** Takes the option whose name begins like this. */
export async function choose(page: Page, group: string, option: string): Promise<void> {
  const name = new RegExp(`^${escaped(option)}`)
  await page.getByRole('radiogroup', { name: group }).getByRole('radio', { name }).check({ force: true })
}

export async function write(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(text)
}

export async function openEvidence(page: Page, title: string): Promise<void> {
  await button(page, `Open ${title}`).click()
  await expect(button(page, `Hide ${title}`)).toBeVisible()
}

export interface Observed {
  what: string
}
export async function observe(page: Page, { what }: Observed): Promise<void> {
  await choose(page, 'Is it real?', 'Confirmed')
  await choose(page, 'Still going on?', 'Yes')
  await write(page, 'What happened?', what)
  await button(page, 'Next: Orient').click()
  await expect(page.getByRole('heading', { name: 'Orient: what does it mean?' })).toBeVisible()
}

export interface Oriented {
  severity: 'P0' | 'P1' | 'P2' | 'P3'
  cause: string
  affected: string
}
export async function orient(page: Page, { severity, cause, affected }: Oriented): Promise<void> {
  await choose(page, 'How bad is it?', severity)
  await choose(page, 'What is the most likely cause?', cause)
  await choose(page, 'Who is affected?', affected)
  await button(page, 'Next: Decide').click()
  await expect(page.getByRole('heading', { name: 'Decide: what do we do?' })).toBeVisible()
}

export interface Decided {
  option: string
  other?: string
  why: string
}
/** Fills the form in; `decide` sends it. */
export async function draftDecision(page: Page, { option, other, why }: Decided): Promise<void> {
  await choose(page, 'What do we do?', option)
  if (other) await write(page, 'What do you want to do?', other)
  await write(page, 'Why?', why)
}

export async function decide(page: Page, decided: Decided): Promise<void> {
  await draftDecision(page, decided)
  await button(page, 'Next: Act').click()
  await expect(page.getByRole('heading', { name: 'Act: do it, say it, watch it' })).toBeVisible()
}

/** A button that says Simulate does not say it twice. */
const withoutVerb = (label: string) => label.replace(/^Simulate: /, '')

const stepOf = (page: Page, label: string) => page.getByRole('listitem').filter({ hasText: label })

/** Does a step of one's own that needs no text: a press starts it, or it is done at once. */
export async function press(page: Page, verb: 'Simulate' | 'Mark as done', label: string): Promise<void> {
  const name = `${verb} ${withoutVerb(label)}`
  await button(page, name).click()
  await expect(button(page, name)).toBeHidden()
}

/** Does a step of one's own that asks for a text. */
export async function writeStep(page: Page, { label, text }: { label: string; text: string }): Promise<void> {
  const step = stepOf(page, label)
  await step.getByRole('textbox').fill(text)
  await button(step, /^(Send message|Write it down)/).click()
  await expect(stepOf(page, label).getByText('Done at')).toBeVisible()
}

/** The launch plan in the Day tab. */
export async function showPlan(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Day' }).click()
}

const milestone = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.locator('summary', { hasText: title }) })

/** The tick stands when the room has taken it. */
export async function tick(box: Locator): Promise<void> {
  await box.click({ force: true })
  await expect(box).toBeChecked()
}

export const tickItem = (page: Page, item: string): Promise<void> =>
  tick(page.getByRole('checkbox', { name: item }))

export async function start(page: Page, item: string): Promise<void> {
  const name = new RegExp(`^(Simulate|Start) ${escaped(withoutVerb(item))}`)
  await button(page, name).click()
  await expect(button(page, name)).toBeHidden()
}

/** Writes what an item of the plan asks for, from a template where one is named. Gives the text that was posted. */
export async function post(
  page: Page,
  { item, template, text }: { item: string; template?: string; text?: string },
): Promise<string> {
  const line = page.getByRole('listitem').filter({ hasText: item }).last()
  await button(line, /^Write on/).click()
  const asked = page.getByRole('dialog', { name: item })
  const field = asked.getByLabel('Message', { exact: true })
  if (template) {
    await button(asked, 'Use template').click()
    await page.getByRole('menuitem', { name: template }).click()
    await expect(field).not.toHaveValue('')
  }
  if (text) await field.fill(text)
  const sent = await field.inputValue()
  await button(asked, 'Post').click()
  await expect(asked).toBeHidden()
  return sent.trim()
}

/** Waits until nothing of a milestone's checklist is open, as its owner sees it. */
export async function allItemsDone(page: Page, title: string): Promise<void> {
  await expect(button(milestone(page, title), 'Close milestone')).toBeVisible()
  await expect(milestone(page, title).getByText(/^\d items? open$/)).toBeHidden()
}

export async function closeMilestone(page: Page, title: string): Promise<void> {
  await allItemsDone(page, title)
  await button(page, `Close milestone ${title}`).click()
  await expect(milestone(page, title).locator('summary').getByText('Done')).toBeVisible()
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
