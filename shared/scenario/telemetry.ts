/** What the stations show beside messages: metrics, boards, documents, templates. */
import { z } from 'zod'
import { CellState, Id, RoleId } from '../ids.ts'
import { Condition } from './condition.ts'
import { ClockTime, Duration, key, Line, obj, Roles, Text } from './words.ts'

const watchedBy = key(Roles.default('all'), 'Roles that have it on their station.', ['engineering-lead'])

const Reaction = key(
  obj({
    when: key(Condition, 'When this becomes true, for the first time.', { opened: 'outage' }),
    add: key(z.number(), 'By how much the metric moves, in its own unit.', -5),
    over: key(Duration.optional(), 'Over this long, in a straight line. At once if absent.', '10 min'),
  }),
  'The metric moves once, at the moment the condition becomes true.',
  { when: { opened: 'outage' }, add: -5, over: '10 min' },
)

export const Metric = key(
  obj({
    label: key(Line, 'What it is called on screens.', 'Error rate'),
    unit: key(z.string().max(12).default(''), 'What is written after the number.', '%'),
    decimals: key(z.int().min(0).max(3).default(0), 'Digits after the point.', 1),
    start: key(z.number(), 'Where it stands when the clock starts.', 1.4),
    min: key(z.number().default(0), 'It never goes below this.', 0),
    max: key(z.number().default(1_000_000), 'It never goes above this.', 100),
    better: key(z.enum(['up', 'down', 'either']).default('either'), 'Which way is good.', 'down'),
    warning: key(z.number().optional(), 'From here on the reading is a warning …', 2),
    critical: key(z.number().optional(), '… and from here on it is critical.', 5),
    path: key(
      z
        .array(
          obj({
            at: key(ClockTime, 'At this time of day …', '12:00'),
            value: key(z.number(), '… it has this value.', 4),
          }),
        )
        .default([]),
      'Where it goes if nobody does anything: points, joined by straight lines.',
      [{ at: '12:00', value: 4 }],
    ),
    reactions: key(z.array(Reaction).optional(), 'How it answers what happens.', [
      { when: { opened: 'outage' }, add: -5, over: '10 min' },
    ]),
    watchedBy,
  }),
  'A number that moves during the day: simulated telemetry.',
  { label: 'Error rate', unit: '%', decimals: 1, start: 1.4, better: 'down' },
)

export const Board = key(
  obj({
    title: key(Line, 'What it is called on screens.', 'Build board'),
    watchedBy,
    columns: key(z.record(Id, key(Line, 'The head of a column.', 'Built')), 'Its columns.', {
      built: 'Built',
    }),
    rows: key(z.record(Id, key(Line, 'The name of a row.', 'Windows')), 'Its rows.', { windows: 'Windows' }),
    start: key(CellState.default('waiting'), 'What every cell shows at first.', 'waiting'),
  }),
  'A table of states, such as what is built and signed.',
  { title: 'Build board', columns: { built: 'Built' }, rows: { windows: 'Windows' } },
)

export const Document = key(
  obj({
    title: key(Line, 'Its title.', 'Release runbook'),
    kind: key(z.enum(['runbook', 'playbook', 'criteria', 'template', 'report']), 'What it is.', 'runbook'),
    body: key(Text, 'What it says, in Markdown.', '# Release runbook'),
  }),
  'Something the seats can read at any time.',
  { title: 'Release runbook', kind: 'runbook', body: '# Release runbook' },
)

export const Template = key(
  obj({
    title: key(Line, 'Its title.', 'Announcement'),
    channel: key(Id, 'The channel it is meant for.', 'discord'),
    role: key(RoleId, 'The role it is meant for.', 'community-lead'),
    body: key(Text, 'The text to start from.', 'caro v1.1.0-beta is out.'),
  }),
  'A text to start a message from.',
  { title: 'Announcement', channel: 'discord', role: 'community-lead', body: 'It is out.' },
)
