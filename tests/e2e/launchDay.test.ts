/**
 * The launch dry run from the first sign-in to the last answer of the debrief: a facilitator and four roles in five
 * browsers play all twelve hours. One day, told in the order in which it is played; each test is a part of it.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, onTestFailed, test } from 'vitest'
import type { DebriefData } from '#shared/protocol.ts'
import type { LogRecord } from '#shared/record.ts'
import { judge, sendAdHoc, setSpeed, skip, skipToInject } from './atConsole.ts'
import {
  allItemsDone,
  button,
  choose,
  closeMilestone,
  decide,
  draftDecision,
  observe,
  openEvidence,
  openItem,
  orient,
  post,
  press,
  showPlan,
  start,
  tick,
  tickItem,
  write,
  writeStep,
} from './atStation.ts'
import { expect } from './expect.ts'
import { barTitle, dayTime, ofType, phasesOf } from './played.ts'
import { keepPictures, launchBrowser, type Product, startProduct } from './product.ts'
import { gather, NAMES, ROLES, SEATS, type Seat, type Team } from './team.ts'

const CHECKSUM = 'macOS arm64 archive fails its checksum'
const FOLLOW_UP = '"Your macOS download has no provenance"'
const UBUNTU = 'Install fails on Ubuntu'
const SUPPORT = 'Support requests are piling up'
const OWN_WORDS = 'Clara pins one page, four volunteers point at it'
const PRACTICE = 'The release notes have the wrong year'

let product: Product
let browser: Browser
let team: Team
let broken = false

beforeAll(async () => {
  product = await startProduct()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await product.close()
})
beforeEach(({ skip: leaveOut }) => {
  // what comes later in the day stands on what came before
  if (broken) leaveOut()
  onTestFailed(async ({ task }) => {
    broken = true
    await keepPictures(team?.everyone ?? [], task.name)
  })
})

describe('before the start', () => {
  test('[EE1] the printed link signs a facilitator in, and a code and a name bring four roles into their seats', async () => {
    team = await gather(browser, product)
    const { facilitator } = team
    await expect(facilitator.page.getByText('4 of 4 taken')).toBeVisible()
    await button(facilitator.page, 'Open the briefing').click()
    for (const seat of SEATS) {
      const { page } = team.seats[seat]
      await expect(page.getByRole('heading', { name: 'What this is' })).toBeVisible()
      for (const box of await page.getByRole('checkbox').all()) await tick(box)
      await button(page, 'I am ready').click()
      await expect(button(page, 'Not ready after all')).toBeVisible()
    }
  })

  test('[EE2] a practice inject is worked on before the start and leaves no trace in the day', async () => {
    const { facilitator, seats } = team
    await button(facilitator.page, 'Send practice inject').click()
    await expect(facilitator.page.getByText(/^Sent to Release Manager/)).toBeVisible()
    await button(seats.rm.page, 'Open practice').click()
    await openItem(seats.rm.page, PRACTICE)
    await openEvidence(seats.rm.page, 'Head of the release notes')
    await observe(seats.rm.page, { what: 'The heading says 2025' })
    await button(seats.rm.page, 'Back to the lobby').click()
  })

  test('[EE3] the start counts 3-2-1 on every screen and opens the vote', async () => {
    const { facilitator, everyone, seats } = team
    await button(facilitator.page, /^Start (the launch day|all the same)/).click()
    for (const { page } of everyone) await expect(page.getByText('The launch day starts')).toBeVisible()
    for (const seat of SEATS)
      await expect(seats[seat].page.getByRole('dialog', { name: /^Go \/ no-go/ })).toBeVisible()
  })
})

describe('08:00', () => {
  const REASON = 'Ubuntu 22.04 was never tried'

  test('[EE4] the vote steps aside for the checklist, which its roles tick, and comes back on a press', async () => {
    const { seats } = team
    for (const seat of SEATS) {
      const { page } = seats[seat]
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
      await showPlan(page)
    }
    await doAll([
      ['rm', 'tick', 'Read the criteria aloud'],
      ['el', 'tick', 'Look up the pass rate'],
      ['sl', 'tick', 'Look up the telemetry review'],
      ['cl', 'tick', 'Count the testers'],
    ])
    for (const seat of SEATS) await button(seats[seat].page, 'Vote now').click()
  })

  test('[EE5] no other seat gets a vote before the reveal, not even over the wire', async () => {
    const { facilitator, seats } = team
    const vote = async (seat: (typeof SEATS)[number], name: 'GO' | 'NO-GO', reason = '') => {
      const { page } = seats[seat]
      await choose(page, 'Vote', name)
      if (reason) await page.getByLabel(/^Reason/).fill(reason)
      await button(page, 'Send vote').click()
    }
    await seats.el.page
      .getByRole('radiogroup', { name: 'Test pass rate' })
      .getByRole('radio', { name: 'Met', exact: true })
      .click()
    await vote('el', 'NO-GO', REASON)
    await vote('sl', 'GO')
    await vote('cl', 'GO')
    await expect(seats.cl.page.getByText('You voted GO.')).toBeVisible()
    for (const seat of ['rm', 'sl', 'cl'] as const) {
      await expect(seats[seat].page.getByText('3 of 4 voted')).toBeVisible()
      await expect(seats[seat].page.getByText(REASON)).toBeHidden()
      expect(seats[seat].frames.some((frame) => frame.includes(REASON))).toBe(false)
    }
    expect(facilitator.frames.some((frame) => frame.includes(REASON))).toBe(true)
    await vote('rm', 'GO')
    for (const seat of SEATS) await expect(seats[seat].page.getByText(REASON).first()).toBeVisible()
  })

  test('[EE6] the final call is an act of its own, over a NO-GO only with a reason', async () => {
    const { seats } = team
    const { page } = seats.rm
    await choose(page, 'The final call', 'GO')
    await button(page, 'Call GO over 1 NO-GO').click()
    await expect(page.getByText('Say why.')).toBeVisible()
    await page.getByLabel(/^Reason/).fill('22.04 is on the list for 1.1.1')
    await button(page, 'Call GO over 1 NO-GO').click()
    for (const seat of SEATS) {
      const asked = seats[seat].page.getByRole('dialog', { name: /^Go \/ no-go/ })
      await expect(asked.getByText('The launch goes on.')).toBeVisible()
      await seats[seat].page.keyboard.press('Escape')
      await expect(asked).toBeHidden()
      await expect(seats[seat].page.getByText('1 of 7 done')).toBeVisible()
    }
  })
})

/** What each role does for a milestone, in an order in which it can be done. */
type Doing =
  | [seat: Seat, how: 'tick' | 'start', item: string]
  | [seat: Seat, how: 'post', item: string, text: string]
