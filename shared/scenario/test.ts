/** Tests of a scenario, written into it: what a team does, and what has to come of it. */
import { z } from 'zod'
import { Call, Id, Phase, RoleId, Severity } from '../ids.ts'
import { SKILLS } from '../runs.ts'
import { Condition } from './condition.ts'
import { ClockTime, Duration, key, Line, obj, Percent, Text } from './words.ts'

const issue = (description: string) => key(Id, description, 'breach')
const at = key(ClockTime, 'When, as the clock of the day shows it.', '10:45')
const after = key(
  Duration,
  'How long after the issue opened. What has to come before is waited for.',
  '4 min',
)

/** One thing that is done, or that nobody does. */
const Instruction = z.union([
  key(
    obj({
      decide: issue('The issue that is decided.'),
      option: key(Id, 'What it is decided as.', 'publish-anyway'),
      after: key(
        Duration.optional(),
        'How long after the issue opened; phases before that nobody answered by then are answered well. Left out: when the team comes to it.',
        '4 min',
      ),
      because: key(Text.optional(), 'The reason that is given.', 'Users wait for it.'),
    }),
    'The owner of an issue decides it.',
    { decide: 'checksum', option: 'publish-anyway', after: '4 min' },
  ),
  key(
    obj({
      phase: key(Phase.exclude(['decide', 'act']), 'The phase that is answered.', 'observe'),
      of: issue('The issue.'),
      after,
      severity: key(
        Severity.optional(),
        'With Orient: the severity that is given. Left out: the best.',
        'P2',
      ),
    }),
    'The owner of an issue answers Observe or Orient, well but for what is said here.',
    { phase: 'observe', of: 'breach', after: '2 min' },
  ),
  key(
    obj({ step: key(Id, 'The step that is done.', 'disable-telemetry'), of: issue('The issue.'), after }),
    'The role of a step does it.',
    { step: 'disable-telemetry', of: 'breach', after: '12 min' },
  ),
  key(
    obj({
      never: key(
        Id,
        'Nobody does this: a step of the issue in "of", or "escalate" or "ask" there; without "of" a whole issue, gate or milestone.',
        'notify-users',
      ),
      of: key(Id.optional(), 'The issue the step belongs to.', 'breach'),
    }),
    'Something that nobody does.',
    { never: 'notify-users', of: 'breach' },
  ),
  key(
    obj({
      call: key(Id, 'The gate.', 'launch-gate'),
      as: key(Call, 'What its chair calls.', 'no-go'),
      at: key(ClockTime.optional(), 'When. Left out: when the chair comes to it.', '08:15'),
    }),
    'The chair of a gate makes a call. Several for one gate are its first call, its second and so on.',
    { call: 'launch-gate', as: 'no-go' },
  ),
  key(obj({ send: key(Id, 'The inject.', 'praise'), at }), 'The facilitator sends an inject.', {
    send: 'praise',
    at: '10:45',
  }),
  key(
    obj({
      post: key(Id, 'The channel.', 'discord'),
      by: key(RoleId, 'The role that writes.', 'community-lead'),
      at,
      text: key(Text, 'What is written.', 'We look into it and write again at 13:30.'),
    }),
    'A role writes in a channel.',
    { post: 'discord', by: 'community-lead', at: '13:02', text: 'It is out.' },
  ),
  key(
    obj({
      judge: key(Id, 'The criterion.', 'tone'),
      met: key(z.boolean(), 'Whether the facilitator says it was met.', true),
    }),
    'The facilitator judges a criterion in the debrief.',
    { judge: 'tone', met: true },
  ),
])
export type Instruction = z.infer<typeof Instruction>

/** One thing that has to come of it. */
const Expectation = z.union([
  key(
    obj({
      that: key(Condition, 'What is true.', { delivered: 'checksum-in-public' }),
      by: key(ClockTime.optional(), 'At this time of the day. Left out: at its end.', '11:15'),
    }),
    'A condition is true.',
    { that: { delivered: 'checksum-in-public' }, by: '11:15' },
  ),
  key(
    obj({ never: key(Condition, 'What is not true at any time of the day.', { escalated: 'breach' }) }),
    'A condition is true at no time.',
    { never: { delivered: 'checksum-in-public' } },
  ),
  key(
    obj({
      fails: key(z.array(Id), 'Exactly these criteria fail; all others are met, or wait for a person.', [
        'notified',
      ]),
    }),
    'Which criteria fail.',
    { fails: ['notified'] },
  ),
  key(
    obj({
      passes: key(z.boolean(), 'Whether every criterion is met that does not wait for a person.', true),
    }),
    'Whether the team passes.',
    { passes: true },
  ),
  key(
    obj({
      percent: key(
        obj({
          above: key(Percent.optional(), 'More than this.', 80),
          below: key(Percent.optional(), 'Less than this.', 50),
        }).refine(({ above, below }) => above !== undefined || below !== undefined, 'say "above" or "below"'),
        'Between which percentages the score is.',
        { above: 80 },
      ),
    }),
    'The score of the team.',
    { percent: { above: 80 } },
  ),
])
export type Expectation = z.infer<typeof Expectation>

export const ScenarioTest = key(
  obj({
    text: key(Line, 'What the test shows, in a sentence.', 'A team that forgets to tell users fails that.'),
    seed: key(
      z
        .int()
        .nonnegative()
        .max(2 ** 32 - 1)
        .optional(),
      'Which day is drawn; 1 if left out.',
      3,
    ),
    team: key(
      z.enum(SKILLS).optional(),
      'Who does all that "play" does not say. An expert team, which is taken if this is left out, makes no mistakes here.',
      'absent',
    ),
    play: key(z.array(Instruction).max(100).default([]), 'What is done otherwise than the team would.', [
      { never: 'notify-users', of: 'breach' },
    ]),
    expect: key(z.array(Expectation).min(1).max(100), 'What has to come of it. All of it.', [
      { fails: ['notified'] },
    ]),
  }),
  'A test: who plays how, and what has to come of it.',
  {
    text: 'A team that forgets to tell users fails exactly that.',
    play: [{ never: 'notify-users', of: 'breach' }],
    expect: [{ fails: ['notified'] }],
  },
)
export type ScenarioTest = z.infer<typeof ScenarioTest>
