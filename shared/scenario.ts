/**
 * The scenario file: its schema, and the types inferred from it. What a YAML file holds is checked here once;
 * `script.ts` turns it into the script a room runs. Durations come out as simulated milliseconds, clock times stay
 * text until the script knows the day and the zone. Unknown keys are errors, except those that start with `x-`.
 */
import { z } from 'zod'
import { Id, Phase, RoleId, Severity } from './ids.ts'
import { HOUR, MINUTE, SECOND } from './time.ts'

const UNITS: Record<string, number> = { ms: 1, s: SECOND, min: MINUTE, h: HOUR }

/** `90 s`, `5 min`, `1 h 30 min` to milliseconds. */
const Duration = z
  .string()
  .regex(
    /^(\d{1,6} ?(ms|s|min|h))( \d{1,6} ?(ms|s|min|h))*$/,
    'write a duration like "90 s", "5 min" or "1 h 30 min"',
  )
  .transform((text) =>
    [...text.matchAll(/(\d{1,6}) ?(ms|s|min|h)/g)].reduce(
      (sum, [, n, unit]) => sum + Number(n) * (UNITS[unit ?? ''] ?? 0),
      0,
    ),
  )

/** A time of the launch day as its clock shows it: `10:30` or `10:30:15`. */
export const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'write a time of day like "10:30"')

const Line = z.string().min(1).max(300)
const Text = z.string().min(1).max(20_000)
const Quality = z.int().min(0).max(100).describe('How good an answer is, 0 to 100. Secret until the debrief.')
const Roles = z.union([z.literal('all'), z.array(RoleId).min(1)])
/** Unknown keys are errors; keys that start with `x-` are the author's own and are set aside before the check. */
const obj = z.strictObject

// --- conditions -----------------------------------------------------------------------------------------------

export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { opened: string }
  | { resolved: string; within?: number | undefined }
  | { decided: string; options?: string[] | undefined; within?: number | undefined }
  | { limitPassed: string; phase: z.infer<typeof Phase> }
  | { phaseDone: string; phase: z.infer<typeof Phase>; within?: number | undefined }
  | { step: string; of: string; within?: number | undefined }
  | { asked: string }
  | { escalated: string }
  | { milestone: string; is: 'due' | 'done' | 'late' | 'blocked'; before?: string | undefined }
  | { called: string; as: ('go' | 'no-go' | 'hold' | 'scrub')[]; before?: string | undefined }
  | { posted: string; by?: string | undefined; before?: string | undefined }
  | { delivered: string }
  | { metric: string; above?: number | undefined; below?: number | undefined }
  | { judged: true }

const within = Duration.optional().describe(
  'Counted from the opening of the issue; the owner’s allowance extends it.',
)
// Built once: what is lazy builds its schema anew each time somebody looks inside.
export const Condition: z.ZodType<Condition, unknown> = z.lazy(() => ConditionForms)
const ConditionForms = z.union([
  obj({ all: z.array(Condition).min(1) }),
  obj({ any: z.array(Condition).min(1) }),
  obj({ not: Condition }),
  obj({ opened: Id }),
  obj({ resolved: Id, within }),
  obj({ decided: Id, options: z.array(Id).min(1).optional(), within }),
  obj({ limitPassed: Id, phase: Phase }),
  obj({ phaseDone: Id, phase: Phase, within }),
  obj({ step: Id, of: Id, within }),
  obj({ asked: Id }),
  obj({ escalated: Id }),
  obj({ milestone: Id, is: z.enum(['due', 'done', 'late', 'blocked']), before: ClockTime.optional() }),
  obj({
    called: Id,
    as: z.array(z.enum(['go', 'no-go', 'hold', 'scrub'])).min(1),
    before: ClockTime.optional(),
  }),
  obj({ posted: Id, by: RoleId.optional(), before: ClockTime.optional() }),
  obj({ delivered: Id }),
  obj({ metric: Id, above: z.number().optional(), below: z.number().optional() }),
  obj({ judged: z.literal(true) }),
])

// --- effects --------------------------------------------------------------------------------------------------

export const CellState = z.enum(['waiting', 'running', 'ok', 'failed', 'withdrawn'])
export type CellState = z.infer<typeof CellState>
export const Effect = z.union([
  obj({
    metric: Id,
    add: z.number().describe('In the metric’s own unit; moves it by this much …'),
    over: Duration.optional().describe('… over this long, in a straight line. At once if absent.'),
  }),
  obj({ inject: Id, after: Duration.optional() }).describe('Sends another inject, by offset.'),
  obj({ cancel: Id }).describe('Takes an inject that was not sent yet off the run sheet.'),
  obj({ milestone: Id, to: z.enum(['blocked', 'open']), reason: Line.optional() }),
  obj({ hold: Line }).describe('Holds the launch clock, with this reason.'),
  obj({ board: Id, row: Id, column: Id, to: CellState }),
  obj({ post: Id, from: Id, text: Text }).describe('A persona posts in a channel.'),
])
export type Effect = z.infer<typeof Effect>
const Effects = z.array(Effect).default([])