async function doAll(items: Doing[]): Promise<void> {
  for (const [seat, how, item, text = ''] of items) {
    const { page } = team.seats[seat]
    if (how === 'tick') await tickItem(page, item)
    else if (how === 'start') await start(page, item)
    else await post(page, { item, text })
  }
}

/** Lets the simulated waits pass quickly. */
async function letRunUntil(done: () => Promise<void>): Promise<void> {
  await setSpeed(team.facilitator.page, '60x')
  await done()
  await setSpeed(team.facilitator.page, 'Auto')
}

describe('the morning', () => {
  test('[EE7] a skip says beforehand what it leaves out and what begins on the way', async () => {
    const { page } = team.facilitator
    const first = await skip(page, '08:34')
    expect(first).toContain('No inject is skipped.')
    const second = await skip(page, '09:01')
    expect(second).toContain('One inject is skipped and not delivered:')
    expect(second).toContain('Ready when you are')
    expect(second).toContain('Tag the release')
    await expect(page.getByRole('row', { name: 'Ready when you are' }).getByText('Skipped')).toBeVisible()
    await expect(button(team.seats.cl.page, /Ready when you are/)).toHaveCount(0)
  })

  test('[EE8] a change of the rate is seen and heard at every station', async () => {
    await setSpeed(team.facilitator.page, '60x')
    for (const seat of SEATS) {
      const { page, heard } = team.seats[seat]
      await expect(page.getByText('60x speed').first()).toBeVisible()
      await expect.poll(heard).toContain('The clock now runs 60 times as fast as real time.')
    }
  })

  test('[EE9] a milestone with work of four roles is closed by its owner when all of it is done', async () => {
    await doAll([
      ['el', 'start', 'Simulate: git tag -s'],
      ['sl', 'start', 'Simulate: git tag --verify'],
      ['rm', 'tick', 'Close the branch for changes'],
      ['cl', 'post', 'Tell the testers on Discord', 'It is GO. The announcement comes at 13:00.'],
    ])
    await allItemsDone(team.seats.el.page, 'Tag the release')
    await setSpeed(team.facilitator.page, 'Auto')
    await closeMilestone(team.seats.el.page, 'Tag the release')
    await skip(team.facilitator.page, '10:01')
    await doAll([
      ['el', 'start', 'Simulate: start the release workflow'],
      ['sl', 'start', 'Simulate: release the signing key'],
      ['cl', 'tick', 'Draft the announcements'],
      ['rm', 'post', 'Post the first team status', 'Plan on time. Next status at 11:00.'],
    ])
    await skip(team.facilitator.page, '10:27')
    await closeMilestone(team.seats.el.page, 'Build binaries')
  })
})

