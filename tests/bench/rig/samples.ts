/**
 * What Launchroom sends for each kind of decision, so that those it is compared with send as many bytes: the facts
 * that the member in the middle gets, by the length of what each of the five gets. Kinds are told apart by the type of
 * the command and the phase of the answer. Played by the engine alone.
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

export interface Told {
  command: Command
  facts: Fact[]
  /** What each of the five is sent. */
  sent: Fact[][]
}

/** The decisions of one role, until everything has happened that ever does, and what came of each. */
export function toldOf(scenario: Scenario): Told[] {
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
  const [role] = ROLES
  const decisions = decisionsOf(role)
  return Array.from({ length: issuesOf(role).length * 8 }, () => {
    const command = decisions.next().value
    wall += 1000
    const facts = carryOut({ kind: 'participant', person: `p${role}` }, command)
    return { command, facts, sent: viewers.map((viewer) => facts.filter((fact) => seenBy(fact, viewer))) }
  })
}

/** For each kind of decision the facts that the member in the middle gets. */
export function samplesOf(told: readonly Told[]): Record<string, Fact[]> {
  const samples: Record<string, Fact[]> = {}
  for (const { command, sent } of told) samples[kindOf(command)] ??= middleOf(sent)
  return samples
}

function kindOf(command: Command): string {
  return 'answer' in command ? `${command.type} ${command.answer.phase}` : command.type
}

function middleOf(lists: Fact[][]): Fact[] {
  const length = (facts: Fact[]) => JSON.stringify(facts).length
  return lists.toSorted((a, b) => length(a) - length(b))[Math.floor(lists.length / 2)] ?? []
}