// --- parts ----------------------------------------------------------------------------------------------------

const Role = obj({
  name: Line,
  letters: z.string().regex(/^[A-Z]{2}$/, 'two capital letters'),
  duty: Line.describe('What the role is there for, in one line.'),
  lead: z.boolean().default(false).describe('Assigns owners and sets the severity for all.'),
  tasks: z.array(Line).default([]).describe('What to have ready before the start, shown in the lobby.'),
})

const Channel = obj({ name: Line, kind: z.enum(['chat', 'code', 'mail', 'social']), about: Line.optional() })
const Persona = obj({ name: Line, about: Line })

const Metric = obj({
  label: Line,
  unit: z.string().max(12).default(''),
  decimals: z.int().min(0).max(3).default(0),
  start: z.number(),
  min: z.number().default(0),
  max: z.number().default(1_000_000),
  better: z.enum(['up', 'down', 'either']).default('either'),
  warning: z.number().optional().describe('From here on the reading is a warning …'),
  critical: z.number().optional().describe('… and from here on critical.'),
  path: z
    .array(obj({ at: ClockTime, value: z.number() }))
    .default([])
    .describe('Where it goes if nobody does anything.'),
  watchedBy: Roles.default('all').describe('Roles that have it on their station.'),
})

const Document = obj({
  title: Line,
  kind: z.enum(['runbook', 'playbook', 'criteria', 'template', 'report']),
  body: Text.describe('Markdown.'),
})

const Template = obj({ title: Line, channel: Id, role: RoleId, body: Text })

const Board = obj({
  title: Line,
  watchedBy: Roles.default('all'),
  columns: z.record(Id, Line),
  rows: z.record(Id, Line),
  start: CellState.default('waiting'),
})

const ChecklistItem = obj({
  label: Line,
  role: RoleId,
  takes: Duration.optional().describe('Simulated time the work takes after it is started.'),
  post: Id.optional().describe('Ticks itself when the role posts in this channel.'),
  help: Line.optional(),
  effects: Effects.describe('What happens when it is done.'),
})

const Milestone = obj({
  at: ClockTime,
  title: Line,
  owner: RoleId,
  done: Line.describe('What “done” means.'),
  slow: Duration.optional().describe('How long the clock stays slow for the work people really do, at most.'),
  late: Duration.optional().describe('Late if not done this long after its time.'),
  checklist: z.record(Id, ChecklistItem).default({}),
  effects: Effects.describe('What happens when it is done.'),
})

const Gate = obj({
  at: ClockTime.optional().describe('When the poll opens by itself; else the chair calls it.'),
  milestone: Id.describe('Done when the chair calls GO.'),
  title: Line,
  chair: RoleId,
  order: z.array(RoleId).min(1).describe('Order in which the votes are read.'),
  limit: Duration,
  criteria: z.record(
    Id,
    obj({
      label: Line,
      kind: z.enum(['blocking', 'important']),
      met: z.boolean().describe('The truth, which the seats look up. Secret until the debrief.'),
      where: Line.describe('Where to look; shown to the facilitator, and in the debrief.'),
    }),
  ),
  right: z.enum(['go', 'no-go', 'hold']).describe('The call a good team makes.'),
})

const PhaseTime = obj({ par: Duration, limit: Duration, prompt: Line.optional() })

const Evidence = obj({
  title: Line,
  kind: z.enum(['log', 'ci', 'report', 'sums', 'message', 'dashboard', 'diff', 'document']),
  key: z.boolean().default(false).describe('A good team opens it before it leaves Observe.'),
  herring: z.boolean().default(false).describe('Looks like it matters and does not.'),
  for: z.array(RoleId).optional().describe('Only these roles can open it; the others must ask.'),
  body: Text,
})

const Choice = obj({ label: Line, quality: Quality, why: Line.optional().describe('Shown in the debrief.') })

const Option = obj({
  label: Line,
  detail: Text.optional(),
  quality: Quality,
  why: Line.optional().describe('Shown in the debrief.'),
  steps: z.array(Id).optional().describe('Act steps that this decision asks for; all if absent.'),
  effects: Effects,
})

