/** Conditions: what has to be true for an inject to come, a metric to react or a criterion to be met. */
import { z } from 'zod'
import { Id, Phase, RoleId } from '../ids.ts'
import { ClockTime, Duration, Ids, key, obj } from './words.ts'

export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { inOrder: Condition[] }
  | { opened: string }
  | { resolved: string; within?: number | undefined }
  | { decided: string; options?: string[] | undefined; within?: number | undefined }
  | { limitPassed: string; phase: z.infer<typeof Phase> }
  | { phaseDone: string; phase: z.infer<typeof Phase>; within?: number | undefined }
  | { step: string; of: string; within?: number | undefined }
  | { contained: string; within?: number | undefined }
  | {
      told: string
      about?: string | undefined
      within?: number | undefined
      before?: string | undefined
    }
  | { asked: string }
  | { escalated: string }
  | { milestone: string; is: 'due' | 'done' | 'late' | 'blocked'; before?: string | undefined }
  | { called: string; as: ('go' | 'no-go' | 'hold' | 'scrub')[]; before?: string | undefined }
  | { posted: string; by?: string | undefined; before?: string | undefined }
  | { delivered: string }
  | { metric: string; above?: number | undefined; below?: number | undefined }
  | { judged: true }

const within = key(
  Duration.optional(),
  'At most so long after the issue opened. Stretches with the owner’s time allowance.',
  '15 min',
)
const before = key(ClockTime.optional(), 'Only if it happened before this time of day.', '11:00')
const issue = (description: string) => key(Id, description, 'checksum')
const phase = key(Phase, 'Which phase of the OODA loop.', 'decide')

// Built once: what is lazy builds its schema anew each time somebody looks inside.
export const Condition: z.ZodType<Condition, unknown> = z.lazy(() => ConditionForms)
const inside = z.array(Condition).min(1)
const ConditionForms = z
  .union([
    key(
      obj({ all: key(inside, 'True when all of these are.', [{ opened: 'breach' }, { asked: 'breach' }]) }),
      'True when all of these are.',
      { all: [{ opened: 'breach' }, { asked: 'breach' }] },
    ),
    key(
      obj({ any: key(inside, 'True when one of these is, or more.', [{ asked: 'breach' }]) }),
      'True when one of these is, or more.',
      { any: [{ asked: 'breach' }, { escalated: 'breach' }] },
    ),
    key(
      obj({ not: key(Condition, 'True while this is not.', { escalated: 'breach' }) }),
      'True while this is not.',
      { not: { escalated: 'breach' } },
    ),
    key(
      obj({
        inOrder: key(
          z.array(Condition).min(2),
          'True when each of these came true, none later than the next one.',
          [{ step: 'stop', of: 'breach' }, { told: 'users' }],
        ),
      }),
      'True when each of these came true, none later than the next one. Holds no "not" and no metric.',
      { inOrder: [{ step: 'stop', of: 'breach' }, { told: 'users' }] },
    ),
    key(obj({ opened: issue('The issue that was opened.') }), 'The issue was opened.', {
      opened: 'checksum',
    }),
    key(obj({ resolved: issue('The issue that was resolved.'), within }), 'The issue was resolved.', {
      resolved: 'checksum',
      within: '1 h',
    }),
    key(
      obj({
        decided: issue('The issue that was decided.'),
        options: key(Ids.optional(), 'Only if it was decided as one of these.', ['rollback', 'hotfix']),
        within,
      }),
      'The issue was decided.',
      { decided: 'checksum', options: ['rollback'], within: '15 min' },
    ),
    key(
      obj({ limitPassed: issue('The issue whose limit passed.'), phase }),
      'The owner’s own limit of this phase passed without an answer.',
      { limitPassed: 'checksum', phase: 'decide' },
    ),
    key(
      obj({ phaseDone: issue('The issue whose phase was answered.'), phase, within }),
      'A phase of the issue was answered.',
      { phaseDone: 'checksum', phase: 'orient', within: '10 min' },
    ),
    key(
      obj({
        step: key(Id, 'The step that was done.', 'verify-sum'),
        of: issue('The issue the step belongs to.'),
        within,
      }),
      'A step of the issue was done.',
      { step: 'verify-sum', of: 'checksum', within: '30 min' },
    ),
    key(
      obj({ contained: issue('The issue that is contained.'), within }),
      'The issue is contained: all its steps with "contains: true" are done.',
      { contained: 'breach', within: '15 min' },
    ),
    key(
      obj({
        told: key(Id, 'The audience that was told.', 'users'),
        about: key(Id.optional(), 'Only if it was told about this issue.', 'breach'),
        within: key(
          Duration.optional(),
          'At most so long after the issue of "about" opened. Stretches with the owner’s time allowance.',
          '30 min',
        ),
        before,
      }),
      'An audience was told: a step that "tells" it was done.',
      { told: 'users', about: 'breach', within: '30 min' },
    ),
    key(obj({ asked: issue('The issue somebody asked about.') }), 'Somebody asked another role about it.', {
      asked: 'checksum',
    }),
    key(obj({ escalated: issue('The issue that was escalated.') }), 'Somebody escalated the issue.', {
      escalated: 'checksum',
    }),
    key(
      obj({
        milestone: key(Id, 'A milestone of the plan.', 'tag'),
        is: key(z.enum(['due', 'done', 'late', 'blocked']), 'What became of it.', 'done'),
        before,
      }),
      'A milestone became due, done, late or blocked.',
      { milestone: 'tag', is: 'done', before: '09:30' },
    ),
    key(
      obj({
        called: key(Id, 'A gate.', 'launch-gate'),
        as: key(z.array(z.enum(['go', 'no-go', 'hold', 'scrub'])).min(1), 'One of these calls.', ['go']),
        before,
      }),
      'The chair made the call.',
      { called: 'launch-gate', as: ['go'], before: '08:30' },
    ),
    key(
      obj({
        posted: key(Id, 'A channel.', 'discord'),
        by: key(RoleId.optional(), 'Only if this role posted.', 'community-lead'),
        before,
      }),
      'A role posted in a channel.',
      { posted: 'discord', by: 'community-lead', before: '13:15' },
    ),
    key(obj({ delivered: key(Id, 'An inject.', 'audit-result') }), 'The inject was sent.', {
      delivered: 'audit-result',
    }),
    key(
      obj({
        metric: key(Id, 'A metric.', 'downloads'),
        above: key(z.number().optional(), 'Its reading is above this …', 500),
        below: key(z.number().optional(), '… and below this. One of the two is enough.', 90),
      }),
      'The reading of a metric is above or below a value.',
      { metric: 'downloads', above: 500 },
    ),
    key(
      obj({ judged: key(z.literal(true), 'Always true: a person judges.', true) }),
      'A facilitator judges it in the debrief. Say by what in "rubric".',
      { judged: true },
    ),
  ])
  .meta({ id: 'condition', description: 'What has to be true.', examples: [{ opened: 'checksum' }] })
