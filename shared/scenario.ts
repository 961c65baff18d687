/**
 * The scenario file: its schema, and the types inferred from it. What a YAML file holds is checked here once;
 * `script.ts` turns it into the script a room runs. Durations come out as simulated milliseconds, clock times stay
 * text until the script knows the day and the zone. Unknown keys are errors, except those that start with `x-`.
 * Its parts stand in the folder of the same name; every key has a description and an example there.
 */
import { z } from 'zod'
import { Id, RoleId } from './ids.ts'
import { Accepted, Alternative, Clock, Criterion, Guide, Pacing, Scoring } from './scenario/frame.ts'
import { INJECT_SHOWN, Inject } from './scenario/inject.ts'
import { GATE_SHOWN, Gate, Milestone } from './scenario/plan.ts'
import { Audiences, Channel, Persona, Role } from './scenario/team.ts'
import { Board, Document, Metric, Template } from './scenario/telemetry.ts'
import { ScenarioTest } from './scenario/test.ts'
import { Duration, key, Language, Line, obj, Text } from './scenario/words.ts'

const SHORT = 120

export const Scenario = obj({
  launchroom: key(z.literal(1), 'The version of this language. Always 1.', 1),
  id: key(Id, 'The name of the scenario for computers.', 'launch-dry-run'),
  title: key(Line, 'The name of the scenario for people.', 'Launch dry run'),
  summary: key(Text, 'What it is about, in a few lines.', 'The launch day of caro, for four roles.'),
  kind: key(
    z.enum(['dry-run', 'crisis']).optional(),
    'A whole launch day, or one incident that has to be dealt with.',
    'crisis',
  ),
  tags: key(z.array(Id).max(20).optional(), 'Words to find it by in the library.', ['security', 'privacy']),
  licence: key(Line.optional(), 'Under which licence others may use the file.', 'CC BY 4.0'),
  language: key(Language.default('en'), 'The language of the texts.', 'en'),
  version: key(z.string().max(20).default('1'), 'The version of this scenario, as you count it.', '1.2'),
  classification: key(
    z.string().min(1).max(SHORT).optional(),
    'How the exercise is classified. Stands before the banner on every screen and on every page of a print.',
    'INTERNAL',
  ),
  banner: key(z.string().max(SHORT).optional(), 'More words for the SIMULATION banner.', 'launch dry run'),
  clock: Clock,
  pacing: Pacing,
  moreTime: key(Duration.prefault('60 s'), 'How much “more time” gives.', '60 s'),
  scoring: Scoring,
  briefing: key(Text, 'What everyone reads in the lobby, in Markdown.', '## What this is'),
  guide: key(Guide.optional(), 'What the facilitator reads. Nobody else sees it.', {
    purpose: 'Practise telling users in time.',
  }),
  roles: key(z.record(RoleId, Role), 'Who plays. Exactly one role leads.', {
    'release-manager': { name: 'Release Manager', letters: 'RM', duty: 'Leads the launch.', lead: true },
  }),
  channels: key(z.record(Id, Channel), 'Where messages come in and go out.', {
    discord: { name: 'Discord', kind: 'chat' },
  }),
  personas: key(z.record(Id, Persona), 'Who writes to the team.', {
    mina: { name: 'Mina Okafor', about: 'Tester on Apple silicon.' },
  }),
  audiences: Audiences.optional(),
  metrics: key(z.record(Id, Metric).default({}), 'Numbers that move during the day.', {
    downloads: { label: 'Downloads', start: 0, better: 'up' },
  }),
  boards: key(z.record(Id, Board).default({}), 'Tables of states.', {
    build: { title: 'Build board', columns: { built: 'Built' }, rows: { windows: 'Windows' } },
  }),
  documents: key(z.record(Id, Document).default({}), 'What the seats can read at any time.', {
    runbook: { title: 'Release runbook', kind: 'runbook', body: '# Release runbook' },
  }),
  templates: key(z.record(Id, Template).default({}), 'Texts to start a message from.', {
    announcement: { title: 'Announcement', channel: 'discord', role: 'community-lead', body: 'It is out.' },
  }),
  milestones: key(z.record(Id, Milestone), 'The launch plan, in the order of time.', {
    tag: { at: '09:00', title: 'Tag v1.1.0', owner: 'engineering-lead', done: 'The tag is public.' },
  }),
  gates: key(z.record(Id, Gate).default({}), 'Go/no-go polls.', {
    'launch-gate': GATE_SHOWN,
  }),
  injects: key(z.record(Id, Inject), 'Everything that arrives during the day.', {
    report: INJECT_SHOWN,
  }),
  alternatives: key(
    z.record(Id, Alternative).optional(),
    'Groups of injects of which one comes, drawn for each room.',
    { 'which-outage': { oneOf: ['ci-down', 'cdn-down'] } },
  ),
  criteria: key(z.record(Id, Criterion), 'What passes or fails the exercise.', {
    contained: { text: 'The leak was stopped in time', when: { contained: 'breach', within: '15 min' } },
  }),
  questions: key(
    z.record(Id, key(Line, 'A question of the debrief.', 'What went well?')),
    'The questions of the debrief.',
    { 'went-well': 'What went well today?' },
  ),
  accepted: key(z.array(Accepted).max(200).optional(), 'Warnings of "check" that are meant so.', [
    { finding: 'SC504', at: 'roles.community-lead', because: 'She waits for the all-clear, as she would.' },
  ]),
  tests: key(z.record(Id, ScenarioTest).optional(), 'Tests that "launchroom test" plays.', {
    'tells-nobody': {
      text: 'A team that forgets to tell users fails exactly that.',
      play: [{ never: 'notify-users', of: 'breach' }],
      expect: [{ fails: ['notified'] }],
    },
  }),
})
export type Scenario = z.infer<typeof Scenario>