describe('10:30, a bad decision', () => {
  const WHY = 'The check has to be green before noon'

  test('[EE10] an issue opens for all, slows the clock, and its evidence goes by role: who lacks it asks', async () => {
    const { seats, facilitator } = team
    await skip(facilitator.page, 'next inject')
    for (const seat of SEATS) await openItem(seats[seat].page, CHECKSUM)
    await expect(seats.rm.page.getByText('Real time for:')).toBeVisible()
    const { page } = seats.el
    await openEvidence(page, 'Job verify, run 4127')
    await openEvidence(page, 'SHA256SUMS and what is on staging')
    await expect(page.getByText('Only the Security Lead has access')).toBeVisible()
    await button(page, 'Ask Security Lead').click()
    await button(page, 'Send question').click()
    await openEvidence(seats.sl.page, 'Staging storage, access log')
    await write(seats.sl.page, 'Your answer', 'Only the robot wrote.')
    await button(seats.sl.page, 'Answer').click()
    await expect(page.getByRole('region', { name: 'Questions' })).toContainText('Only the robot wrote.')
    await expect(page.getByText('10:19:05')).toHaveCount(0)
  })

  test('[EE11] during a hold an answer is refused in words and the text stays; it goes out after the resume', async () => {
    const { seats, facilitator } = team
    const { page } = seats.el
    await observe(page, { what: 'One of six archives does not match its sum' })
    await orient(page, {
      severity: 'P2',
      cause: 'The archive was damaged',
      affected: 'Everyone on macOS',
    })
    await draftDecision(page, { option: 'Write the sum of the file on staging', why: WHY })
    await button(facilitator.page, 'Hold clock').click()
    await write(facilitator.page, 'Why? The team will see it', 'Audio check')
    await button(facilitator.page, 'Give reason').click()
    for (const seat of SEATS) {
      const asked = seats[seat].page.getByRole('dialog', { name: 'Hold: the clock stands' })
      await expect(asked).toContainText('Audio check')
      await button(asked, 'Go on reading').click()
      await expect(asked).toBeHidden()
    }
    await button(page, 'Next: Act').click()
    await expect(page.getByText('The clock is held. Your text is kept')).toBeVisible()
    await expect(page.getByLabel('Why?', { exact: true })).toHaveValue(WHY)
    await button(facilitator.page, 'Resume').first().click()
    await expect(page.getByText(/^HELD/)).toHaveCount(0)
    await button(page, 'Next: Act').click()
    await expect(page.getByRole('heading', { name: 'Act: do it, say it, watch it' })).toBeVisible()
  })

  test('[EE12] an issue can be handed over with a word, and the new owner has it', async () => {
    const { seats } = team
    const { page } = seats.el
    await press(page, 'Simulate', 'Simulate: edit SHA256SUMS')
    await button(page.getByRole('main'), 'More').last().click()
    await page.getByRole('menuitem', { name: 'Hand over' }).click()
    await choose(page, 'To whom?', ROLES.rm)
    await write(page, 'Where it stands', 'The sum is changed. Testers are not told yet.')
    await button(page.getByRole('dialog'), 'Hand over').click()
    await expect(seats.rm.page.getByText('owner: you')).toBeVisible()
  })

  test('[EE13] a power cut in the middle of typing loses nothing: the text stays, what was not sent comes back', async () => {
    const { seats, facilitator } = team
    const said = 'Delete the arm64 file you have. A new one comes by noon.'
    const field = seats.cl.page.getByLabel('Message', { exact: true })
    await field.pressSequentially(said.slice(0, 20))
    await product.kill()
    for (const { page } of team.everyone) await expect(page.getByText(/^Reconnecting, try \d/)).toBeVisible()
    await field.pressSequentially(said.slice(20))
    const decision = seats.rm.page.getByRole('listitem').filter({ hasText: 'Write down the decision' })
    await decision.getByRole('textbox').fill('New sum, 12:00 stands.')
    await button(decision, /^Write it down/).click()
    await expect(seats.rm.page.getByText(/^Not sent at 10:\d\d: New sum/)).toBeVisible()
    await product.start()
    for (const { page } of team.everyone) await expect(page.getByText(/^Back\. You missed/)).toBeVisible()
    await expect(field).toHaveValue(said)
    await button(seats.rm.page, 'Send now').click()
    await expect(decision.getByText('Done at')).toBeVisible()
    await button(seats.cl.page, /^Send message/).click()
    await expect(facilitator.page.getByText('Resolved').first()).toBeVisible()
    await expect(seats.el.page.getByRole('main').getByText('Resolved').first()).toBeVisible()
  })

  test('[EE14] what was decided badly comes back, and an answer after the limit is taken', async () => {
    const { seats, facilitator } = team
    await skip(facilitator.page, '12:01')
    await doAll([
      ['el', 'start', 'Simulate: attach the cleared archives'],
      ['rm', 'start', 'Simulate: publish the release page'],
      ['sl', 'start', 'Simulate: download from the public page'],
      ['cl', 'post', 'Open the release discussion', 'v1.1.0-beta is out.'],
    ])
    await letRunUntil(() => allItemsDone(seats.rm.page, 'Publish on GitHub'))
    await closeMilestone(seats.rm.page, 'Publish on GitHub')
    await skipToInject(facilitator.page, FOLLOW_UP)
    await setSpeed(facilitator.page, '60x')
    await openItem(seats.sl.page, FOLLOW_UP)
    await expect(seats.sl.page.getByText(/^Over by/).first()).toBeVisible()
    await setSpeed(facilitator.page, 'Auto')
    await observe(seats.sl.page, { what: 'One archive has no attestation' })
    await orient(seats.sl.page, {
      severity: 'P1',
      cause: 'We published a file whose origin',
      affected: 'The 31 who downloaded it',
    })
    await decide(seats.sl.page, {
      option: 'Withdraw the asset, explain in public',
      why: 'Stops the spread',
    })
    for (const seat of ['el', 'rm', 'cl'] as const) await openItem(seats[seat].page, FOLLOW_UP)
    await press(seats.el.page, 'Simulate', 'Simulate: withdraw the asset')
    await writeStep(seats.sl.page, {
      label: 'Write a security note',
      text: 'Since 12:05, arm64 only. Delete it.',
    })
    await press(seats.rm.page, 'Mark as done', 'Read and approve the note')
    await writeStep(seats.cl.page, { label: 'Answer Ravi', text: 'You are right, and thank you.' })
    await expect(seats.sl.page.getByRole('main').getByText('Resolved').first()).toBeVisible()
  })
})