const Step = obj({
  label: Line,
  role: RoleId,
  after: z
    .array(Id)
    .default([])
    .describe('Steps that must be done before: a step of another role is a hand-off.'),
  takes: Duration.optional().describe('Simulated time until it is done.'),
  writes: z
    .enum(['note', 'message'])
    .optional()
    .describe('Asks for text: a note to the team, or a message to a channel.'),
  channel: Id.optional().describe('Where the message goes.'),
  prompt: Line.optional(),
  result: Line.optional().describe('What the team sees when it is done.'),
  optional: z.boolean().default(false),
  effects: Effects,
})

export const Issue = obj({
  owner: RoleId,
  phases: z.record(Phase, PhaseTime),
  truth: obj({ confirmed: z.boolean().default(true), ongoing: z.boolean().default(true) }).prefault({}),
  evidence: z.record(Id, Evidence).default({}),
  assessment: obj({
    severity: z.partialRecord(Severity, Quality),
    cause: z.record(Id, Choice).default({}),
    affected: z.record(Id, Choice).default({}),
  }),
  options: z.record(Id, Option).default({}),
  steps: z.record(Id, Step).default({}),
  hints: z.array(Line).default([]),
  onLimit: z
    .partialRecord(Phase, z.array(Effect))
    .default({})
    .describe('What happens when the owner’s limit passes.'),
  onResolved: Effects,
})
export type Issue = z.infer<typeof Issue>

export const Trigger = z.union([
  obj({ at: ClockTime }),
  obj({ when: Condition, after: Duration.optional() }).describe('When this becomes true, or so long after.'),
  obj({ follows: Id, after: Duration }).describe('So long after another inject was sent.'),
  obj({ by: z.literal('facilitator') }),
  obj({ by: z.literal('effect') }).describe('Sent by an effect of a decision, a step or a limit.'),
  obj({ by: z.literal('practice') }).describe('Before the start, for newcomers; never scored.'),
])

const Inject = obj({
  title: Line,
  trigger: Trigger,
  to: Roles,
  from: Id.describe('A persona.'),
  channel: Id,
  body: Text,
  severity: Severity.optional().describe(
    'Shown on the row from the start. Leave it out where the seats must judge it.',
  ),
  language: z.string().max(12).optional(),
  effects: Effects,
  issue: Issue.optional().describe('Present: needs the OODA loop. Absent: a message.'),
  expected: Line.optional().describe('Expected response, for the facilitator.'),
  notes: Text.optional().describe('For the facilitator.'),
})
export type Inject = z.infer<typeof Inject>

const Criterion = obj({ text: Line, when: Condition, why: Line.optional() })

const Percent = z.int().min(0).max(100)
export const Scenario = obj({
  launchroom: z.literal(1).describe('Version of this language.'),
  id: Id,
  title: Line,
  summary: Text,
  language: z.string().max(12).default('en'),
  version: z.string().max(20).default('1'),
  banner: z.string().max(120).optional().describe('More words for the SIMULATION banner.'),
  clock: obj({
    date: z.string().regex(/^\d{4}-\d\d-\d\d$/, 'write a day like "2026-01-15"'),
    from: ClockTime,
    to: ClockTime,
    zone: z.string().max(60),
    city: Line.describe('How the zone is called on screens.'),
    anchor: Id.optional().describe('Milestone from which T+ is counted.'),
  }),
  pacing: obj({
    quiet: z.int().min(1).max(120),
    deciding: z.int().min(1).max(120),
    grace: Duration.describe('How long past a limit the clock stays slow.'),
  }),
  moreTime: Duration.prefault('60 s'),
  scoring: obj({
    weights: obj({ observe: Percent, orient: Percent, decide: Percent, act: Percent }),
    speed: Percent.describe('Weight of timeliness in a phase; 0 switches it off.'),
    floor: Percent.describe('What timeliness is worth at and after the limit.'),
    passMark: Percent,
  }),
  briefing: Text.describe('Markdown, shown in the lobby.'),
  roles: z.record(RoleId, Role),
  channels: z.record(Id, Channel),
  personas: z.record(Id, Persona),
  metrics: z.record(Id, Metric).default({}),
  boards: z.record(Id, Board).default({}),
  documents: z.record(Id, Document).default({}),
  templates: z.record(Id, Template).default({}),
  milestones: z.record(Id, Milestone),
  gates: z.record(Id, Gate).default({}),
  injects: z.record(Id, Inject),
  criteria: z.record(Id, Criterion),
  questions: z.record(Id, Line).describe('The questions of the debrief.'),
})
export type Scenario = z.infer<typeof Scenario>
export type Roles = z.infer<typeof Roles>
