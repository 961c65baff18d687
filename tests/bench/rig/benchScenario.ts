/**
 * A launch day that never runs out of decisions: four roles, thirty issues with long limits that open at once, and a
 * gate of its own for each role. Texts are about as long as those of the launch dry run.
 */
import { Scenario } from '#shared/scenario.ts'

export const ROLES = ['lead', 'build', 'docs', 'safety'] as const
export type BenchRole = (typeof ROLES)[number]
const ISSUES = 30

/** Who owns the issue with this number, from 0 on. */
const ownerOf = (n: number): BenchRole => ROLES[n % ROLES.length] ?? 'lead'
export const issueName = (n: number) => `issue-${n}`
/** Numbers of the issues that a role owns. */
export const issuesOf = (role: BenchRole): number[] =>
  Array.from({ length: ISSUES }, (_, n) => n).filter((n) => ownerOf(n) === role)
export const gateOf = (role: BenchRole) => `gate-${role}`
export const planOf = (role: BenchRole) => `plan-${role}`

const words = (about: string, sentences: number) =>
  Array.from(
    { length: sentences },
    (_, n) =>
      `${about}: reading ${n + 1} of the build farm says what changed since the last release candidate.`,
  ).join('\n\n')

const phase = { par: '10 min', limit: '11 h' }

/** What makes an inject an issue of the role whose turn it is. */
export function issue(n: number) {
  const evidence = (title: string, key: boolean) => ({ title, kind: 'log', key, body: words(title, 6) })
  return {
    owner: ownerOf(n),
    phases: { observe: phase, orient: phase, decide: phase, act: phase },
    evidence: {
      trace: evidence('The trace of the failed job', true),
      report: evidence('The report from the field', true),
      rumour: evidence('What somebody heard', false),
    },
    assessment: {
      severity: { P0: 40, P1: 100, P2: 60 },
      cause: {
        cache: { label: 'A stale cache in the packaging job', quality: 100 },
        disk: { label: 'The disk of the build machine is full', quality: 30 },
        people: { label: 'Somebody pushed to the wrong branch', quality: 0 },
      },
      affected: {
        some: { label: 'Those who install on one platform', quality: 100 },
        all: { label: 'Everybody who installs today', quality: 40 },
      },
    },
    options: {
      rebuild: {
        label: 'Rebuild, sign again and publish the sums',
        quality: 100,
        why: 'It mends the cause.',
      },
      withdraw: { label: 'Withdraw the archive and say so', quality: 60, why: 'Safe and slow.' },
      wait: { label: 'Wait for a second report', quality: 10, why: 'Others run into it meanwhile.' },
    },
    steps: {
      note: { label: 'Tell the team what happens now', role: ownerOf(n), writes: 'note' },
      verify: { label: 'Verify on a clean machine', role: ownerOf(n) },
    },
    hints: ['Compare the two last jobs.'],
  }
}

/** An inject to everybody at this time of day. */
export const message = (n: number, at: string) => ({
  title: `Job ${n} fails and nobody knows why`,
  trigger: { at },
  to: 'all',
  from: 'robot',
  channel: 'chat',
  body: words(`Job ${n}`, 4),
  expected: 'Rebuild and say so.',
})

const manyIssues = Object.fromEntries(
  Array.from({ length: ISSUES }, (_, n) => [issueName(n), { ...message(n, '08:00:01'), issue: issue(n) }]),
)

const plan = (role: BenchRole) => ({
  at: '08:00',
  title: `Plan of ${role}`,
  owner: role,
  done: 'Both runs were looked at.',
  checklist: {
    first: { label: 'Look at the last run', role },
    second: { label: 'Look at the one before', role },
  },
})

/** The scenario, checked; with other injects and another quiet rate, another day of the same team. */
export function benchScenario({
  injects = manyIssues,
  quiet = 12,
  deciding = 1,
}: {
  injects?: Record<string, object>
  quiet?: number
  deciding?: number
} = {}): Scenario {
  const [first = ''] = Object.keys(injects)
  return Scenario.parse({
    launchroom: 1,
    id: 'bench',
    title: 'A day of many decisions',
    summary: 'For measuring.',
    clock: { date: '2026-01-15', from: '08:00', to: '20:00', zone: 'America/New_York', city: 'New York' },
    pacing: { quiet, deciding, grace: '1 min' },
    scoring: {
      weights: { observe: 20, orient: 25, decide: 35, act: 20 },
      speed: 30,
      floor: 40,
      passMark: 80,
    },
    briefing: 'Decide.',
    roles: Object.fromEntries(
      ROLES.map((role, n) => [
        role,
        { name: `The ${role} seat`, letters: `R${'ABCD'[n]}`, duty: `Looks after ${role}.`, lead: n === 0 },
      ]),
    ),
    channels: { chat: { name: 'Chat', kind: 'chat' } },
    personas: { robot: { name: 'Robot', about: 'Builds.' } },
    metrics: {
      errors: {
        label: 'Errors',
        unit: '%',
        decimals: 1,
        start: 1,
        max: 100,
        path: [
          { at: '09:00', value: 1 },
          { at: '19:00', value: 4 },
        ],
      },
    },
    milestones: Object.fromEntries(
      ROLES.flatMap((role, n) => [
        [planOf(role), plan(role)],
        [
          `release-${role}`,
          { at: `19:0${n + 1}`, title: `Release of ${role}`, owner: role, done: 'It is out.' },
        ],
      ]),
    ),
    gates: Object.fromEntries(
      ROLES.map((role) => [
        gateOf(role),
        {
          milestone: `release-${role}`,
          title: `Go for ${role}`,
          chair: role,
          order: [role],
          limit: '11 h',
          criteria: { tests: { label: 'Tests pass', kind: 'blocking', met: true, where: 'Report' } },
          right: 'go',
        },
      ]),
    ),
    injects,
    criteria: { delivered: { text: 'The first is delivered', when: { delivered: first } } },
    questions: { well: 'What went well?' },
  })
}
