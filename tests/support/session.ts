/**
 * A random session from a seed: people, facilitators and late wake-ups in any order, mostly sensible, often not.
 * The same seed gives the same session, so a seed that failed once stays as a regression.
 */
import { phaseOf } from '#server/engine/issueLook.ts'
import { draw } from '#server/engine/luck.ts'
import { nextWake } from '#server/engine/step.ts'
import type { Answer, By, Command } from '#shared/command.ts'
import type { Phase } from '#shared/ids.ts'
import type { Script } from '#shared/script.ts'
import { MINUTE } from '#shared/time.ts'
import { decided, FACILITATOR, LEA, OTTO, observed, oriented, Play, person, SYSTEM } from './play.ts'

export interface Dice {
  /** A whole number from 0 to n-1. */
  below: (n: number) => number
  pick: <T>(list: readonly T[]) => T
}

export function diceOf(seed: number): Dice {
  let n = 0
  const below = (limit: number) => draw(seed, `throw-${n++}`) % limit
  return {
    below,
    pick: (list) => {
      const one = list[below(list.length)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
  }
}

const PEOPLE = [LEA, OTTO, person('sam'), person('tim')]
const ROLES = ['lead', 'ops']
const INJECTS = ['leak', 'hello', 'echo', 'worse', 'alarm', 'by-hand', 'drill', 'nothing']
/** Those of the small day first, so that its sessions stay what they were. */
const injectsOf = ({ injects }: Script) => [
  ...INJECTS,
  ...Object.keys(injects).filter((id) => !INJECTS.includes(id)),
]

/** Called after every accepted input, and once more at the end. */
export type Check = (play: Play) => void

/** Plays a session of so many turns. */
export function playSession(
  script: Script,
  { seed, turns, check }: { seed: number; turns: number; check: Check },
): Play {
  const dice = diceOf(seed)
  const play = new Play(script)
  opening(play, dice)
  for (let turn = 0; turn < turns; turn++) {
    passTime(play, dice)
    const [by, command] = turnOf(play, dice)
    if (typeof play.try(by, command) !== 'string') check(play)
    // a clock that stands makes for a dull session
    if (dice.below(5) === 0) play.try(FACILITATOR, { type: 'clock.resume' })
  }
  play.try(SYSTEM, { type: 'clock.wake' })
  check(play)
  return play
}

function opening(play: Play, dice: Dice): void {
  for (const by of PEOPLE.slice(0, 2 + dice.below(3))) play.do(by, { type: 'room.join' })
  play.try(LEA, { type: 'seat.take', role: 'lead' })
  play.try(OTTO, { type: 'seat.take', role: 'ops' })
  if (dice.below(3) === 0)
    play.try(OTTO, { type: 'seat.allow', allowance: dice.pick([15, 30, 'off'] as const), person: null })
  play.try(LEA, { type: 'seat.ready', ready: true })
  play.try(LEA, { type: 'seat.check', task: 0, done: true })
  play.do(FACILITATOR, { type: 'room.brief' })
  if (dice.below(2) === 0) play.try(FACILITATOR, { type: 'inject.send', inject: 'drill' })
  play.do(FACILITATOR, { type: 'room.start' })
}

/** Time passes; the room is woken when due, a little late, or not at all until the next command. */
function passTime(play: Play, dice: Dice): void {
  const wait = dice.pick([0, 0, 1, 700, 5_000, 20_000, 20_000, MINUTE, 4 * MINUTE])
  const late = dice.pick([0, 0, 3, 4_000])
  const until = play.wall + dice.below(wait + 1)
  if (dice.below(4) > 0) {
    for (let due = nextWake(play.state); due !== null && due + late <= until; due = nextWake(play.state)) {
      play.wall = Math.max(play.wall, due + late)
      play.try(SYSTEM, { type: 'clock.wake' })
    }
  }
  play.wall = Math.max(play.wall, until)
}

function turnOf(play: Play, dice: Dice): [By, Command] {
  const kind = dice.below(20)
  if (kind < 8) return issueTurn(play, dice)
  if (kind < 11) return planTurn(play, dice)
  if (kind < 14) return [dice.pick([LEA, LEA, OTTO, ...PEOPLE]), pollTurn(dice)]
  if (kind < 16) return [FACILITATOR, clockTurn(play, dice)]
  if (kind < 18) return [FACILITATOR, sheetTurn(play, dice)]
  return seatTurn(dice)
}

function issueTurn(play: Play, dice: Dice): [By, Command] {
  const asked = Object.entries(play.state.world.asks).find(([, one]) => !one.replied)
  if (asked && dice.below(3) === 0) {
    const [ask, { issue, to }] = asked
    return [to === 'lead' ? LEA : OTTO, { type: 'issue.reply', issue, ask, text: 'So' }]
  }
  const open = Object.keys(play.state.world.issues)
  const issue = open.length > 0 && dice.below(10) > 0 ? dice.pick(open) : 'leak'
  const state = play.state.world.issues[issue]
  const owner = state?.owner === 'lead' ? LEA : OTTO
  const by = dice.pick([...PEOPLE, owner, owner, owner, owner, owner, owner, FACILITATOR])
  const phase: Phase = (state && phaseOf(state)) ?? 'observe'
  const step = dice.pick(['build', 'check', 'tell', 'carry-out'])
  const commands: Command[] = [
    { type: 'evidence.open', issue, evidence: dice.pick(['log', 'vault', 'nothing']) },
    { type: 'issue.goBack', issue, to: dice.pick(['observe', 'orient', 'decide'] as const) },
    { type: 'issue.moreTime', issue },
    { type: 'issue.handOver', issue, to: dice.pick(ROLES), note: '' },
    { type: 'issue.ask', issue, to: dice.pick(ROLES), text: 'Well?' },
    { type: 'issue.escalate', issue, text: 'Up' },
    { type: 'issue.setSeverity', issue, severity: dice.pick(['P0', 'P3'] as const) },
    { type: 'inject.see', inject: dice.pick(injectsOf(play.script)) },
  ]
  if (dice.below(3) === 0) return [dice.below(4) === 0 ? dice.pick(PEOPLE) : owner, dice.pick(commands)]
  if (phase === 'act')
    return [step === 'check' ? LEA : by, { type: 'issue.act', issue, step, text: 'Done so' }]
  return [by, { type: 'issue.answer', issue, answer: answerTo(phase, dice) }]
}

function answerTo(phase: Phase, dice: Dice): Answer {
  if (phase === 'observe') return { ...observed, ongoing: dice.below(2) === 0 }
  if (phase === 'orient') return { ...oriented, severity: dice.pick(['P0', 'P1'] as const) }
  return dice.pick([decided('rebuild'), decided('ignore'), decided(null, 'Something else')])
}

function planTurn(play: Play, dice: Dice): [By, Command] {
  const milestone = dice.pick(['tag', 'tag', 'tag', 'gate'])
  const ticks = play.state.world.milestones['tag']?.due ? ['push', 'say', 'look'] : ['push']
  const commands: Command[] = [
    { type: 'milestone.tick', milestone, item: dice.pick(ticks), done: dice.below(5) > 0 },
    { type: 'milestone.tick', milestone: 'tag', item: dice.pick(ticks), done: true },
    { type: 'milestone.done', milestone },
    { type: 'milestone.block', milestone, reason: 'Stop' },
    { type: 'milestone.unblock', milestone },
    { type: 'message.post', channel: 'chat', role: null, text: 'Words', re: null },
    { type: 'document.open', document: 'runbook' },
    { type: 'moment.mark', text: '' },
  ]
  return [dice.pick([...PEOPLE, FACILITATOR]), dice.pick(commands)]
}

function pollTurn(dice: Dice): Command {
  const reason = dice.pick(['', 'Because', 'Because'])
  const minutes = dice.pick([0, 3])
  const commands: Command[] = [
    {
      type: 'poll.vote',
      gate: 'launch',
      role: null,
      vote: dice.pick(['go', 'no-go', 'hold'] as const),
      reason,
      minutes,
    },
    { type: 'poll.mark', gate: 'launch', criterion: 'tests', state: 'met' },
    { type: 'poll.close', gate: 'launch' },
    { type: 'poll.call', gate: 'launch' },
    {
      type: 'poll.decide',
      gate: 'launch',
      call: dice.pick(['go', 'no-go', 'hold', 'scrub'] as const),
      reason,
      minutes,
    },
  ]
  return dice.pick(commands)
}

function clockTurn(play: Play, dice: Dice): Command {
  const commands: Command[] = [
    { type: 'clock.hold', reason: '' },
    { type: 'clock.explainHold', reason: 'Coffee' },
    { type: 'clock.resume' },
    { type: 'clock.resume' },
    { type: 'clock.resume' },
    { type: 'clock.resume' },
    { type: 'clock.pace', mode: dice.pick(['automatic', 'manual'] as const), rate: 1 + dice.below(60) },
    { type: 'clock.skip', to: dice.pick([null, play.sim + dice.below(40) * MINUTE]) },
    { type: 'room.configure', limits: dice.pick([10, 20] as const), sharedSeats: true, locked: false },
  ]
  return dice.pick(commands)
}

function sheetTurn(play: Play, dice: Dice): Command {
  const inject = dice.pick(injectsOf(play.script))
  const at = play.sim + dice.below(30) * MINUTE
  const issue = dice.pick([null, { owner: dice.pick(ROLES), limit: 4 * MINUTE, severity: null }])
  const adHoc = {
    title: 'New',
    body: 'New',
    from: 'robot',
    channel: 'chat',
    to: [dice.pick(ROLES)],
    issue,
    expected: '',
  }
  const commands: Command[] = [
    { type: 'inject.send', inject },
    { type: 'inject.skip', inject },
    { type: 'inject.holdBack', inject, back: dice.below(2) === 0 },
    { type: 'inject.move', inject, at },
    { type: 'inject.add', inject: `new-${dice.below(1000)}`, adHoc, at: dice.pick([null, at]) },
    {
      type: 'issue.judge',
      issue: dice.pick(['leak', ...Object.keys(play.state.world.issues)]),
      quality: 40,
      like: dice.pick([null, 'ignore']),
      comment: '',
    },
    { type: 'facilitator.note', text: 'SECRET-NOTE' },
    { type: 'facilitator.say', text: 'Well done' },
  ]
  return dice.pick(commands)
}

function seatTurn(dice: Dice): [By, Command] {
  const somebody = dice.pick(PEOPLE)
  const id = somebody.kind === 'participant' ? somebody.person : ''
  return dice.pick<[By, Command]>([
    [somebody, { type: 'room.join' }],
    [somebody, { type: 'seat.take', role: dice.pick(ROLES) }],
    [somebody, { type: 'seat.leave' }],
    [somebody, { type: 'seat.allow', allowance: dice.pick([10, 20, 'off'] as const), person: null }],
    [FACILITATOR, { type: 'seat.assign', role: dice.pick(ROLES), person: id, second: dice.below(2) === 0 }],
    [FACILITATOR, { type: 'role.cover', role: dice.pick(ROLES), by: dice.pick([null, ...ROLES]) }],
    [SYSTEM, { type: 'facilitator.leave' }],
    [SYSTEM, { type: 'facilitator.return' }],
    [SYSTEM, dice.below(4) === 0 ? { type: 'room.freeze' } : { type: 'facilitator.return' }],
    [somebody, { type: 'seat.check', task: 0, done: true }],
    [somebody, { type: 'seat.ready', ready: true }],
    [LEA, { type: 'seat.take', role: 'lead' }],
    [OTTO, { type: 'seat.take', role: 'ops' }],
  ])
}
