/** Effects: what a decision, a step, a limit or an inject lets happen. */
import { z } from 'zod'
import { CellState, Id } from '../ids.ts'
import { Duration, key, Line, obj, Text } from './words.ts'

export const Effect = z
  .union([
    key(
      obj({
        metric: key(Id, 'The metric that moves.', 'downloads'),
        add: key(z.number(), 'By how much, in the metric’s own unit. Less than 0 lowers it.', -12),
        over: key(Duration.optional(), 'Over this long, in a straight line. At once if absent.', '30 min'),
      }),
      'Moves a metric.',
      { metric: 'downloads', add: 110, over: '60 min' },
    ),
    key(
      obj({
        inject: key(Id, 'The inject to send.', 'audit-result'),
        after: key(Duration.optional(), 'So long after. At once if absent.', '20 min'),
      }),
      'Sends another inject.',
      { inject: 'audit-result', after: '20 min' },
    ),
    key(
      obj({ cancel: key(Id, 'The inject that does not come any more.', 'audit-result') }),
      'Takes an inject that was not sent yet off the run sheet.',
      { cancel: 'audit-result' },
    ),
    key(
      obj({
        milestone: key(Id, 'The milestone.', 'publish'),
        to: key(z.enum(['blocked', 'open']), '"blocked" stops it, "open" lets it go on.', 'blocked'),
        reason: key(Line.optional(), 'Why it is blocked, shown to all.', 'Checksum fails'),
      }),
      'Blocks a milestone, or lets it go on.',
      { milestone: 'publish', to: 'blocked', reason: 'Checksum fails' },
    ),
    key(
      obj({
        milestone: key(Id, 'The milestone.', 'publish'),
        delay: key(Duration, 'By how much its time moves later.', '30 min'),
      }),
      'Moves the time of a milestone that is not due yet.',
      { milestone: 'publish', delay: '30 min' },
    ),
    key(
      obj({ slow: key(Duration, 'For so long in simulated time.', '10 min') }),
      'Keeps the clock at the deciding pace for a while.',
      { slow: '10 min' },
    ),
    key(
      obj({ hold: key(Line, 'The reason, shown to all.', 'A person has to look at this') }),
      'Holds the launch clock. A facilitator lets it go on.',
      { hold: 'A person has to look at this' },
    ),
    key(
      obj({
        board: key(Id, 'The board.', 'build'),
        row: key(Id, 'A row of it.', 'linux-gnu'),
        column: key(Id, 'A column of it.', 'built'),
        to: key(CellState, 'What the cell shows from now on.', 'ok'),
      }),
      'Changes a cell of a board.',
      { board: 'build', row: 'linux-gnu', column: 'built', to: 'ok' },
    ),
    key(
      obj({
        post: key(Id, 'The channel.', 'discord'),
        from: key(Id, 'The persona who posts.', 'release-robot'),
        text: key(Text, 'What it says.', 'GO was called.'),
      }),
      'A persona posts in a channel.',
      { post: 'discord', from: 'release-robot', text: 'GO was called.' },
    ),
  ])
  .meta({
    id: 'effect',
    description: 'One thing that happens.',
    examples: [{ metric: 'sentiment', add: -5, over: '30 min' }],
  })
export type Effect = z.infer<typeof Effect>

export const effects = (description: string) =>
  key(z.array(Effect).default([]), description, [{ metric: 'sentiment', add: -5, over: '30 min' }])