describe('the afternoon', () => {
  test('[EE15] an announcement goes to its channel from a template, and the whole team reads it', async () => {
    const { seats, facilitator } = team
    await skip(facilitator.page, '13:01')
    const text = await post(seats.cl.page, {
      item: 'Announce on Discord',
      template: 'Announcement (Community Lead)',
    })
    expect(text).toContain('caro v1.1.0-beta is out.')
    await post(seats.cl.page, { item: 'Announce on Twitter and Reddit', template: 'Announcement, short' })
    await doAll([
      ['rm', 'post', 'Mail sponsors and testers', 'v1.1.0-beta is out.'],
      ['rm', 'tick', 'Read and approve the announcements'],
      ['el', 'start', 'Simulate: run the install commands'],
      ['sl', 'tick', 'Check the text'],
    ])
    await letRunUntil(() => allItemsDone(seats.cl.page, 'Announce'))
    await closeMilestone(seats.cl.page, 'Announce')
    await seats.el.page.getByRole('tab', { name: 'Team' }).click()
    await expect(seats.el.page.getByText('caro v1.1.0-beta is out.').first()).toBeVisible()
    await showPlan(seats.el.page)
  })

  test('[EE16] a good decision goes through all four phases, its steps handed on from role to role', async () => {
    const { seats, facilitator } = team
    await skipToInject(facilitator.page, UBUNTU)
    for (const seat of SEATS) await openItem(seats[seat].page, UBUNTU)
    const { page } = seats.el
    await openEvidence(page, 'The report, with details')
    await openEvidence(page, 'What the gnu binary asks for')
    await openEvidence(seats.sl.page, 'Installs by system, last 60 minutes')
    await observe(page, { what: 'Nine installs of the gnu archive fail' })
    await orient(page, {
      severity: 'P1',
      cause: 'The gnu binary was built against a newer C library',
      affected: 'x86_64 Linux with a C library older',
    })
    await decide(page, {
      option: 'Point install script and guide to the musl build',
      why: 'Works for all of them now',
    })
    await expect(page.getByText(/^Waits for Security Lead/)).toBeVisible()
    await press(page, 'Simulate', 'Simulate: install gnu and musl')
    await press(seats.sl.page, 'Simulate', 'Simulate: check sum, attestation')
    const docs = page.getByRole('listitem').filter({ hasText: 'Correct the install guide' })
    await letRunUntil(() => expect(docs.getByRole('textbox')).toBeVisible())
    await writeStep(page, {
      label: 'Correct the install guide',
      text: 'GLIBC_2.39 not found: take the musl archive.',
    })
    await writeStep(seats.rm.page, {
      label: 'Read the known issue',
      text: 'Older image in 1.1.1. Owner: Emil.',
    })
    await writeStep(seats.cl.page, { label: 'Answer Tomás', text: 'Take the musl archive. Thank you.' })
    await expect(page.getByRole('main').getByText('Resolved').first()).toBeVisible()
  })

  test('[EE17] what the facilitator makes up arrives, and is answered through a lost network', async () => {
    const { seats, facilitator } = team
    await skip(facilitator.page, '15:01')
    await doAll([
      ['sl', 'tick', 'Read error rate'],
      ['el', 'tick', 'Read install success'],
      ['cl', 'post', 'Answer the early adopters', 'Thank you all for trying it.'],
      ['rm', 'tick', 'Say in the team whether'],
    ])
    await closeMilestone(seats.sl.page, 'Read the metrics')
    await sendAdHoc(facilitator.page, {
      title: 'Can I quote you?',
      body: 'May I quote your answer in my talk tonight?',
      from: 'Dora Klein',
      channel: 'E-mail',
      to: 'Community Lead',
    })
    const { page, context } = seats.cl
    await openItem(page, 'Can I quote you?')
    const field = page.getByLabel('Your answer to Dora Klein')
    await field.pressSequentially('Yes, with ')
    await context.setOffline(true)
    await expect(page.getByText(/^Reconnecting, try \d/)).toBeVisible()
    await field.pressSequentially('pleasure.')
    await context.setOffline(false)
    await expect(page.getByText(/^Back\. You missed/)).toBeVisible()
    await expect(field).toHaveValue('Yes, with pleasure.')
    await button(page, 'Send answer').click()
    await expect(page.getByRole('main').getByText('Yes, with pleasure.').last()).toBeVisible()
    await expect(field).toHaveValue('')
    await expect(button(seats.sl.page, /Can I quote you/)).toHaveCount(0)
  })

  test('[EE18] something else than the options is judged by the facilitator on the console', async () => {
    const { seats, facilitator } = team
    await skipToInject(facilitator.page, SUPPORT)
    for (const seat of SEATS) await openItem(seats[seat].page, SUPPORT)
    const { page } = seats.cl
    await observe(page, { what: '31 open, 24 of them three questions' })
    await orient(page, {
      severity: 'P2',
      cause: 'Many new visitors ask the same three questions',
      affected: 'New users of this afternoon',
    })
    await decide(page, { option: 'Something else', other: OWN_WORDS, why: 'One answer for most of them' })
    await button(facilitator.page, /to judge$/).click()
    await expect(facilitator.page.getByText(OWN_WORDS, { exact: true })).toBeVisible()
    await judge(facilitator.page, {
      like: 'Pin one answer, give volunteers the wording',
      comment: 'The same in one line',
    })
    await writeStep(seats.sl.page, { label: 'Look into', text: 'Nothing was deleted.' })
    await expect(page.getByRole('main').getByText('Resolved').first()).toBeVisible()
  })

  test('[EE19] the day ends at its end, for everyone, and leads to the debrief', async () => {
    const { seats, facilitator, everyone } = team
    await skip(facilitator.page, '19:01')
    await doAll([
      ['rm', 'post', 'Post the evening status', 'On time. Open: glibc.'],
      ['el', 'post', 'List on GitHub', 'Older build image, progress at first start.'],
      ['cl', 'tick', 'Hand the support channels'],
      ['sl', 'start', 'Simulate: lock the release key'],
    ])
    await letRunUntil(() => allItemsDone(seats.rm.page, 'Close the day'))
    await closeMilestone(seats.rm.page, 'Close the day')
    await skip(facilitator.page, '20:00')
    for (const { page } of everyone)
      await expect(page.getByRole('heading', { name: /^Debrief:/ })).toBeVisible()
  })
})

