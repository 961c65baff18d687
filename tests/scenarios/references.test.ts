import { describe, expect, test } from 'vitest'
import { type Change, changed, outcomeOf, said } from './small.ts'

const among = (...change: Change) => {
  const { expected, got } = outcomeOf(change)
  expect(got).toContain(expected)
}
const RULE = '{ step: repair, of: broken, within: 30 min }'

describe('[SC10] a name that stands for nothing is reported where it is used, with the nearest one', () => {
  test.each<Change>([
    [
      'owner: builder\n    done',
      'owner: ‸bulder\n    done',
      'There is no role "bulder". Did you mean "builder"?',
    ],
    ['to: [lead]', 'to: [‸leed]', 'There is no role "leed". Did you mean "lead"?'],
    ['role: builder, post', 'role: ‸boss, post', 'There is no role "boss".'],
    ['chair: lead', 'chair: ‸lad', 'There is no role "lad". Did you mean "lead"?'],
    ['order: [builder', 'order: [‸bilder', 'There is no role "bilder". Did you mean "builder"?'],
    ['for: [builder]', 'for: [‸nobody]', 'There is no role "nobody".'],
    ['role: builder, after', 'role: ‸bilder, after', 'There is no role "bilder". Did you mean "builder"?'],
    ['better: up', 'better: up\n    watchedBy: [‸x]', 'There is no role "x".'],
    ['{ title: Targets,', '{ watchedBy: [‸x], title: Targets,', 'There is no role "x".'],
    ['post: chat', 'post: ‸chatt', 'There is no channel "chatt". Did you mean "chat"?'],
    ['channel: chat, role: lead', 'channel: ‸mail, role: lead', 'There is no channel "mail".'],
    ['from: robot', 'from: ‸roboter', 'There is no persona "roboter". Did you mean "robot"?'],
    ['anchor: tag', 'anchor: ‸tagg', 'There is no milestone "tagg". Did you mean "tag"?'],
    ['milestone: meet\n', 'milestone: ‸met\n', 'There is no milestone "met". Did you mean "meet"?'],
    ['board: targets', 'board: ‸target', 'There is no board "target". Did you mean "targets"?'],
    ['row: linux', 'row: ‸linus', 'There is no row of "targets" named "linus". Did you mean "linux"?'],
    ['column: built', 'column: ‸signed', 'There is no column of "targets" named "signed".'],
    [
      'metric: installs, add',
      'metric: ‸install, add',
      'There is no metric "install". Did you mean "installs"?',
    ],
    ['inject: thanks, after', 'inject: ‸thank, after', 'There is no inject "thank". Did you mean "thanks"?'],
    ['inject: thanks, after: 5 min', 'cancel: ‸thank', 'There is no inject "thank". Did you mean "thanks"?'],
    ['inject: thanks, after: 5 min', 'milestone: ‸tug, to: open', 'There is no milestone "tug".'],
    ['inject: thanks, after: 5 min', 'post: chat, from: ‸bob, text: Hi.', 'There is no persona "bob".'],
    ['follows: broken', 'follows: ‸brokn', 'There is no inject "brokn". Did you mean "broken"?'],
    ['steps: [look, repair]', 'steps: [look, ‸repare]', 'There is no step "repare". Did you mean "repair"?'],
    ['after: [look]', 'after: [‸lok]', 'There is no step "lok". Did you mean "look"?'],
    [
      'options: [mend]',
      'options: [‸mand]',
      'There is no option of "broken" named "mand". Did you mean "mend"?',
    ],
    [
      'step: repair, of: b',
      'step: ‸repare, of: b',
      'There is no step of "broken" named "repare". Did you mean',
    ],
    ['of: broken', 'of: ‸later', '"later" is a message, not an issue'],
    ['of: broken', 'of: ‸brken', 'There is no issue "brken". Did you mean "broken"?'],
    [RULE, '{ called: ‸stop, as: [go] }', 'There is no gate "stop".'],
    [RULE, '{ not: { posted: ‸male } }', 'There is no channel "male".'],
    [RULE, '{ posted: chat, by: ‸x }', 'There is no role "x".'],
    [RULE, '{ delivered: ‸x }', 'There is no inject "x".'],
    [RULE, '{ milestone: ‸x, is: done }', 'There is no milestone "x".'],
    [RULE, '{ any: [{ resolved: ‸x }] }', 'There is no issue "x".'],
    [RULE, '{ opened: ‸x }', 'There is no issue "x".'],
    [RULE, '{ limitPassed: ‸x, phase: act }', 'There is no issue "x".'],
    [RULE, '{ phaseDone: ‸x, phase: act }', 'There is no issue "x".'],
    [RULE, '{ asked: ‸x }', 'There is no issue "x".'],
    [RULE, '{ escalated: ‸x }', 'There is no issue "x".'],
    [RULE, '{ metric: ‸x, above: 3 }', 'There is no metric "x".'],
  ])('%j as %j', among)
})

