import { refuse } from '#shared/refusal.ts'
import type { Carriers } from './carriers.ts'
import { holders, isOccupied, tell } from './draft.ts'
import { allow, cover, erase, free, joinRoom, refreshLimitsOf, seat, setReady } from './seat.ts'

type Names =
  | 'room.configure'
  | 'room.join'
  | 'seat.take'
  | 'seat.leave'
  | 'seat.ready'
  | 'seat.check'
  | 'seat.allow'
  | 'seat.assign'
  | 'seat.free'
  | 'role.cover'
  | 'person.erase'

export const seatCommands: Carriers<Names> = {
  'room.configure': (d, { limits, sharedSeats, locked }) => {
    const before = d.room.settings
    d.room.settings = { limits, sharedSeats, locked }
    tell(d, 'everyone', { type: 'room.configured', limits, sharedSeats, locked })
    if (before.limits !== limits) refreshLimitsOf(d, 'all')
    return null
  },
  'room.join': (d, _, by) => {
    if (by.kind !== 'participant') return refuse('command.notYours')
    if (d.room.settings.locked && !d.room.people[by.person]) return refuse('room.locked')
    joinRoom(d, by.person)
    return null
  },
  'seat.take': (d, { role }, by) => {
    if (by.kind !== 'participant') return refuse('command.notYours')
    if (!d.script.roles[role]) return refuse('seat.unknownRole')
    if (d.room.settings.locked) return refuse('room.locked')
    const there = holders(d, role).filter((person) => person !== by.person)
    if (there.length > (d.room.settings.sharedSeats ? 1 : 0)) return refuse('seat.taken')
    seat(d, { person: by.person, role, second: there.length > 0, by: 'self' })
    return null
  },
  'seat.leave': (d, _, by) => {
    if (by.kind === 'participant') free(d, by.person)
    return null
  },
  'seat.ready': (d, { ready }, by) => {
    if (by.kind === 'participant') setReady(d, by.person, ready)
    return null
  },
  'seat.check': (d, { task, done }, by) => {
    if (by.kind === 'participant')
      tell(d, 'everyone', { type: 'seat.checked', person: by.person, task, done })
    return null
  },
  'seat.allow': (d, { allowance, person }, by) => {
    const whose = by.kind === 'participant' ? by.person : person
    if (by.kind === 'participant' && person !== null && person !== by.person)
      return refuse('command.facilitatorOnly')
    if (whose === null || !d.room.people[whose]) return refuse('seat.unknownPerson')
    allow(d, whose, allowance)
    return null
  },
  'seat.assign': (d, { role, person, second }) => {
    if (!d.script.roles[role]) return refuse('seat.unknownRole')
    if (!d.room.people[person]) return refuse('seat.unknownPerson')
    const there = holders(d, role).filter((id) => id !== person)
    if (second && there.length === 0) return refuse('seat.none', 'A second needs a holder.')
    if (second && there.length > 1) return refuse('seat.taken')
    if (!second) for (const id of there) free(d, id)
    seat(d, { person, role, second, by: 'facilitator' })
    return null
  },
  'seat.free': (d, { person }) => {
    if (!d.room.people[person]?.role) return refuse('seat.unknownPerson')
    free(d, person)
    return null
  },
  'role.cover': (d, { role, by: coverer }) => {
    if (!d.script.roles[role]) return refuse('seat.unknownRole')
    if (coverer !== null && (coverer === role || holders(d, role).length > 0 || !isOccupied(d, coverer))) {
      return refuse('seat.coversItself')
    }
    if ((d.room.covers[role] ?? null) !== coverer) cover(d, role, coverer)
    return null
  },
  'person.erase': (d, { person, by, reason, head }) => {
    erase(d, person)
    tell(d, 'everyone', {
      type: 'person.erased',
      person,
      by: by === person ? 'self' : 'facilitator',
      reason,
      head,
    })
    return null
  },
}