describe('the debrief', () => {
  let log: LogRecord[]
  let data: DebriefData
  let titles: Record<string, string>

  test('[EE20] the log downloads and is proven by the command line', async () => {
    const { page } = team.facilitator
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download log' }).click()
    const download = await coming
    expect(download.suggestedFilename()).toBe(`launchroom-${team.code}.jsonl`)
    const file = path.join(product.dataDir, 'downloaded.jsonl')
    await download.saveAs(file)
    log = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const proof = spawnSync(process.execPath, ['dist/cli.js', 'replay', file, '--json'], { encoding: 'utf8' })
    expect(proof.stderr).toBe('')
    expect(JSON.parse(proof.stdout)).toMatchObject({ proven: true, code: team.code, records: log.length })
    data = await (await page.request.get(`${product.url}/api/rooms/${team.code}/debrief`)).json()
    titles = Object.fromEntries(
      ofType(log, 'inject.delivered').map(({ delivery }) => [delivery.inject, delivery.title]),
    )
  })

  test('[EE21] the lanes show every phase as long as it was, and who was late', async () => {
    const played = phasesOf(log)
    expect(new Set(played.map(({ issue }) => titles[issue]))).toEqual(
      new Set([CHECKSUM, FOLLOW_UP, UBUNTU, SUPPORT]),
    )
    expect(played.filter(({ late }) => late).map(({ issue, phase }) => `${titles[issue]} ${phase}`)).toEqual([
      `${FOLLOW_UP} observe`,
    ])
    const wanted = played.map((one) => barTitle(one, titles[one.issue] ?? '')).toSorted()
    for (const { page } of [team.facilitator, team.seats.cl]) {
      const bars = page.getByRole('img', { name: /^Lanes of the roles/ }).locator('g[data-phase] > title')
      await expect(bars).toHaveCount(wanted.length)
      expect((await bars.allTextContents()).toSorted()).toEqual(wanted)
    }
    await expect(team.facilitator.page.getByText('Late answers').locator('xpath=..')).toContainText('1')
  })

  test('[EE22] holds, decisions, the follow-up and what was made up stand where they happened', async () => {
    const { page } = team.facilitator
    const chart = page.getByRole('img', { name: /^Lanes of the roles/ })
    const held = ofType(log, 'clock.held')
    await expect(chart.locator('title', { hasText: /^Hold, / })).toHaveCount(held.length)
    await expect(chart.locator('title', { hasText: /^Hold, .*: Audio check$/ })).toHaveCount(1)
    const followUp = ofType(log, 'inject.delivered').find(({ delivery }) => delivery.title === FOLLOW_UP)
    const published = ofType(log, 'milestone.done').find(({ milestone }) => milestone === 'publish')
    expect((followUp?.at ?? 0) - (published?.at ?? 0)).toBe(25 * 60_000)
    await expect(
      chart.locator('title', { hasText: `${dayTime(followUp?.at ?? 0)} Unrated: ${FOLLOW_UP}` }),
    ).toHaveCount(1)
    await page.getByRole('tab', { name: 'Events' }).click()
    await page
      .getByRole('radiogroup', { name: 'Which events' })
      .getByRole('radio', { name: /^All/ })
      .check({ force: true })
    const search = page.getByRole('searchbox', { name: 'Search' })
    for (const words of [
      'Write the sum of the file on staging into SHA256SUMS',
      OWN_WORDS,
      'Can I quote you?',
      '22.04 is on the list for 1.1.1',
    ]) {
      await search.fill(words)
      await expect(page.getByRole('table').getByText(words).first()).toBeVisible()
    }
  })

  test('[EE23] a row of the log shows what a role could see at that moment', async () => {
    const { page } = team.facilitator
    await page.getByRole('searchbox', { name: 'Search' }).fill('decided: Write the sum')
    await page.getByRole('table').getByText('Write the sum of the file').first().click()
    const then = page.getByRole('complementary', { name: 'The moment' })
    const at = ofType(log, 'issue.decided').find(({ option }) => option === 'new-sum')?.at ?? 0
    await expect(then).toContainText(dayTime(at))
    await expect(then).toContainText('Decided: Write the sum of the file on staging into SHA256SUMS')
    await expect(then).not.toContainText(UBUNTU)
  })

  test('[EE24] scores and criteria are those of the server, for everyone the same', async () => {
    const percent = `${Math.round(data.score.team.percent * 10) / 10} %`
    for (const { page } of team.everyone) {
      const result = page.getByRole('region', { name: 'Result' })
      await expect(result).toContainText(percent)
      await expect(result).toContainText(`${data.score.criteria.filter(({ met }) => met).length} of 8 met`)
      await page.getByRole('tab', { name: 'Scores' }).click()
      for (const [role, total] of Object.entries(data.score.byRole)) {
        const name = log[0] && ofType(log, 'room.opened')[0]?.brief.roles.find(({ id }) => id === role)?.name
        const cell = page
          .getByRole('row', { name: new RegExp(name ?? '') })
          .getByRole('cell')
          .last()
        await expect(cell).toHaveText(`${Math.round(total.percent)} %`)
      }
      await page.getByRole('tab', { name: 'Criteria' }).click()
      for (const { text, met } of data.score.criteria) {
        const line = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: text }) })
        await expect(line.getByText(met ? 'Met' : 'Not met', { exact: true })).toBeVisible()
      }
    }
    const met = Object.fromEntries(data.score.criteria.map(({ id, met: is }) => [id, is]))
    expect(met).toMatchObject({
      'go-called': true,
      'morning-decided': true,
      'clean-publish': false,
      announced: true,
      'install-help': true,
      'whole-day': true,
    })
    const checksum = data.score.phases.find(({ issue, phase }) => issue === 'checksum' && phase === 'decide')
    expect(checksum).toMatchObject({ quality: 0, role: 'engineering-lead', late: false })
    expect(checksum?.holds.map(({ reason }) => reason)).toEqual(['Audio check'])
    expect(data.score.judgements).toMatchObject([{ issue: 'support', text: OWN_WORDS, quality: 100 }])
  })

  test('[EE25] everyone answers the questions of the debrief and reads the others', async () => {
    const { seats, everyone } = team
    for (const { page } of everyone) await page.getByRole('tab', { name: 'Questions' }).click()
    for (const seat of SEATS) {
      const { page } = seats[seat]
      const first = page.getByRole('region', { name: /^What went well today/ })
      await first.getByLabel('Your answer').fill(`${NAMES[seat]} says: we asked each other.`)
      await button(first, 'Share answer').click()
    }
    for (const { page } of everyone)
      for (const seat of SEATS)
        await expect(page.getByText(`${NAMES[seat]} says: we asked each other.`)).toBeVisible()
  })

  test('[EE26] no page had an error all day', () => {
    for (const { errors } of team.everyone) expect(errors).toEqual([])
  })
})