describe('[SC11] times lie inside the day and stand in order', () => {
  test.each<Change>([
    ['2026-01-15', '‸2026-02-30', 'There is no day 2026-02-30.'],
    ['America/New_York', '‸America/New_Yrk', '"America/New_Yrk" is not a time zone.'],
    ["to: '12:00'", "to: ‸'07:00'", 'The day must end after it starts.'],
    ["at: '10:30'", "at: ‸'13:30'", '13:30 is outside the day, which goes from 08:00 to 12:00.'],
    [
      "at: '10:30'",
      "at: ‸'12:00'",
      '12:00 is outside the day, which goes from 08:00 to 12:00. Nothing can begin',
    ],
    ["at: '09:00'\n", "at: ‸'07:00'\n", '07:00 is outside the day'],
    [
      "at: '09:00'\n",
      "at: ‸'08:00:00'\n",
      'Milestones stand in the order of their times: 08:00:00 is not after',
    ],
    ["at: '10:00', value", "at: ‸'13:00', value", '13:00 is outside the day'],
    [
      "at: '10:00', value",
      "at: ‸'09:00', value",
      'The points of a path stand in the order of their times: 09:00 is not after 09:00.',
    ],
    ['milestone: meet\n', "milestone: meet\n    at: ‸'06:00'\n", '06:00 is outside the day'],
    [RULE, "{ posted: chat, before: ‸'15:00' }", '15:00 is outside the day'],
    [RULE, "{ called: go, as: [go], before: ‸'07:00' }", '07:00 is outside the day'],
    [RULE, "{ milestone: tag, is: done, before: ‸'15:00' }", '15:00 is outside the day'],
  ])('%j as %j', among)
})

describe('[SC12] roles and gates make sense together', () => {
  const again =
    'title: Again\n    chair: lead\n    order: [lead]\n    limit: 5 min\n    right: go\n    criteria: {}\n'
  test.each<Change>([
    [/roles:([\s\S]*), lead: true/, '‸roles:$1', 'No role leads. Give one of them "lead: true".'],
    ['duty: Builds.', 'duty: Builds, lead: ‸true', '"lead" leads already. Only one role can.'],
    ['letters: BU', 'letters: ‸LE', 'The letters LE are taken by another role.'],
    ['order: [builder, lead]', 'order: [builder, ‸builder]', '"builder" votes twice.'],
    [
      'injects:\n',
      `  again:\n    milestone: ‸meet\n    ${again}injects:\n`,
      '"meet" has a gate already: "go".',
    ],
  ])('%j as %j', among)
})

describe('[SC13] an issue can be worked on by those who get it', () => {
  test.each<Change>([
    ['observe: { par: 2 min', 'observe: { par: ‸6 min', 'The par is longer than the limit.'],
    [
      /to: all([\s\S]*?)owner: builder/,
      'to: [lead]$1owner: ‸builder',
      '"builder" is not among those the issue goes to',
    ],
    [
      'steps: [look, repair]',
      'steps: [‸repair]',
      '"repair" comes after "look", which this option does not ask for.',
    ],
    ['role: lead }\n', 'role: lead, writes: ‸message }\n', 'A message needs a "channel" to go to.'],
    ['role: lead }\n', 'role: lead, ‸channel: chat }\n', 'Only a step that writes a message has a channel'],
  ])('%j as %j', among)
})

describe('[SC14] nothing waits for itself or for what never comes', () => {
  test.each<Change>([
    [
      'role: lead }\n        repair',
      'role: lead, after: ‸[repair] }\n        repair',
      'These steps wait for each other: look after repair after look.',
    ],
    [
      "trigger: { at: '10:30' }",
      'trigger: { follows: ‸later, after: 5 min }',
      'These injects wait for each other: broken follows later follows broken.',
    ],
  ])('%j as %j', among)

  test('an inject that only an effect can send, and none does', () => {
    const text = changed('inject: thanks, after: 5 min', 'cancel: thanks')
    expect(said(text)).toEqual([expect.stringContaining('No effect sends "thanks": it would never come.')])
  })
})

describe('[SC15] numbers fit their metric', () => {
  test.each<Change>([
    ['add: -2', 'add: ‸-2.5', '-2.5 is too fine: "installs" has whole numbers.'],
    ['value: 12', 'value: ‸12.5', '12.5 is too fine: "installs" has whole numbers.'],
    ['below: 3', 'below: ‸3.1', '3.1 is too fine: "installs" has whole numbers.'],
    ['{ metric: installs, below: 3 }', '‸{ metric: installs }', 'Say "above" or "below" which value.'],
    ['start: 10', 'start: ‸101', '101 is outside 0 to 100.'],
    ['value: 12', 'value: ‸120', '120 is outside 0 to 100.'],
    ['critical: 5', 'critical: ‸9', 'Critical must be worse than warning.'],
  ])('%j as %j', among)
})
