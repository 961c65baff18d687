/** The launch plan: milestones with their checklists, and the gates some of them wait for. */
import { z } from 'zod'
import { Id, RoleId } from '../ids.ts'
import { effects } from './effect.ts'
import { ClockTime, Duration, key, Line, obj } from './words.ts'

const ChecklistItem = key(
  obj({
    label: key(Line, 'What to do.', 'Push the tag'),
    role: key(RoleId, 'Who does it.', 'engineering-lead'),
    takes: key(Duration.optional(), 'Simulated time the work takes after it is started.', '10 min'),
    post: key(Id.optional(), 'Ticks itself when the role posts in this channel.', 'discord'),
    help: key(Line.optional(), 'A line of help beside it.', 'Runbook, “Tag”'),
    effects: effects('What happens when it is done.'),
  }),
  'One thing to do for a milestone.',
  { label: 'Push the tag', role: 'engineering-lead', takes: '10 min' },
)

export const Milestone = key(
  obj({
    at: key(ClockTime, 'When it begins.', '09:00'),
    title: key(Line, 'What it is called on screens.', 'Tag v1.1.0'),
    owner: key(RoleId, 'Who closes it.', 'engineering-lead'),
    done: key(Line, 'What “done” means.', 'The tag is public and verifies.'),
    slow: key(
      Duration.optional(),
      'How long the clock stays at the deciding pace for the work people really do, at most.',
      '5 min',
    ),
    late: key(Duration.optional(), 'It is late if not done this long after its time.', '30 min'),
    checklist: key(z.record(Id, ChecklistItem).default({}), 'What there is to do.', {
      push: { label: 'Push the tag', role: 'engineering-lead' },
    }),
    effects: effects('What happens when it is done.'),
  }),
  'A point of the launch plan. Milestones stand in the order of their times.',
  { at: '09:00', title: 'Tag v1.1.0', owner: 'engineering-lead', done: 'The tag is public.' },
)

const GateCriterion = key(
  obj({
    label: key(Line, 'What has to hold.', 'Telemetry is clean'),
    kind: key(
      z.enum(['blocking', 'important']),
      '"blocking": one that does not hold means NO-GO. "important": launch only with a plan.',
      'blocking',
    ),
    met: key(z.boolean(), 'The truth, which the seats look up. Secret until the debrief.', true),
    where: key(
      Line,
      'Where to look. For the facilitator, and for all in the debrief.',
      'Test report, page 2',
    ),
  }),
  'One thing to check before GO.',
  { label: 'Telemetry is clean', kind: 'blocking', met: true, where: 'Telemetry review' },
)

export const GATE_SHOWN = {
  milestone: 'go-no-go',
  title: 'Go or no-go',
  chair: 'release-manager',
  order: ['engineering-lead', 'release-manager'],
  limit: '10 min',
  criteria: { tests: { label: 'Tests pass', kind: 'blocking', met: true, where: 'Test report' } },
  right: 'go',
}

export const Gate = key(
  obj({
    at: key(ClockTime.optional(), 'When the poll opens by itself. Without it the chair calls it.', '08:05'),
    milestone: key(Id, 'The milestone that is done when the chair calls GO.', 'go-no-go'),
    title: key(Line, 'What it is called on screens.', 'Go or no-go'),
    chair: key(RoleId, 'Who makes the call.', 'release-manager'),
    order: key(z.array(RoleId).min(1), 'The order in which the votes are read.', [
      'engineering-lead',
      'release-manager',
    ]),
    limit: key(Duration, 'How long the vote may take.', '10 min'),
    criteria: key(z.record(Id, GateCriterion), 'What to check before GO.', {
      tests: { label: 'Tests pass', kind: 'blocking', met: true, where: 'Test report' },
    }),
    right: key(z.enum(['go', 'no-go', 'hold']), 'The call a good team makes.', 'go'),
  }),
  'A go/no-go poll. A milestone has at most one.',
  GATE_SHOWN,
)
