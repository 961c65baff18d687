/** A room played by hand in tests: a clock that is set, people who ask, and the facts that came of it. */
import { expect } from 'vitest'
import type { State } from '#server/engine/state.ts'
import { nextWake, openRoom, type Stepped, step } from '#server/engine/step.ts'
import type { By, Command } from '#shared/command.ts'
import type { Fact, FactOf, FactType } from '#shared/fact.ts'
import type { RefusalCode } from '#shared/refusal.ts'
import type { Script } from '#shared/script.ts'
import { HOUR, MINUTE, SECOND, type SimMs, simAt, wallAt } from '#shared/time.ts'

export const FACILITATOR: By = { kind: 'facilitator', person: 'fac' }
export const SYSTEM: By = { kind: 'system' }
export const person = (id: string): By => ({ kind: 'participant', person: id })

/** Simulated time of a clock time, counted from 08:00. */
export function clock(text: string): SimMs {
  const [h = 0, m = 0, s = 0] = text.split(':').map(Number)
  return (h - 8) * HOUR + m * MINUTE + s * SECOND
}

export class Play {
  state: State
  wall = 1_000_000
  facts: Fact[]
  /** Every accepted input, as a log would have it. */
  inputs: { wall: number; by: By; command: Command }[] = []
  readonly script: Script

  constructor(script: Script) {
    this.script = script
    const opened = openRoom(script, { code: 'K7M4QX', seed: 1 }, this.wall)
    this.state = opened.state
    this.facts = opened.facts
  }

  private take({ state, facts }: Stepped): Fact[] {
    this.state = state
    this.facts.push(...facts)
    return facts
  }

  try(by: By, command: Command): Fact[] | RefusalCode {
    const outcome = step(this.script, this.state, { wall: this.wall, by, id: null, command })
    if ('refusal' in outcome) return outcome.refusal
    this.inputs.push({ wall: this.wall, by, command })
    return this.take(outcome)
  }

  /** The facts of a command that must be accepted. */
  do(by: By, command: Command): Fact[] {
    const outcome = this.try(by, command)
    if (typeof outcome === 'string') throw new Error(`${command.type} was refused: ${outcome}`)
    return outcome
  }

  refuses(by: By, command: Command, code: RefusalCode): void {
    const before = JSON.stringify(this.state)
    expect(this.try(by, command)).toBe(code)
    expect(JSON.stringify(this.state)).toBe(before)
  }

  get sim(): SimMs {
    return simAt(this.state.world.clock, this.wall)
  }

  /** Lets real time pass, waking the room at each moment something is due. */
  wait(ms: number): this {
    const until = this.wall + ms
    for (let due = nextWake(this.state); due !== null && due <= until; due = nextWake(this.state)) {
      this.wall = Math.max(this.wall, due)
      this.do(SYSTEM, { type: 'clock.wake' })
    }
    this.wall = until
    return this
  }

  /** Goes on until the launch clock shows this time (or nothing can bring it there). */
  until(text: string): this {
    const sim = clock(text)
    while (this.sim < sim && this.state.world.clock.running) {
      const target = wallAt(this.state.world.clock, sim)
      const due = nextWake(this.state)
      this.wait(Math.max(0, Math.min(target, due ?? target) - this.wall))
    }
    return this
  }

  all<T extends FactType>(type: T): FactOf<T>[] {
    return this.facts.filter((fact): fact is FactOf<T> => fact.type === type)
  }

  last<T extends FactType>(type: T): FactOf<T> {
    const found = this.all(type).at(-1)
    if (!found) throw new Error(`no ${type}`)
    return found
  }
}

export const LEA = person('lea')
export const OTTO = person('otto')

/** The small day with Lea as lead and Otto as ops, started and past its countdown. */
export function started(script: Script, { brief = false } = {}): Play {
  const play = new Play(script)
  for (const [by, role] of [
    [LEA, 'lead'],
    [OTTO, 'ops'],
  ] as const) {
    play.do(by, { type: 'room.join' })
    play.do(by, { type: 'seat.take', role })
  }
  play.do(FACILITATOR, { type: 'room.brief' })
  if (brief) return play
  play.do(FACILITATOR, { type: 'room.start' })
  return play.wait(3000)
}

/** The gate passed, so that nothing asks any more. */
export function underWay(script: Script): Play {
  const play = started(script)
  for (const by of [OTTO, LEA])
    play.do(by, { type: 'poll.vote', gate: 'launch', role: null, vote: 'go', reason: '', minutes: 0 })
  play.do(LEA, { type: 'poll.decide', gate: 'launch', call: 'go', reason: '', minutes: 0 })
  return play
}

export const observed = {
  phase: 'observe',
  confirmed: true,
  ongoing: true,
  what: '',
  when: '',
  howMany: '',
} as const
export const oriented = {
  phase: 'orient',
  severity: 'P1',
  cause: 'cache',
  affected: 'some',
  risks: '',
} as const
export const decided = (option: string | null, other: string | null = null) =>
  ({ phase: 'decide', option, other, rationale: 'because', success: '' }) as const
