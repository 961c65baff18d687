/** Ways to break a good scenario, by what is found: the place the finding must point at, and the edit. */
import { type Edit, type GOOD, put, together } from './broken.ts'

export interface Mutation {
  name: string
  edit: Edit
  code: string
  path: string
  on?: 'key' | 'value'
  of?: keyof typeof GOOD
  /** Codes of what else is wrong with it then. */
  also?: string[]
}

const LEAK = 'injects.leak.issue'
const CHECKSUM = 'injects.checksum.issue'
const inject = (trigger: string, more = '') =>
  `{ title: New, trigger: ${trigger}, to: [builder], from: robot, channel: chat, body: New. ${more} }`
const P0 = `expected: Act., severity: P0`
/** Another condition for the criterion that a facilitator judges. */
const clear = (yaml: string) => together(put('criteria.clear.when', yaml), put('criteria.clear.rubric'))
const springForward = together(
  put('clock.date', '2026-03-29'),
  put('clock.from', "'01:00'"),
  put('clock.to', "'14:30'"),
  put('kind', 'dry-run'),
)
const fallBack = together(
  put('clock.date', '2026-10-25'),
  put('clock.from', "'01:00'"),
  put('clock.to', "'14:30'"),
  put('kind', 'dry-run'),
)
const issueLike = (text: string, more: string) =>
  `{ title: Again, trigger: ${text}, to: all, from: ana, channel: chat, body: Again., expected: Act., ${more} }`
const again = (trigger: string, owner: string, severity: string) =>
  issueLike(
    trigger,
    `issue: { owner: ${owner}, phases: { observe: { par: 1 min, limit: 2 min }, orient: { par: 1 min, limit: 2 min },
      decide: { par: 1 min, limit: 2 min }, act: { par: 2 min, limit: 3 min } },
      evidence: { it: { title: It, kind: log, key: true, body: It. } }, assessment: { severity: ${severity} },
      options: { do: { label: Do it, quality: 100 }, leave: { label: Leave it, quality: 0, steps: [] } },
      steps: { do: { label: Do it, role: ${owner} } }, hints: [Look.] }`,
  )

