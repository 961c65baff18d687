/**
 * Who may ask for what, and when: one row a command, complete, so that a new command or state does not compile until
 * it is decided. What depends on more than this (ownership, phases) is refused by the command itself.
 */
import type { By, CommandType } from '#shared/command.ts'
import { type Refusal, refuse } from '#shared/refusal.ts'
import type { RoomState } from '#shared/view.ts'
import type { Draft } from './draft.ts'

type Asker = By['kind'] | 'seated'
interface Row {
  who: readonly Asker[]
  when: readonly RoomState[]
  /** Reading, drafting, voting and the facilitator's commands go on while the clock is held. */
  held: 'yes' | 'no'
}

const FACILITATOR: Asker[] = ['facilitator']
const SEATED: Asker[] = ['seated']
const BOTH: Asker[] = ['seated', 'facilitator']
const BEFORE: RoomState[] = ['lobby', 'briefing']
const OPEN: RoomState[] = ['lobby', 'briefing', 'live']
const LIVE: RoomState[] = ['live']
/** Practice injects are worked on in the briefing. */
const WORK: RoomState[] = ['briefing', 'live']
const DEBRIEF: RoomState[] = ['debrief']
const OVER: RoomState[] = ['debrief', 'closed']

const row = (who: readonly Asker[], when: readonly RoomState[], held: Row['held']): Row => ({
  who,
  when,
  held,
})

export const LEGAL: Record<CommandType, Row> = {
  'room.brief': row(FACILITATOR, ['lobby'], 'yes'),
  'room.start': row(FACILITATOR, ['briefing'], 'yes'),
  'room.end': row(FACILITATOR, LIVE, 'yes'),
  'room.close': row(FACILITATOR, DEBRIEF, 'yes'),
  'room.configure': row(FACILITATOR, OPEN, 'yes'),
  'room.join': row(['participant'], [...OPEN, 'debrief'], 'yes'),
  'seat.take': row(['participant'], OPEN, 'yes'),
  'seat.leave': row(SEATED, OPEN, 'yes'),
  'seat.ready': row(SEATED, BEFORE, 'yes'),
  'seat.check': row(SEATED, BEFORE, 'yes'),
  'seat.allow': row(['participant', 'facilitator'], OPEN, 'yes'),
  'seat.assign': row(FACILITATOR, OPEN, 'yes'),
  'seat.free': row(FACILITATOR, OPEN, 'yes'),
  'role.cover': row(FACILITATOR, OPEN, 'yes'),
  'clock.hold': row(FACILITATOR, LIVE, 'yes'),
  'clock.explainHold': row(FACILITATOR, LIVE, 'yes'),
  'clock.resume': row(FACILITATOR, LIVE, 'yes'),
  'clock.pace': row(FACILITATOR, OPEN, 'yes'),
  'clock.skip': row(FACILITATOR, LIVE, 'no'),
  'inject.send': row(FACILITATOR, WORK, 'yes'),
  'inject.skip': row(FACILITATOR, OPEN, 'yes'),
  'inject.holdBack': row(FACILITATOR, OPEN, 'yes'),
  'inject.move': row(FACILITATOR, OPEN, 'yes'),
  'inject.add': row(FACILITATOR, OPEN, 'yes'),
  'inject.see': row(SEATED, WORK, 'yes'),
  'evidence.open': row(BOTH, WORK, 'no'),
  'issue.answer': row(BOTH, WORK, 'no'),
  'issue.goBack': row(BOTH, WORK, 'no'),
  'issue.act': row(BOTH, WORK, 'no'),
  'issue.moreTime': row(BOTH, LIVE, 'no'),
  'issue.handOver': row(BOTH, LIVE, 'no'),
  'issue.ask': row(SEATED, LIVE, 'no'),
  'issue.reply': row(BOTH, LIVE, 'no'),
  'issue.escalate': row(SEATED, LIVE, 'no'),
  'issue.setSeverity': row(BOTH, LIVE, 'no'),
  'issue.judge': row(FACILITATOR, ['live', 'debrief'], 'yes'),
  'poll.call': row(BOTH, LIVE, 'no'),
  'poll.mark': row(BOTH, LIVE, 'yes'),
  'poll.vote': row(SEATED, LIVE, 'yes'),
  'poll.close': row(BOTH, LIVE, 'yes'),
  'poll.decide': row(BOTH, LIVE, 'no'),
  'milestone.tick': row(BOTH, LIVE, 'no'),
  'milestone.done': row(BOTH, LIVE, 'no'),
  'milestone.block': row(BOTH, LIVE, 'no'),
  'milestone.unblock': row(BOTH, LIVE, 'no'),
  'message.post': row(BOTH, LIVE, 'no'),
  'document.open': row(SEATED, [...OPEN, 'debrief'], 'yes'),
  'moment.mark': row(BOTH, LIVE, 'yes'),
  'facilitator.note': row(FACILITATOR, [...OPEN, 'debrief'], 'yes'),
  'facilitator.say': row(FACILITATOR, OPEN, 'yes'),
  'criterion.judge': row(FACILITATOR, ['live', 'debrief'], 'yes'),
  'debrief.answer': row(['participant'], DEBRIEF, 'yes'),
  'clock.wake': row(['system'], [...OPEN, 'debrief', 'closed'], 'yes'),
  'facilitator.leave': row(['system'], LIVE, 'yes'),
  'facilitator.return': row(['system'], LIVE, 'yes'),
  'room.freeze': row(['system'], LIVE, 'yes'),
  'person.erase': row(['system'], OVER, 'yes'),
}

export function stateOf(d: Pick<Draft, 'room'>): RoomState {
  const { value } = d.room.chart
  return typeof value === 'string' ? (value as RoomState) : 'live'
}

/** The refusal that who, when and the hold give; null where nothing stands against it. */
export function forbidden(d: Draft, by: By, type: CommandType): Refusal | null {
  const { who, when, held } = LEGAL[type]
  const person = by.kind === 'participant' ? d.room.people[by.person] : undefined
  if (by.kind === 'participant' && type !== 'room.join' && !person) return refuse('seat.unknownPerson')
  const seated = Boolean(person?.role)
  const fits = who.includes(by.kind) || (seated && who.includes('seated'))
  if (!fits) {
    if (who.includes('seated') && by.kind === 'participant') return refuse('seat.none')
    return refuse(who.includes('facilitator') ? 'command.facilitatorOnly' : 'command.notYours')
  }
  if (!when.includes(stateOf(d))) return refuse('room.notNow')
  return held === 'no' && d.world.held ? refuse('clock.held') : null
}
