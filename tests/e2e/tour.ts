/** Every screen there is, each in a room that stands at the right moment: what pages are checked and pictured by. */
import type { Page } from 'playwright-core'
import type { Command } from '#shared/command.ts'
import type { Fact } from '#shared/fact.ts'
import type { Phase } from '#shared/ids.ts'
import { button } from './atStation.ts'
import { expect } from './expect.ts'
import type { Moment } from './stage.ts'
import type { Seat } from './team.ts'

const count = (facts: readonly Fact[], type: Fact['type']) => facts.filter((one) => one.type === type).length
const entered =
  (issue: string, phase: Phase): Moment['until'] =>
  (_, last) =>
    last.some((one) => one.type === 'issue.phaseEntered' && one.issue === issue && one.phase === phase)

export const MOMENTS = {
  lobby: { seed: 11, until: (facts) => count(facts, 'seat.ready') === 3 },
  poll: { seed: 12, until: (facts) => count(facts, 'poll.ballot') === 2 },
  revealed: { seed: 13, until: (facts) => count(facts, 'poll.revealed') === 1 },
  observe: { seed: 26, until: (facts) => count(facts, 'evidence.opened') === 3 },
  orient: { seed: 15, until: entered('ubuntu', 'orient') },
  decide: { seed: 16, until: entered('ubuntu', 'decide') },
  act: {
    seed: 17,
    until: (facts) => facts.some((one) => one.type === 'issue.stepDone' && one.issue === 'ubuntu'),
  },
  quiet: {
    seed: 18,
    until: (_, last) => last.some((one) => one.type === 'milestone.done' && one.milestone === 'monitor'),
  },
  held: { seed: 21, until: entered('support', 'decide') },
  ended: { seed: 19, until: null },
} as const satisfies Record<string, Moment>
export type MomentName = keyof typeof MOMENTS

/** What a facilitator does to a room before anybody looks at it. Rooms of the day stand still until then. */
export const FIRST: Record<MomentName, Command[]> = {
  lobby: [{ type: 'room.brief' }],
  poll: [{ type: 'clock.resume' }],
  revealed: [{ type: 'clock.resume' }],
  observe: [{ type: 'clock.resume' }],
  orient: [{ type: 'clock.resume' }],
  decide: [{ type: 'clock.resume' }],
  act: [{ type: 'clock.resume' }],
  quiet: [{ type: 'clock.resume' }],
  held: [
    { type: 'clock.resume' },
    { type: 'clock.hold', reason: '' },
    { type: 'clock.explainHold', reason: 'Audio check' },
  ],
  ended: [],
}

export interface Stop {
  /** As it is called in the name of its picture. */
  name: string
  moment: MomentName | null
  as: 'facilitator' | 'stranger' | 'screen' | Seat
  path?: string
  /** Brings the page, 1440 pixels wide, from its address to what is to be seen. */
  show: (page: Page) => Promise<void>
  /** What the picture is of, where it is not at the top of the page. */
  below?: 'tabs'
}

const heading = (name: string | RegExp) => (page: Page) =>
  expect(page.getByRole('heading', { name }).first()).toBeVisible()

const item = (title: string, phase: RegExp) => async (page: Page) => {
  await page.getByRole('button', { name: title }).first().click()
  await heading(phase)(page)
}

const tab = (name: string, shown: RegExp | string) => async (page: Page) => {
  await page.getByRole('tab', { name, exact: true }).click()
  await expect(page.getByRole('tabpanel').getByText(shown).first()).toBeVisible()
}

/** The page as it opens, and one press. */
const press = (name: string | RegExp, then: (page: Page) => Promise<void>) => async (page: Page) => {
  await button(page, name).first().click()
  await then(page)
}

const inject = (title: string) => async (page: Page) => {
  await page.getByRole('cell').getByRole('button', { name: title }).first().click()
  await heading(title)(page)
}

const UBUNTU = 'Install fails on Ubuntu'
const dialog = (name: string | RegExp) => (page: Page) =>
  expect(page.getByRole('dialog', { name }).or(page.getByRole('alertdialog', { name }))).toBeVisible()