export const MUTATIONS: Mutation[] = [
  // Names that stand for nothing
  {
    name: 'an unknown role',
    code: 'SC201',
    path: 'injects.hello.to.0',
    edit: put('injects.hello.to', '[vioce]'),
  },
  {
    name: 'an unknown channel',
    code: 'SC201',
    path: 'injects.hello.channel',
    edit: put('injects.hello.channel', 'male'),
  },
  {
    name: 'an unknown metric in an effect',
    code: 'SC201',
    path: 'injects.leak.effects.0.metric',
    edit: put('injects.leak.effects.0.metric', 'error'),
  },
  {
    name: 'an unknown step in a criterion',
    code: 'SC201',
    path: 'criteria.clear.when.step',
    edit: clear('{ step: of, of: leak }'),
  },
  {
    name: 'a message used as an issue',
    code: 'SC202',
    path: 'criteria.clear.when.opened',
    edit: clear('{ opened: hello }'),
  },
  {
    name: 'steps that wait for each other',
    code: 'SC203',
    path: `${LEAK}.steps.off.after`,
    edit: put(`${LEAK}.steps.off.after`, '[check]'),
  },
  {
    name: 'an inject that waits for an effect nobody has',
    code: 'SC204',
    path: 'injects.praise.trigger.by',
    edit: put('injects.praise.trigger.by', 'effect'),
  },
  {
    name: 'an act step for a role the issue does not go to',
    code: 'SC205',
    path: `${LEAK}.steps.tell.role`,
    edit: together(put('injects.leak.to', '[lead, builder]'), put(`${LEAK}.evidence.forum.for`)),
  },
  {
    name: 'an option without the step before',
    code: 'SC206',
    path: `${LEAK}.options.stop.steps.0`,
    edit: put(`${LEAK}.options.stop.steps`, '[check, tell, log]'),
  },
  {
    name: 'a message without a channel',
    code: 'SC207',
    path: `${LEAK}.steps.tell.writes`,
    edit: put(`${LEAK}.steps.tell.channel`),
  },
  { name: 'nobody leads', code: 'SC208', path: 'roles', on: 'key', edit: put('roles.lead.lead') },
  {
    name: 'letters twice',
    code: 'SC209',
    path: 'roles.guest.letters',
    edit: put('roles.guest.letters', 'LE'),
  },
  {
    name: 'two gates of one milestone',
    code: 'SC210',
    path: 'gates.again.milestone',
    edit: put(
      'gates.again',
      '{ milestone: publish, title: Again, chair: lead, order: [lead], limit: 5 min, right: go, criteria: { x: { label: X, kind: important, met: true, where: Here. } } }',
    ),
  },
  {
    name: 'a vote twice',
    code: 'SC211',
    path: 'gates.go.order.1',
    edit: put('gates.go.order', '[lead, lead]'),
  },
  {
    name: 'a metric compared with nothing',
    code: 'SC212',
    path: 'criteria.clear.when',
    edit: clear('{ metric: errors }'),
  },
  {
    name: 'an unknown audience',
    code: 'SC201',
    path: 'criteria.told.when.told',
    edit: put('criteria.told.when.told', 'user'),
  },
  {
    name: 'an inject in two groups of alternatives',
    code: 'SC213',
    path: 'alternatives.more.oneOf.0',
    edit: put('alternatives.more', '{ oneOf: [disk, praise] }'),
  },
  {
    name: 'an issue that is repeated',
    code: 'SC214',
    path: 'injects.leak.repeat',
    on: 'key',
    edit: put('injects.leak.repeat', '{ every: 5 min, times: 2 }'),
  },
  {
    name: 'a repetition whose name is taken',
    code: 'SC215',
    path: 'injects.reminder.repeat',
    on: 'key',
    edit: put('injects.reminder-2', inject("{ at: '13:40' }")),
  },
  {
    name: 'an order of what has no moment',
    code: 'SC216',
    path: 'criteria.clear.when.inOrder.0',
    edit: clear('{ inOrder: [{ not: { opened: leak } }, { told: users }] }'),
  },
  {
    name: 'an issue that nothing contains',
    code: 'SC217',
    path: 'criteria.contained.when.contained',
    edit: together(put(`${LEAK}.steps.off.contains`), put(`${LEAK}.steps.check.contains`)),
  },
  {
    name: 'an audience that nobody tells',
    code: 'SC218',
    path: 'criteria.told.when.told',
    edit: put(`${LEAK}.steps.tell.tells`),
    also: ['SC218', 'SC218'],
  },
  {
    name: 'a time with nothing to count from',
    code: 'SC219',
    path: 'criteria.told.when.within',
    on: 'key',
    edit: put('criteria.told.when', '{ told: users, within: 30 min }'),
  },
  {
    name: 'a rubric by which nobody judges',
    code: 'SC220',
    path: 'criteria.clear.rubric',
    on: 'key',
    edit: put('criteria.clear.when', '{ resolved: leak }'),
  },
  // Times and numbers
  {
    name: 'a window that ends outside the clock',
    code: 'SC302',
    path: 'injects.disk.trigger.between.1',
    edit: put('injects.disk.trigger.between.1', "'15:30'"),
  },
  {
    name: 'a day that does not exist',
    code: 'SC301',
    path: 'clock.date',
    edit: put('clock.date', '2026-02-30'),
  },
  {
    name: 'a time outside the clock',
    code: 'SC302',
    path: 'injects.hello.trigger.at',
    edit: put('injects.hello.trigger.at', "'12:30'"),
  },
  {
    name: 'milestones out of order',
    code: 'SC303',
    path: 'milestones.watch.at',
    edit: put('milestones.watch.at', "'13:00'"),
  },
  {
    name: 'a start outside the metric',
    code: 'SC304',
    path: 'metrics.errors.start',
    edit: put('metrics.errors.start', '101'),
  },
  {
    name: 'a push finer than the metric',
    code: 'SC305',
    path: 'injects.leak.effects.0.add',
    edit: put('injects.leak.effects.0.add', '0.25'),
  },
  {
    name: 'critical before warning',
    code: 'SC306',
    path: 'metrics.errors.critical',
    edit: put('metrics.errors.critical', '1'),
  },
  {
    name: 'a par longer than its limit',
    code: 'SC307',
    path: `${LEAK}.phases.orient.par`,
    edit: put(`${LEAK}.phases.orient.par`, '5 min'),
  },
  {
    name: 'a time that daylight saving skips',
    code: 'SC308',
    path: 'injects.hello.trigger.at',
    edit: together(springForward, put('injects.hello.trigger.at', "'02:30'")),
  },
  {
    name: 'a time that comes twice',
    code: 'SC309',
    path: 'injects.hello.trigger.at',
    edit: together(fallBack, put('injects.hello.trigger.at', "'02:30'")),
    also: ['SC310'],
  },
  // Unreachable
  {
    name: 'an inject after a step that no option asks for',
    code: 'SC401',
    path: 'injects.praise.trigger.when',
    edit: together(
      put('injects.praise.trigger', '{ when: { step: idle, of: leak } }'),
      put(`${LEAK}.steps.idle`, '{ label: Idle, role: lead }'),
    ),
    also: ['SC408'],
  },
  {
    name: 'an inject after one that never comes',
    code: 'SC401',
    path: 'injects.hello.trigger.follows',
    edit: together(
      put('injects.hello.trigger', '{ follows: angry, after: 5 min }'),
      put('injects.praise.trigger', '{ when: { judged: true } }'),
      put('injects.hello.trigger', '{ follows: praise, after: 5 min }'),
    ),
    also: ['SC401'],
  },
  {
    name: 'an inject that follows beyond the end of the day',
    code: 'SC401',
    path: 'injects.hello.trigger.follows',
    edit: put('injects.hello.trigger', '{ follows: leak, after: 2 h }'),
  },
  {
    name: 'an inject that comes after its condition, beyond the end',
    code: 'SC401',
    path: 'injects.praise.trigger.after',
    edit: put('injects.praise.trigger', '{ when: { opened: leak }, after: 2 h }'),
  },
  {
    name: 'an inject whose effect comes too late',
    code: 'SC401',
    path: 'injects.angry.trigger',
    edit: put(`${LEAK}.options.nothing.effects.0.after`, '2 h'),
    also: ['SC404', 'SC409'],
  },
  {
    name: 'an inject that expires before it comes',
    code: 'SC401',
    path: 'injects.press.expires',
    edit: put('injects.press.expires', "'13:20'"),
  },
  {
    name: 'all-of with opposites',
    code: 'SC401',
    path: 'injects.praise.trigger.when',
    edit: put('injects.praise.trigger', '{ when: { all: [{ opened: leak }, { not: { opened: leak } }] } }'),
  },
  {
    name: 'all-of a consequence without its cause',
    code: 'SC401',
    path: 'injects.praise.trigger.when',
    edit: put(
      'injects.praise.trigger',
      '{ when: { all: [{ resolved: leak }, { not: { decided: leak } }] } }',
    ),
  },
  {
    name: 'all-of two alternatives',
    code: 'SC401',
    path: 'injects.praise.trigger.when',
    edit: put('injects.praise.trigger', '{ when: { all: [{ delivered: disk }, { delivered: mirror }] } }'),
  },
  {
    name: 'all-of a late thing and the absence of an earlier, certain one',
    code: 'SC401',
    path: 'injects.praise.trigger.when',
    edit: put(
      'injects.praise.trigger',
      '{ when: { all: [{ delivered: leak }, { not: { delivered: hello } }] } }',
    ),
  },
  {
    name: 'before a time earlier than any possible moment',
    code: 'SC401',
    path: 'injects.praise.trigger.when',
    edit: put('injects.praise.trigger', "{ when: { milestone: watch, is: done, before: '13:52' } }"),
  },
  {
    name: 'a milestone that is never late',
    code: 'SC401',
    path: 'injects.praise.trigger.when',
    edit: put('injects.praise.trigger', '{ when: { milestone: publish, is: late } }'),
  },
  {
    name: 'a facilitator judges during the day',
    code: 'SC401',
    path: 'injects.praise.trigger.when',
    edit: put('injects.praise.trigger', '{ when: { judged: true } }'),
  },
  {
    name: 'a metric beyond what anything moves it to',
    code: 'SC401',
    path: 'injects.praise.trigger.when',
    edit: put('injects.praise.trigger', '{ when: { metric: errors, above: 50 } }'),
  },
  {
    name: 'a metric beyond its own bounds',
    code: 'SC401',
    path: 'injects.praise.trigger.when',
    edit: put('injects.praise.trigger', '{ when: { metric: errors, below: 0 } }'),
  },
  {
    name: 'things in an order that cannot be',
    code: 'SC401',
    path: 'injects.praise.trigger.when',
    edit: put('injects.praise.trigger', '{ when: { inOrder: [{ delivered: leak }, { delivered: hello }] } }'),
  },
  {
    name: 'unless something that is always so by then',
    code: 'SC401',
    path: 'injects.press.unless',
    edit: put('injects.press.unless', '{ delivered: hello }'),
  },
  {
    name: 'a trigger that is true as the clock starts',
    code: 'SC402',
    path: 'injects.praise.trigger.when',
    edit: put('injects.praise.trigger', '{ when: { not: { opened: leak } } }'),
  },
  {
    name: 'a reaction that is true as the clock starts',
    code: 'SC402',
    path: 'metrics.errors.reactions.0.when',
    edit: put('metrics.errors.reactions.0.when', '{ milestone: publish, is: due }'),
  },
  // Criteria
  {
    name: 'within less than the hand-offs take',
    code: 'SC403',
    path: 'criteria.contained.when',
    edit: put('criteria.contained.when.within', '4 min'),
  },
  {
    name: 'a metric that cannot end there',
    code: 'SC403',
    path: 'criteria.calm.when',
    edit: put('criteria.calm.when', '{ metric: errors, above: 20 }'),
  },
  {
    name: 'a call before the clock starts',
    code: 'SC403',
    path: 'criteria.launched.when',
    edit: put('criteria.launched.when.before', "'13:00'"),
  },
  {
    name: 'a criterion that is true every day',
    code: 'SC404',
    path: 'criteria.clear.when',
    edit: clear('{ delivered: hello }'),
  },
  {
    name: 'a criterion with opposites',
    code: 'SC404',
    path: 'criteria.clear.when',
    edit: clear('{ any: [{ resolved: leak }, { not: { resolved: leak } }] }'),
  },
  {
    name: 'a metric that cannot end elsewhere',
    code: 'SC404',
    path: 'criteria.calm.when',
    edit: put('criteria.calm.when', '{ metric: errors, below: 50 }'),
  },
  {
    name: 'a part that is never true',
    code: 'SC405',
    path: 'criteria.calm.when.any.1',
    edit: put('criteria.calm.when.any.1.below', '2'),
  },
  {
    name: 'a part that is always true',
    code: 'SC406',
    path: 'criteria.calm.when.all.0',
    edit: put('criteria.calm.when', '{ all: [{ delivered: hello }, { resolved: leak }] }'),
  },
  {
    name: 'repeated until something that is so already',
    code: 'SC406',
    path: 'injects.reminder.repeat.until',
    edit: put('injects.reminder.repeat.until', '{ delivered: hello }'),
  },
  {
    name: 'a window that reaches past the expiry',
    code: 'SC407',
    path: 'injects.disk.expires',
    edit: put('injects.disk.expires', "'14:12'"),
  },
  {
    name: 'a step no option asks for',
    code: 'SC408',
    path: `${LEAK}.steps.log`,
    on: 'key',
    edit: put(`${LEAK}.options.stop.steps`, '[off, check, tell]'),
  },
  {
    name: 'a repetition beyond the end of the day',
    code: 'SC409',
    path: 'injects.reminder.repeat.times',
    edit: put('injects.reminder.repeat.times', '20'),
  },
  {
    name: 'a cancel of what was sent',
    code: 'SC409',
    path: `${LEAK}.options.stop.effects.1.cancel`,
    edit: put(`${LEAK}.options.stop.effects.1.cancel`, 'leak'),
  },
  {
    name: 'a delay of what is due',
    code: 'SC409',
    path: 'injects.leak.effects.1.delay',
    edit: put('injects.leak.effects.1.milestone', 'publish'),
  },
  {
    name: 'a milestone that is late before it can be done',
    code: 'SC410',
    path: 'milestones.watch.late',
    edit: put('milestones.watch.late', '2 min'),
  },
  {
    name: 'a limit shorter than its hand-off chain',
    code: 'SC411',
    path: `${LEAK}.phases.act.limit`,
    edit: put(`${LEAK}.steps.off.takes`, '12 min'),
    also: ['SC413'],
  },
  {
    name: 'a limit of the launch day shorter than its chain',
    of: 'day',
    code: 'SC411',
    path: `${CHECKSUM}.phases.act.limit`,
    edit: put(`${CHECKSUM}.steps.rebuild-arm.takes`, '30 min'),
  },
  {
    name: 'a par shorter than its hand-off chain',
    code: 'SC412',
    path: `${LEAK}.phases.act.par`,
    edit: put(`${LEAK}.phases.act.par`, '4 min'),
  },
  {
    name: 'a criterion stricter than the pars',
    code: 'SC413',
    path: 'criteria.contained.when.within',
    edit: put('criteria.contained.when.within', '8 min'),
  },
  {
    name: 'an issue too late to be worked through',
    code: 'SC414',
    path: 'injects.leak.trigger',
    edit: put(`${LEAK}.phases.act`, '{ par: 80 min, limit: 85 min }'),
  },
  // People
  {
    name: 'an inject to roles nobody must fill',
    code: 'SC501',
    path: 'injects.press.to',
    edit: put('injects.press.to', '[guest]'),
  },
  {
    name: 'an owner nobody must be',
    code: 'SC502',
    path: `${LEAK}.owner`,
    edit: put(`${LEAK}.owner`, 'guest'),
  },
  {
    name: 'a required step of a role nobody must fill',
    code: 'SC502',
    path: `${LEAK}.steps.mend.role`,
    edit: put(`${LEAK}.steps.mend.role`, 'guest'),
  },
  {
    name: 'two P0 at the same time',
    code: 'SC503',
    path: 'injects.more.trigger',
    edit: put('injects.more', inject("{ at: '13:15:30' }", `, ${P0}`)),
  },
  {
    name: 'two P0 in windows that meet',
    code: 'SC503',
    path: 'injects.more.trigger',
    edit: put('injects.more', inject("{ between: ['13:10', '13:20'] }", `, ${P0}`)),
  },
  {
    name: 'two P0, one at the moment the other follows',
    code: 'SC503',
    path: 'injects.more.trigger',
    edit: put('injects.more', inject('{ follows: hello, after: 10 min }', `, ${P0}`)),
  },
  {
    name: 'a role without anything to do for long',
    code: 'SC504',
    path: 'roles.builder',
    on: 'key',
    edit: together(
      put('clock.to', "'16:30'"),
      put('injects.disk.trigger.between', "['16:10', '16:15']"),
      put('injects.mirror.trigger.between', "['16:10', '16:15']"),
    ),
    also: ['SC504', 'SC504'],
  },
  {
    name: 'two issues for one owner',
    code: 'SC505',
    path: 'injects.again.trigger',
    edit: put('injects.again', again("{ at: '13:18' }", 'builder', '{ P1: 100 }')),
  },
  {
    name: 'a role with nothing to do',
    code: 'SC506',
    path: 'roles.extra',
    on: 'key',
    edit: together(
      put('roles.extra', '{ name: Extra, letters: EX, duty: Nothing., optional: true }'),
      put('injects.leak.to', '[lead, builder, voice, guest]'),
      put('injects.praise.to', '[voice]'),
    ),
  },
  {
    name: 'key evidence only an absent role can open',
    code: 'SC507',
    path: `${LEAK}.evidence.record.for`,
    edit: put(`${LEAK}.evidence.record.for`, '[guest]'),
  },
  {
    name: 'a herring for nobody',
    code: 'SC507',
    path: `${LEAK}.evidence.forum.for`,
    edit: put(`${LEAK}.evidence.forum.for`, '[]'),
  },
  // Worth
  {
    name: 'options that do not differ',
    code: 'SC601',
    path: `${LEAK}.options.wait`,
    on: 'key',
    edit: put(
      `${LEAK}.options.wait`,
      '{ label: Do not do anything, quality: 0, steps: [tell], effects: [{ inject: angry, after: 10 min }] }',
    ),
  },
  {
    name: 'options of the launch day that do not differ',
    of: 'day',
    code: 'SC601',
    path: `${CHECKSUM}.options.wait`,
    on: 'key',
    edit: (doc) => {
      doc.setIn(
        keysTo(`${CHECKSUM}.options.wait`),
        Object.assign(Object(doc.getIn(keysTo(`${CHECKSUM}.options.rebuild`), true)).clone()),
      )
      doc.setIn(keysTo(`${CHECKSUM}.options.wait.label`), 'Other words')
    },
  },
  {
    name: 'choices that read the same',
    code: 'SC602',
    path: `${LEAK}.assessment.cause.stolen.label`,
    edit: put(`${LEAK}.assessment.cause.stolen.label`, 'the filter misses keys.'),
  },
  {
    name: 'no key evidence',
    code: 'SC603',
    path: LEAK,
    on: 'key',
    edit: put(`${LEAK}.evidence.record.key`, 'false'),
  },
  {
    name: 'key and herring at once',
    code: 'SC604',
    path: `${LEAK}.evidence.record.herring`,
    edit: put(`${LEAK}.evidence.record.herring`, 'true'),
  },
  { name: 'no hints', code: 'SC605', path: LEAK, on: 'key', edit: put(`${LEAK}.hints`) },
  {
    name: 'a good decision without steps',
    code: 'SC606',
    path: `${LEAK}.options`,
    on: 'key',
    edit: put(`${LEAK}.options.stop.steps`, '[log]'),
  },
  {
    name: 'GO with a blocking criterion that is not met',
    code: 'SC607',
    path: 'gates.go.right',
    edit: put('gates.go.criteria.tests.met', 'false'),
  },
  {
    name: 'NO-GO with all criteria met',
    code: 'SC607',
    path: 'gates.go.right',
    edit: put('gates.go.right', 'no-go'),
  },
  {
    name: 'NO-GO on the launch day with all criteria met',
    of: 'day',
    code: 'SC607',
    path: 'gates.launch-gate.right',
    edit: put('gates.launch-gate.right', 'no-go'),
  },
  { name: 'no criterion', code: 'SC608', path: 'criteria', on: 'key', edit: put('criteria', '{}') },
  {
    name: 'the severity shown',
    code: 'SC609',
    path: 'injects.leak.severity',
    edit: put('injects.leak.severity', 'P0'),
  },
  {
    name: 'nothing expected',
    code: 'SC610',
    path: 'injects.leak',
    on: 'key',
    edit: put('injects.leak.expected'),
  },
  {
    name: 'a total below the pass mark',
    code: 'SC612',
    path: 'scoring.passMark',
    edit: together(put(`${LEAK}.options.stop.quality`, '50'), put('scoring.passMark', '90')),
    also: ['SC611'],
  },
  {
    name: 'a total of the launch day below the pass mark',
    of: 'day',
    code: 'SC612',
    path: 'scoring.passMark',
    edit: put('scoring.weights', '{ observe: 0, orient: 0, decide: 0, act: 0 }'),
    also: ['SC613'],
  },
  {
    name: 'weights of more than 100',
    code: 'SC613',
    path: 'scoring.weights',
    on: 'key',
    edit: put('scoring.weights.act', '50'),
  },
  {
    name: 'a clock that hurries while people decide',
    code: 'SC614',
    path: 'pacing.quiet',
    edit: put('pacing', '{ quiet: 1, deciding: 12, grace: 60 s }'),
  },
  {
    name: 'a choice that calls itself right',
    code: 'SC615',
    path: `${LEAK}.options.stop.label`,
    edit: put(`${LEAK}.options.stop.label`, 'Switch it off (correct)'),
  },
  {
    name: 'evidence that calls itself a herring',
    code: 'SC615',
    path: `${LEAK}.evidence.forum.body`,
    edit: put(`${LEAK}.evidence.forum.body`, 'A red herring.'),
  },
  {
    name: 'a criterion that names an inject',
    code: 'SC616',
    path: 'criteria.clear.text',
    edit: put('criteria.clear.text', 'After "Keys in the log" the words were clear'),
  },
  {
    name: 'a title left from writing',
    code: 'SC617',
    path: 'injects.press.title',
    edit: put('injects.press.title', 'TODO press'),
  },
  // Notes
  { name: 'a day on which the clocks change', code: 'SC310', path: 'clock.date', edit: springForward },
  {
    name: 'no answer that is fully right',
    code: 'SC611',
    path: `${LEAK}.assessment.cause`,
    on: 'key',
    edit: put(`${LEAK}.assessment.cause.missed.quality`, '90'),
  },
  {
    name: 'a persona nobody hears of',
    code: 'SC701',
    path: 'personas.bo',
    on: 'key',
    edit: put('personas.bo', '{ name: Bo Berg, about: Nobody. }'),
  },
  {
    name: 'a channel in which nothing happens',
    code: 'SC702',
    path: 'channels.fax',
    on: 'key',
    edit: put('channels.fax', '{ name: Fax, kind: mail }'),
  },
  {
    name: 'a metric that stands still',
    code: 'SC703',
    path: 'metrics.visits',
    on: 'key',
    edit: put('metrics.visits', '{ label: Visits of today, start: 3 }'),
  },
  {
    name: 'a board that never changes',
    code: 'SC704',
    path: 'boards.other',
    on: 'key',
    edit: put('boards.other', '{ title: Other things, columns: { a: A }, rows: { b: B } }'),
  },
  {
    name: 'an audience nobody tells or asks about',
    code: 'SC705',
    path: 'audiences.press',
    on: 'key',
    edit: put('audiences.press', 'The press'),
  },
  {
    name: 'a template without use',
    code: 'SC706',
    path: 'templates.other',
    on: 'key',
    edit: put('templates.other', '{ title: Other words, channel: mail, role: builder, body: Other. }'),
  },
  // Accepted
  {
    name: 'an accepted finding that is not there',
    code: 'SC801',
    path: 'accepted.0',
    edit: put('accepted', '[{ finding: SC605, at: injects.leak.issue, because: It has hints. }]'),
  },
  {
    name: 'an accepted error',
    code: 'SC802',
    path: 'accepted.0.finding',
    edit: put('accepted', '[{ finding: SC201, at: injects.leak, because: No. }]'),
  },
]

function keysTo(path: string): string[] {
  return path.split('.')
}
