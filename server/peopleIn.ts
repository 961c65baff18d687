/** Who a room keeps something about: everyone who asked anything of it or gave a name. */
import type { PersonId } from '#shared/ids.ts'
import type { PersonListed } from '#shared/protocol.ts'
import type { LogRecord } from '#shared/record.ts'
import type { Named } from './names.ts'

export function peopleIn(records: readonly LogRecord[], names: readonly Named[]): PersonListed[] {
  const people = new Map<PersonId, PersonListed>()
  const of = (person: PersonId, kind: PersonListed['kind'] = 'facilitator') => {
    const known = people.get(person) ?? { person, kind, name: null, roles: [], commands: 0, erased: false }
    people.set(person, known)
    return known
  }
  for (const { by, facts } of records) {
    if (by.kind !== 'system') {
      const one = of(by.person, by.kind)
      one.commands += 1
      // a facilitator can come back to a room
      one.erased = false
    }
    for (const fact of facts) {
      if (fact.type === 'person.erased') of(fact.person).erased = true
      if (fact.type !== 'seat.taken') continue
      const { roles } = of(fact.person, 'participant')
      if (!roles.includes(fact.role)) roles.push(fact.role)
    }
  }
  for (const { person, name } of names) of(person).name = name
  return [...people.values()]
}
