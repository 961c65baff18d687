/** Injects: everything that arrives during the day, and when. */
import { z } from 'zod'
import { Id, Severity } from '../ids.ts'
import { Condition } from './condition.ts'
import { effects } from './effect.ts'
import { ISSUE_SHOWN, Issue } from './issue.ts'
import { ClockTime, Duration, key, Language, Line, obj, Roles, Text } from './words.ts'

const follows = key(Id, 'The inject it follows.', 'first-report')

export const Trigger = z
  .union([
    key(obj({ at: key(ClockTime, 'At this time of day.', '10:30') }), 'At a time of day.', { at: '10:30' }),
    key(
      obj({
        between: key(
          z.tuple([ClockTime, ClockTime]),
          'The first and the last moment at which it may come. Drawn anew for each room, to the second.',
          ['10:00', '10:30'],
        ),
      }),
      'Some time in a window.',
      { between: ['10:00', '10:30'] },
    ),
    key(
      obj({
        when: key(Condition, 'When this becomes true.', { decided: 'checksum' }),
        after: key(Duration.optional(), 'So long after. At once if absent.', '3 min'),
      }),
      'When something becomes true, or so long after.',
      { when: { decided: 'checksum', options: ['publish-anyway'] }, after: '3 min' },
    ),
    key(
      obj({ follows, after: key(Duration, 'So long after that one was sent.', '20 min') }),
      'So long after another inject was sent.',
      { follows: 'first-report', after: '20 min' },
    ),
    key(
      obj({
        follows,
        between: key(
          z.tuple([Duration, Duration]),
          'At least and at most so long after that one was sent. Drawn anew for each room, to the second.',
          ['5 min', '15 min'],
        ),
      }),
      'Some time after another inject was sent.',
      { follows: 'first-report', between: ['5 min', '15 min'] },
    ),
    key(
      obj({ by: key(z.literal('facilitator'), 'Sent by hand.', 'facilitator') }),
      'When a facilitator sends it.',
      { by: 'facilitator' },
    ),
    key(
      obj({ by: key(z.literal('effect'), 'Sent by an effect.', 'effect') }),
      'When an effect of a decision, a step or a limit sends it.',
      { by: 'effect' },
    ),
    key(
      obj({ by: key(z.literal('practice'), 'For practice.', 'practice') }),
      'Before the start, for newcomers. Never scored.',
      { by: 'practice' },
    ),
  ])
  .meta({ id: 'trigger', description: 'When an inject comes.', examples: [{ at: '10:30' }] })

const Repeat = obj({
  every: key(Duration, 'So long after the one before.', '20 min'),
  times: key(z.int().min(2).max(50), 'How many there are together, the first one included.', 3),
  until: key(Condition.optional(), 'A next one is not sent while this is true.', { resolved: 'outage' }),
})

export const INJECT_SHOWN = {
  title: 'A user cannot install',
  trigger: { at: '10:30' },
  to: 'all',
  from: 'mina',
  channel: 'discord',
  body: 'The install script stops with an error.',
}

export const Inject = key(
  obj({
    title: key(Line, 'What stands on the row.', 'A user cannot install'),
    trigger: key(Trigger, 'When it comes.', { at: '10:30' }),
    expires: key(ClockTime.optional(), 'It is not sent at this time of day or later.', '11:00'),
    unless: key(Condition.optional(), 'It is not sent, but cancelled, if this is true at its moment.', {
      resolved: 'outage',
    }),
    repeat: key(
      Repeat.optional(),
      'Sends it again and again. For messages; the next ones are named ID-2, ID-3 and so on.',
      { every: '20 min', times: 3, until: { resolved: 'outage' } },
    ),
    to: key(Roles, 'Who gets it: "all", or a list of roles.', 'all', ['community-lead']),
    from: key(Id, 'The persona who sends it.', 'mina'),
    channel: key(Id, 'Where it appears.', 'discord'),
    body: key(Text, 'What it says, in Markdown.', 'The install script stops with an error.'),
    severity: key(
      Severity.optional(),
      'Shown on the row from the start. Leave it out where the seats must judge it.',
      'P3',
    ),
    language: key(
      Language.optional(),
      'The language of this text, if it is another than the scenario’s.',
      'es',
    ),
    effects: effects('What happens when it is sent.'),
    issue: key(
      Issue.optional(),
      'With it: it needs the OODA loop. Without it: it is a message.',
      ISSUE_SHOWN,
    ),
    expected: key(
      Line.optional(),
      'What a good team does. For the facilitator.',
      'Thank her, ask for the log.',
    ),
    notes: key(Text.optional(), 'More for the facilitator.', 'Send it only to a team that has time left.'),
  }),
  'Something that arrives: a message or an issue.',
  INJECT_SHOWN,
)
export type Inject = z.infer<typeof Inject>
