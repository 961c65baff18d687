/**
 * Everything a check can find in a scenario, by its code. docs/findings.md has a section for each; codes are kept for
 * good, because scenarios silence warnings by them. An error stops a scenario from being played; a warning is told
 * and can be silenced with a reason; a note only tells.
 */
export type FindingSeverity = 'error' | 'warning' | 'note'
interface Kind {
  severity: FindingSeverity
  /** What is the matter, in words that fit every finding of this code. */
  title: string
}
const error = (title: string): Kind => ({ severity: 'error', title })
const warning = (title: string): Kind => ({ severity: 'warning', title })
const note = (title: string): Kind => ({ severity: 'note', title })

const KINDS = {
  // The file and its form
  SC100: error('The file cannot be opened'),
  SC101: error('The file is not YAML that can be read'),
  SC102: error('The file costs too much to read'),
  SC103: error('A key stands twice'),
  SC104: error('A key is not known'),
  SC105: error('A key is missing'),
  SC106: error('A value is of the wrong kind'),
  SC107: error('A name cannot be used'),

  // Names and what they stand for
  SC201: error('A name stands for nothing'),
  SC202: error('A message is used as an issue'),
  SC203: error('Things wait for each other'),
  SC204: error('No effect sends an inject that waits for one'),
  SC205: error('A role is asked to work on an issue that does not go to it'),
  SC206: error('An option asks for a step but not for the one before it'),
  SC207: error('A message has no channel, or a channel no message'),
  SC208: error('Not exactly one role leads'),
  SC209: error('Two roles have the same letters'),
  SC210: error('A milestone has two gates'),
  SC211: error('A role votes twice'),
  SC212: error('A metric is compared with nothing'),
  SC213: error('An inject has two chances to be drawn'),
  SC214: error('An issue or practice is repeated'),
  SC215: error('A repetition cannot be'),
  SC216: error('A part of an order has no moment'),
  SC217: error('Nothing contains an issue'),
  SC218: error('Nothing tells an audience'),
  SC219: error('A time has nothing to count from'),
  SC220: error('Nobody judges by a rubric'),

  // Times and numbers
  SC301: error('The day, its zone or its hours do not exist'),
  SC302: error('A time is outside the clock'),
  SC303: error('Times do not stand in order'),
  SC304: error('A number is outside its metric'),
  SC305: error('A number is finer than its metric shows'),
  SC306: error('Critical is not worse than warning'),
  SC307: error('A par is longer than its limit'),
  SC308: error('A time does not exist on this day'),
  SC309: warning('A time comes twice on this day'),
  SC310: note('The clocks change during the day'),

  // What never comes, and what always does
  SC401: warning('An inject can never be sent'),
  SC402: warning('A condition is true as the clock starts'),
  SC403: warning('A criterion cannot be met'),
  SC404: warning('A criterion cannot be failed'),
  SC405: warning('A part of a condition is never true'),
  SC406: warning('A part of a condition is always true'),
  SC407: warning('An inject may expire before it comes'),
  SC408: warning('No decision asks for a step'),
  SC409: warning('An effect comes too late'),
  SC410: warning('A milestone is late before it can be done'),
  SC411: warning('The hand-offs take longer than the limit of Act'),
  SC412: warning('The hand-offs take longer than the par of Act'),
  SC413: warning('A criterion is stricter than the pars'),
  SC414: warning('The day ends before an issue can be worked through'),

  // Who does it
  SC501: warning('An inject goes only to roles that nobody must fill'),
  SC502: warning('Work waits for a role that nobody must fill'),
  SC503: warning('Two P0 reach one role within a minute'),
  SC504: warning('A role is idle for long in a crisis'),
  SC505: warning('Two issues ask one owner at the same time'),
  SC506: warning('A role has nothing to do'),
  SC507: warning('Evidence that nobody may be able to open'),

  // What it is worth
  SC601: warning('Two options do not differ'),
  SC602: warning('Two choices read the same'),
  SC603: warning('An issue has no key evidence'),
  SC604: warning('Evidence is key and herring at once'),
  SC605: warning('An issue has no hints'),
  SC606: warning('A good decision leaves nothing to do'),
  SC607: warning('A gate contradicts its criteria'),
  SC608: warning('There is no criterion'),
  SC609: warning('The severity to be judged is shown'),
  SC610: warning('The facilitator is not told what to expect'),
  SC611: note('No answer is fully right'),
  SC612: warning('The score cannot reach the pass mark'),
  SC613: warning('The phases are not worth 100 points together'),
  SC614: warning('The clock is slower when nothing asks'),
  SC615: warning('A text gives the answer away'),
  SC616: warning('A criterion gives an inject away'),
  SC617: warning('A text is not written yet'),

  // What nobody meets
  SC701: note('Nobody hears of a persona'),
  SC702: note('Nothing happens in a channel'),
  SC703: note('A metric stands still'),
  SC704: note('A board never changes'),
  SC705: note('An audience is never told'),
  SC706: note('A template has no use'),

  // What an author accepts
  SC801: warning('An accepted finding is not there'),
  SC802: warning('What is accepted cannot be'),
} as const satisfies Record<`SC${number}`, Kind>

export type FindingCode = keyof typeof KINDS
export const FINDINGS: Readonly<Record<FindingCode, Kind>> = KINDS

/** Where the code is explained, from the root of the project. */
export const pageOf = (code: FindingCode): string => `docs/findings.md#${code.toLowerCase()}`
