/**
 * What Launchroom sends for each kind of decision, so that those it is compared with send as many bytes: the facts
 * that the member in the middle gets, by the length of what each of the five gets. Kinds are told apart by the type of
 * the command and the phase of the answer.
 */
import { openRoom, step } from '#server/engine/step.ts'
import type { By, Command } from '#shared/command.ts'
import type { Fact } from '#shared/fact.ts'
import { isRefusal } from '#shared/refusal.ts'
import type { Scenario } from '#shared/scenario.ts'
import { scriptOf } from '#shared/script.ts'
import { seenBy, type Viewer } from '#shared/visibility.ts'
import { issuesOf, ROLES } from './benchScenario.ts'
import { decisionsOf } from './decisions.ts'

const HOST: By = { kind: 'facilitator', person: 'fhost' }
const viewers: Viewer[] = [
  ...ROLES.map((role): Viewer => ({ kind: 'participant', person: `p${role}`, roles: [role] })),
  { kind: 'facilitator' },
]

export function samplesOf(scenario: Scenario): Record<string, Fact[]> {
  const script = scriptOf(scenario)
  let { state } = openRoom(script, { code: 'K7M4QX', seed: 1 }, 1_000_000)
  let wall = 1_000_000
  const carryOut = (by: By, command: Command): Fact[] => {
    const outcome = step(script, state, { wall, by, id: null, command })
    if (isRefusal(outcome)) throw new Error(`${command.type} was refused: ${outcome.refusal}`)
    state = outcome.state
    return outcome.facts
  }
  for (const role of ROLES) {
    carryOut({ kind: 'participant', person: `p${role}` }, { type: 'room.join' })
    carryOut({ kind: 'participant', person: `p${role}` }, { type: 'seat.take', role })
  }
  carryOut(HOST, { type: 'room.brief' })
  carryOut(HOST, { type: 'room.start' })
  wall += 10_000
  carryOut({ kind: 'system' }, { type: 'clock.wake' })

  const samples: Record<string, Fact[]> = {}
  const [role] = ROLES
  const decisions = decisionsOf(role)
  // past all of its issues once, everything has happened that ever does
  for (let n = 0; n < issuesOf(role).length * 8; n += 1) {
    const command = decisions.next().value
    wall += 1000
    const facts = carryOut({ kind: 'participant', person: `p${role}` }, command)
    samples[kindOf(command)] ??= middleOf(
      viewers.map((viewer) => facts.filter((fact) => seenBy(fact, viewer))),
    )
  }
  return samples
}

function kindOf(command: Command): string {
  return 'answer' in command ? `${command.type} ${command.answer.phase}` : command.type
}

function middleOf(lists: Fact[][]): Fact[] {
  const length = (facts: Fact[]) => JSON.stringify(facts).length
  return lists.toSorted((a, b) => length(a) - length(b))[Math.floor(lists.length / 2)] ?? []
}
