/** Every command by every kind of asker in every state of the room: allowed or refused as written. */
import { describe, expect, test } from 'vitest'
import { LEGAL, stateOf } from '#server/engine/legal.ts'
import type { By } from '#shared/command.ts'
import type { RefusalCode } from '#shared/refusal.ts'
import { EXAMPLES } from '../support/examples.ts'
import { FACILITATOR, LEA, OTTO, Play, person, SYSTEM, started, underWay } from '../support/play.ts'
import { smallScript } from '../support/smallScript.ts'

const STANDING = person('standing')
const STRANGER = person('stranger')
function lobby(): Play {
  const play = new Play(smallScript)
  for (const by of [LEA, OTTO]) play.do(by, { type: 'room.join' })
  play.do(LEA, { type: 'seat.take', role: 'lead' })
  play.do(OTTO, { type: 'seat.take', role: 'ops' })
  return play
}
function over(play: Play, end: 'debrief' | 'closed'): Play {
  play.do(FACILITATOR, { type: 'room.end', reason: '' })
  if (end === 'closed') play.do(FACILITATOR, { type: 'room.close' })
  return play
}
function held(): Play {
  const play = underWay(smallScript).until('10:31')
  play.do(FACILITATOR, { type: 'clock.hold', reason: '' })
  return play
}
const STATES: Record<string, () => Play> = {
  lobby,
  briefing: () => started(smallScript, { brief: true }),
  live: () => underWay(smallScript).until('10:31'),
  held,
  debrief: () => over(underWay(smallScript).until('10:31'), 'debrief'),
  closed: () => over(underWay(smallScript).until('10:31'), 'closed'),
}
const ASKERS: Record<string, { by: By; is: string[] }> = {
  facilitator: { by: FACILITATOR, is: ['facilitator'] },
  seated: { by: OTTO, is: ['participant', 'seated'] },
  standing: { by: STANDING, is: ['participant'] },
  stranger: { by: STRANGER, is: ['stranger'] },
  system: { by: SYSTEM, is: ['system'] },
}
/** What only who, when and the hold say no with; anything else came from the command itself. */
const BY_TABLE: RefusalCode[] = [
  'command.facilitatorOnly',
  'command.notYours',
  'room.notNow',
  'seat.none',
  'seat.unknownPerson',
]

describe.each(Object.keys(STATES))('in the state %s', (state) => {
  const prepared = () => {
    const play = STATES[state]?.() ?? lobby()
    play.try(STANDING, { type: 'room.join' })
    return play
  }

  test.each(Object.keys(ASKERS))(
    '[LE1] each command of a %s is allowed or refused as the table says',
    (asker) => {
      const { by, is } = ASKERS[asker] ?? { by: SYSTEM, is: [] }
      for (const command of Object.values(EXAMPLES)) {
        const play = prepared()
        if (asker === 'standing' && !play.state.room.people['standing']) continue
        const { who, when, held: inHold } = LEGAL[command.type]
        const isAsker =
          is.some((kind) => (who as readonly string[]).includes(kind)) ||
          (is[0] === 'stranger' && command.type === 'room.join')
        const isTime = when.includes(stateOf(play.state))
        const outcome = play.try(by, command)
        const name = `${asker} ${command.type} in ${state}: ${typeof outcome === 'string' ? outcome : 'accepted'}`
        if (!isAsker || !isTime) expect(BY_TABLE, name).toContain(outcome)
        else if (state === 'held' && inHold === 'no') expect(outcome, name).toBe('clock.held')
        else if (typeof outcome === 'string')
          expect(['room.notNow', 'clock.held'], name).not.toContain(outcome)
      }
    },
  )
})

test('[LE2] the shell’s own commands are nobody else’s', () => {
  const shell = [
    'clock.wake',
    'facilitator.leave',
    'facilitator.return',
    'room.freeze',
    'person.erase',
  ] as const
  for (const type of shell) expect(LEGAL[type].who).toEqual(['system'])
})
