import { Scenario } from '#shared/scenario.ts'
import { type Script, scriptOf } from '#shared/script.ts'

/** A day of two hours for two roles with one issue: small enough to work out every score by hand. */
const SMALL = {
  launchroom: 1,
  id: 'small',
  title: 'Small day',
  summary: 'Two hours, two roles.',
  clock: { date: '2026-01-15', from: '08:00', to: '10:00', zone: 'America/New_York', city: 'New York' },
  pacing: { quiet: 12, deciding: 1, grace: '60 s' },
  scoring: { weights: { observe: 20, orient: 25, decide: 35, act: 20 }, speed: 30, floor: 40, passMark: 80 },
  briefing: 'Play.',
  roles: {
    lead: { name: 'Lead', letters: 'LD', duty: 'Leads.', lead: true },
    engineer: { name: 'Engineer', letters: 'EN', duty: 'Builds.' },
  },
  channels: { chat: { name: 'Chat', kind: 'chat' } },
  personas: { robot: { name: 'Robot', about: 'Says things.' } },
  metrics: { errors: { label: 'Errors', start: 5, max: 100 } },
  milestones: {
    tag: {
      at: '08:10',
      title: 'Tag',
      owner: 'lead',
      done: 'The tag is there.',
      checklist: { push: { label: 'Push the tag', role: 'engineer' } },
    },
  },
  injects: {
    crash: {
      title: 'It crashes',
      trigger: { at: '08:30' },
      to: ['engineer'],
      from: 'robot',
      channel: 'chat',
      body: 'It crashes.',
      expected: 'Roll back.',
      issue: {
        owner: 'engineer',
        phases: {
          observe: { par: '2 min', limit: '4 min' },
          orient: { par: '2 min', limit: '4 min' },
          decide: { par: '2 min', limit: '4 min' },
          act: { par: '10 min', limit: '20 min' },
        },
        truth: { confirmed: true, ongoing: false },
        evidence: {
          trace: { title: 'Trace', kind: 'log', key: true, body: 'null' },
          graph: { title: 'Graph', kind: 'dashboard', key: true, for: ['lead'], body: 'up' },
          rumour: { title: 'Rumour', kind: 'message', herring: true, body: 'hm' },
        },
        assessment: {
          severity: { P0: 100, P1: 50 },
          cause: { null: { label: 'A null', quality: 100 }, disk: { label: 'The disk', quality: 30 } },
          affected: { all: { label: 'All', quality: 100 }, some: { label: 'Some', quality: 60 } },
        },
        options: {
          rollback: { label: 'Roll back', quality: 100, why: 'Safe.', steps: ['revert', 'tell', 'extra'] },
          wait: { label: 'Wait', quality: 20, steps: ['tell'] },
        },
        steps: {
          revert: { label: 'Revert', role: 'engineer' },
          tell: { label: 'Tell', role: 'lead', after: ['revert'], writes: 'message', channel: 'chat' },
          extra: { label: 'Extra', role: 'lead', optional: true },
        },
      },
    },
  },
  criteria: {
    decided: {
      text: 'Rolled back within 10 minutes',
      when: { decided: 'crash', options: ['rollback'], within: '10 min' },
    },
  },
  questions: { well: 'What went well?' },
}

type Small = typeof SMALL

/** The small scenario, changed before it is checked. */
export function smallScenario(change: (small: Small & Record<string, unknown>) => void = () => {}): {
  scenario: Scenario
  script: Script
} {
  const copy = structuredClone(SMALL)
  change(copy)
  const scenario = Scenario.parse(copy)
  return { scenario, script: scriptOf(scenario) }
}
