/** An issue: what goes once round the OODA loop, with its evidence, choices, steps and their worth. */
import { z } from 'zod'
import { Id, Phase, RoleId, Severity } from '../ids.ts'
import { Effect, effects } from './effect.ts'
import { Duration, key, Line, obj, Percent, Text } from './words.ts'

const quality = key(Percent, 'How good this answer is, 0 to 100. Secret until the debrief.', 80)
const why = key(Line.optional(), 'Why it is good or not. Shown in the debrief.', 'It stops the leak at once.')

const PhaseTime = key(
  obj({
    par: key(Duration, 'How long a good team needs. Points for time are full up to here.', '3 min'),
    limit: key(Duration, 'When the time is up. An answer after it still counts, for less.', '6 min'),
    prompt: key(Line.optional(), 'A question to think about in this phase.', 'Is it real?'),
  }),
  'How long a phase may take.',
  { par: '3 min', limit: '6 min' },
)

const Evidence = key(
  obj({
    title: key(Line, 'Its title.', 'Build log, linux-gnu'),
    kind: key(
      z.enum(['log', 'ci', 'report', 'sums', 'message', 'dashboard', 'diff', 'document']),
      'What it is.',
      'log',
    ),
    key: key(z.boolean().default(false), 'True if a good team opens it before it leaves Observe.', true),
    herring: key(z.boolean().default(false), 'True if it looks as if it mattered and does not.', true),
    for: key(z.array(RoleId).optional(), 'Only these roles can open it. The others must ask.', [
      'security-lead',
    ]),
    body: key(Text, 'What it says.', '12:01:07 sha256 mismatch'),
  }),
  'Something to look at: a log, a report, a message.',
  { title: 'Build log', kind: 'log', key: true, body: '12:01:07 sha256 mismatch' },
)

const Choice = key(
  obj({ label: key(Line, 'What the team can say.', 'A race in the upload'), quality, why }),
  'An answer to choose.',
  { label: 'A race in the upload', quality: 100 },
)

const Option = key(
  obj({
    label: key(Line, 'What the team can decide.', 'Rebuild that one target'),
    detail: key(Text.optional(), 'More about it.', 'Takes about 12 minutes.'),
    quality,
    why,
    steps: key(z.array(Id).optional(), 'The steps this decision asks for. All of them if absent.', [
      'rebuild',
      'verify-sum',
    ]),
    effects: effects('What happens when it is chosen.'),
  }),
  'A decision to choose.',
  { label: 'Rebuild that one target', quality: 100 },
)

const Step = key(
  obj({
    label: key(Line, 'What to do.', 'Switch the telemetry off'),
    role: key(RoleId, 'Who does it.', 'security-lead'),
    after: key(
      z.array(Id).default([]),
      'Steps that must be done before. One of another role is a hand-off.',
      ['rebuild'],
    ),
    takes: key(Duration.optional(), 'Simulated time until it is done.', '12 min'),
    writes: key(
      z.enum(['note', 'message']).optional(),
      'Asks for a text: a note to the team, or a message to a channel.',
      'message',
    ),
    channel: key(Id.optional(), 'Where the message goes.', 'discord'),
    tells: key(z.array(Id).min(1).optional(), 'The audiences that this message tells.', ['users']),
    contains: key(
      z.boolean().optional(),
      'True if this step is part of containing the issue. False if absent.',
      true,
    ),
    prompt: key(Line.optional(), 'What the text should say.', 'What happened, what to do now.'),
    result: key(Line.optional(), 'What the team sees when it is done.', 'All six sums match.'),
    optional: key(z.boolean().default(false), 'True if it need not be done.', true),
    effects: effects('What happens when it is done.'),
  }),
  'One thing to do in Act.',
  { label: 'Switch the telemetry off', role: 'security-lead', takes: '2 min', contains: true },
)

const PHASES_SHOWN = {
  observe: { par: '3 min', limit: '6 min' },
  orient: { par: '4 min', limit: '8 min' },
  decide: { par: '3 min', limit: '6 min' },
  act: { par: '15 min', limit: '30 min' },
}
export const ISSUE_SHOWN = {
  owner: 'security-lead',
  phases: PHASES_SHOWN,
  assessment: { severity: { P0: 100, P1: 40 } },
}

const LimitEffects = key(z.array(Effect), 'What happens when the limit of this phase passes.', [
  { metric: 'sentiment', add: -5 },
])

export const Issue = key(
  obj({
    owner: key(RoleId, 'The role that answers for it.', 'security-lead'),
    phases: key(z.record(Phase, PhaseTime), 'How long each phase may take.', PHASES_SHOWN),
    truth: key(
      obj({
        confirmed: key(z.boolean().default(true), 'Whether it is real.', true),
        ongoing: key(z.boolean().default(true), 'Whether it still goes on.', false),
      }).prefault({}),
      'What a good team finds out in Observe.',
      { confirmed: true, ongoing: false },
    ),
    evidence: key(z.record(Id, Evidence).default({}), 'What there is to look at.', {
      log: { title: 'Build log', kind: 'log', body: '12:01:07 sha256 mismatch' },
    }),
    assessment: key(
      obj({
        severity: key(
          z.partialRecord(Severity, quality),
          'What each severity is worth. One that is left out is worth nothing.',
          { P0: 100, P1: 40 },
        ),
        cause: key(z.record(Id, Choice).default({}), 'The causes to choose from.', {
          race: { label: 'A race in the upload', quality: 100 },
        }),
        affected: key(z.record(Id, Choice).default({}), 'Those who may be affected, to choose from.', {
          all: { label: 'Everyone', quality: 100 },
        }),
      }),
      'What the team can say in Orient, and what it is worth.',
      { severity: { P0: 100, P1: 40 } },
    ),
    options: key(z.record(Id, Option).default({}), 'What the team can decide.', {
      rebuild: { label: 'Rebuild that one target', quality: 100 },
    }),
    steps: key(z.record(Id, Step).default({}), 'What there is to do in Act.', {
      rebuild: { label: 'Rebuild', role: 'engineering-lead', takes: '12 min' },
    }),
    hints: key(z.array(Line).default([]), 'For the facilitator to give, the gentlest first.', [
      'Who has seen the log?',
    ]),
    onLimit: key(
      z.partialRecord(Phase, LimitEffects).default({}),
      'What happens when the owner’s limit passes, by phase.',
      { decide: [{ metric: 'sentiment', add: -5 }] },
    ),
    onResolved: effects('What happens when all steps are done.'),
  }),
  'Makes the inject an issue: it goes round the OODA loop.',
  ISSUE_SHOWN,
)
export type Issue = z.infer<typeof Issue>
