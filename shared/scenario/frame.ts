/** What holds a scenario together: its day, its pace, how it counts, and what those who run it read. */
import { z } from 'zod'
import { Id } from '../ids.ts'
import { Condition } from './condition.ts'
import { ClockTime, Duration, key, Line, obj, Percent, Text } from './words.ts'

export const Clock = key(
  obj({
    date: key(
      z.string().regex(/^\d{4}-\d\d-\d\d$/, 'write a day like "2026-01-15"'),
      'The launch day.',
      '2026-01-15',
    ),
    from: key(ClockTime, 'When the clock starts.', '08:00'),
    to: key(ClockTime, 'When the exercise ends.', '20:00'),
    zone: key(z.string().max(60), 'The time zone by its official name.', 'America/New_York', 'UTC'),
    city: key(Line, 'How the zone is called on screens.', 'New York'),
    anchor: key(Id.optional(), 'The milestone from which T+ is counted.', 'tag'),
  }),
  'The simulated day.',
  { date: '2026-01-15', from: '08:00', to: '20:00', zone: 'America/New_York', city: 'New York' },
)

const rate = z.int().min(1).max(120)
export const Pacing = key(
  obj({
    quiet: key(rate, 'How many times as fast as real time the clock runs when nothing asks.', 12),
    deciding: key(rate, 'How many times as fast while a vote or an issue waits for the team.', 1),
    grace: key(Duration, 'How long past a limit the clock stays slow.', '60 s'),
  }),
  'How fast simulated time runs.',
  { quiet: 12, deciding: 1, grace: '60 s' },
)

const weight = (phase: string) => key(Percent, `What ${phase} is worth, in points.`, 25)
export const Scoring = key(
  obj({
    weights: key(
      obj({
        observe: weight('Observe'),
        orient: weight('Orient'),
        decide: weight('Decide'),
        act: weight('Act'),
      }),
      'What each phase of an issue is worth.',
      { observe: 20, orient: 25, decide: 35, act: 20 },
    ),
    speed: key(Percent, 'Weight of being in time within a phase. 0 switches it off.', 30),
    floor: key(Percent, 'What is left of that weight at the limit and after it.', 40),
    passMark: key(Percent, 'From this percentage on the score is good.', 80),
  }),
  'How answers become points.',
  { weights: { observe: 20, orient: 25, decide: 35, act: 20 }, speed: 30, floor: 40, passMark: 80 },
)

export const Criterion = key(
  obj({
    text: key(
      Line,
      'What has to be reached. Everyone reads it from the start: name no inject in it.',
      'The leak was stopped within 15 minutes',
    ),
    when: key(Condition, 'When it is met.', { contained: 'breach', within: '15 min' }),
    why: key(Line.optional(), 'Why it counts. Shown in the debrief.', 'Every minute more data leaves.'),
    rubric: key(
      z.array(Line).min(1).optional(),
      'By what a facilitator judges it, line by line. Goes with "judged: true".',
      ['Says what happened', 'Says what users should do'],
    ),
  }),
  'What passes or fails the exercise.',
  { text: 'The leak was stopped within 15 minutes', when: { contained: 'breach', within: '15 min' } },
)

const DrawnIds = z.array(Id).min(2).max(20)
export const Alternative = key(
  obj({
    oneOf: key(DrawnIds, 'The injects of which one comes, drawn for each room.', ['ci-down', 'cdn-down']),
  }),
  'Injects of which one comes. The others are off the run sheet.',
  { oneOf: ['ci-down', 'cdn-down'] },
)

export const Guide = key(
  obj({
    purpose: key(Text, 'What the exercise is for.', 'Practise telling users in time.'),
    watchFor: key(z.array(Line).default([]), 'What a facilitator watches for.', ['Who owns the issue?']),
    prompts: key(z.array(Line).default([]), 'Questions for the debrief beside those the team reads.', [
      'What did you know at minute 5?',
    ]),
  }),
  'The facilitator guide. The rest of it is put together from injects, hints, criteria and questions.',
  { purpose: 'Practise telling users in time.' },
)

export const Accepted = key(
  obj({
    finding: key(
      z.string().regex(/^SC\d{3}$/, 'write the code of a finding like "SC504"'),
      'The code of the warning.',
      'SC504',
    ),
    at: key(
      Line,
      'The place it is told for, as "check --json" writes it in "path", or a part of the file around it.',
      'roles.community-lead',
    ),
    because: key(Line, 'Why it is meant so.', 'She waits for the all-clear, as she would.'),
  }),
  'A warning of "check" that is meant so, and why.',
  { finding: 'SC504', at: 'roles.community-lead', because: 'She waits for the all-clear, as she would.' },
)