export const STOPS: Stop[] = [
  { name: 'join', moment: null, as: 'stranger', path: '/', show: heading('Join a launch simulation') },
  {
    name: 'signin-problem',
    moment: null,
    as: 'stranger',
    path: '/signin#no',
    show: heading('This link does not work'),
  },
  {
    name: 'check',
    moment: null,
    as: 'stranger',
    path: '/check',
    show: (page) => expect(page.getByText('You are ready.')).toBeVisible(),
  },
  { name: 'not-found', moment: null, as: 'stranger', path: '/nowhere', show: heading('No such page') },
  { name: 'rooms', moment: null, as: 'facilitator', path: '/rooms', show: heading('Your rooms') },
  {
    name: 'library',
    moment: null,
    as: 'facilitator',
    path: '/library',
    show: heading('Launch dry run: caro v1.1.0-beta'),
  },
  {
    name: 'library-copy',
    moment: null,
    as: 'facilitator',
    path: '/library',
    show: press(/^More for Privacy/, async (page) => {
      await page.getByRole('menuitem', { name: 'Copy' }).click()
      await dialog(/^Copy /)(page)
    }),
  },
  {
    name: 'library-import',
    moment: null,
    as: 'facilitator',
    path: '/library',
    show: press('Import YAML', dialog('Import a scenario')),
  },
  {
    name: 'preview',
    moment: null,
    as: 'facilitator',
    path: '/library/privacy-breach',
    show: heading('What passes it'),
  },
  {
    name: 'preview-play',
    moment: null,
    as: 'facilitator',
    path: '/library/privacy-breach?part=play',
    show: heading('Timeline'),
  },
  {
    name: 'preview-injects',
    moment: null,
    as: 'facilitator',
    path: '/library/privacy-breach?part=injects',
    show: (page) => expect(page.getByRole('table')).toBeVisible(),
  },
  {
    name: 'preview-proof',
    moment: null,
    as: 'facilitator',
    path: '/library/privacy-breach?part=proof',
    show: press(/^Play \d+ runs/, heading('Never reached')),
  },
  {
    name: 'preview-versions',
    moment: null,
    as: 'facilitator',
    path: '/library/privacy-breach?part=versions',
    show: (page) => expect(page.getByRole('tabpanel').getByText('Comes with Launchroom')).toBeVisible(),
  },
  {
    name: 'editor',
    moment: null,
    as: 'facilitator',
    path: '/editor/launch-dry-run',
    show: inject('macOS arm64 archive fails its checksum'),
  },
  {
    name: 'editor-issue',
    moment: null,
    as: 'facilitator',
    path: '/editor/privacy-breach',
    show: async (page) => {
      await page.locator('tr', { hasText: 'Issue' }).first().getByRole('button').first().click()
      await page.getByRole('tab', { name: 'Options' }).click()
      await page.getByRole('tabpanel').locator('summary').first().click()
      await page.getByRole('tabpanel').evaluate((panel) => panel.scrollIntoView({ block: 'start' }))
    },
  },
  {
    name: 'editor-yaml',
    moment: null,
    as: 'facilitator',
    path: '/editor/launch-dry-run',
    show: async (page) => {
      await press('YAML', (one) =>
        expect(one.getByRole('textbox', { name: 'The scenario as YAML' })).toBeVisible(),
      )(page)
      await expect(page.getByText('No findings')).toBeVisible()
    },
  },
  {
    name: 'editor-form',
    moment: null,
    as: 'facilitator',
    path: '/editor/privacy-breach',
    show: async (page) => {
      await button(page, 'Criteria').click()
      await page.locator('summary').first().click()
    },
  },
  {
    name: 'editor-try',
    moment: null,
    as: 'facilitator',
    path: '/editor/privacy-breach',
    show: async (page) => {
      await button(page, 'Try it').click()
      await page.getByLabel('How many days').selectOption('20')
      await button(page, 'Play').click()
      await heading('Never reached')(page)
    },
  },
  { name: 'editor-new', moment: null, as: 'facilitator', path: '/editor/new', show: heading('New scenario') },
  { name: 'lobby-facilitator', moment: 'lobby', as: 'facilitator', show: heading('Before the start') },
  { name: 'screen-lobby', moment: 'lobby', as: 'screen', show: heading('Release Manager') },
  { name: 'lobby', moment: 'lobby', as: 'el', show: heading('Your seat: Engineering Lead') },
  { name: 'console-poll', moment: 'poll', as: 'facilitator', show: heading('Run sheet') },
  { name: 'screen-poll', moment: 'poll', as: 'screen', show: heading(/^Poll:/) },
  { name: 'poll', moment: 'poll', as: 'rm', show: dialog(/^Go \/ no-go/) },
  { name: 'poll-call', moment: 'revealed', as: 'rm', show: heading('The final call') },
  { name: 'station-observe', moment: 'observe', as: 'el', show: item('macOS arm64 archive', /^Observe:/) },
  { name: 'console-live', moment: 'orient', as: 'facilitator', show: heading('Run sheet') },
  { name: 'screen-live', moment: 'orient', as: 'screen', show: heading('Release Manager') },
  { name: 'station-orient', moment: 'orient', as: 'el', show: item(UBUNTU, /^Orient:/) },
  {
    name: 'console-inspector',
    moment: 'decide',
    as: 'facilitator',
    show: press(UBUNTU, heading('Expected response')),
  },
  {
    name: 'console-composer',
    moment: 'decide',
    as: 'facilitator',
    show: press('Add inject', (page) => expect(page.getByLabel('Title')).toBeVisible()),
  },
  { name: 'station-decide', moment: 'decide', as: 'el', show: item(UBUNTU, /^Decide:/) },
  { name: 'station-watch', moment: 'decide', as: 'cl', show: item(UBUNTU, /^Decide:/) },

  { name: 'station-act', moment: 'act', as: 'el', show: item(UBUNTU, /^Act:/) },
  { name: 'console-skip', moment: 'quiet', as: 'facilitator', show: press('Skip to…', dialog('Skip time')) },
  { name: 'station-overview', moment: 'quiet', as: 'rm', show: heading('Waits for you') },
  { name: 'station-team', moment: 'quiet', as: 'cl', show: tab('Team', 'Seats') },
  { name: 'station-metrics', moment: 'quiet', as: 'el', show: tab('Metrics', 'Error rate') },
  { name: 'station-documents', moment: 'quiet', as: 'sl', show: tab('Docs', 'Release runbook') },
  { name: 'console-held', moment: 'held', as: 'facilitator', show: heading('Run sheet') },
  { name: 'screen-held', moment: 'held', as: 'screen', show: heading('Release Manager') },
  { name: 'station-held', moment: 'held', as: 'cl', show: dialog('Hold: the clock stands') },
  { name: 'debrief', moment: 'ended', as: 'facilitator', show: heading(/^Debrief:/) },
  { name: 'debrief-scores', moment: 'ended', as: 'facilitator', below: 'tabs', show: tab('Scores', 'Team') },
  {
    name: 'debrief-criteria',
    moment: 'ended',
    as: 'cl',
    below: 'tabs',
    show: tab('Criteria', /^The launch was decided/),
  },
  {
    name: 'debrief-questions',
    moment: 'ended',
    as: 'cl',
    below: 'tabs',
    show: tab('Questions', 'Your answer'),
  },
  {
    name: 'debrief-delete',
    moment: 'ended',
    as: 'facilitator',
    show: press('Delete room', dialog(/^Delete room/)),
  },
  {
    name: 'debrief-people',
    moment: 'ended',
    as: 'facilitator',
    show: press('People’s data', (page) =>
      expect(page.getByRole('link', { name: /^Export what/ })).toHaveCount(5),
    ),
  },
  {
    name: 'debrief-erase',
    moment: 'ended',
    as: 'cl',
    show: press('My data', press('Erase my data', dialog('Erase your data?'))),
  },
  { name: 'screen-ended', moment: 'ended', as: 'screen', show: heading(/debrief/i) },
]
