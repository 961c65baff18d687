/**
 * Random sessions against the engine. What must hold whatever anybody does, in whatever order, however late the
 * wake-ups come and wherever the process dies.
 */
import { describe, expect, test } from 'vitest'
import { digestAfter } from '#server/chain.ts'
import type { Deadline, State } from '#server/engine/state.ts'
import { openRoom, step } from '#server/engine/step.ts'
import { Fact, type FactType } from '#shared/fact.ts'
import { apply, emptyView, rolesOf, type View } from '#shared/view.ts'
import { seenBy, type Viewer } from '#shared/visibility.ts'
import { type Play, SYSTEM } from '../support/play.ts'
import { diceOf, playSession } from '../support/session.ts'
import { smallScript } from '../support/smallScript.ts'
import { wholeScript } from '../support/wholeScript.ts'

/** Seeds that once failed. */
const REGRESSIONS = [1047, 1464, 1926]
const fresh = Array.from({ length: Number(process.env['FUZZ_RUNS'] ?? 100) }, (_, i) => 1000 + i)
const SEEDS = [...REGRESSIONS, ...fresh]
const TURNS = 150

/** Every second fresh seed plays the day that has one of everything the language knows. */
const scriptFor = (seed: number) =>
  seed % 2 === 1 && !REGRESSIONS.includes(seed) ? wholeScript : smallScript

const session = (seed: number, check: (play: Play) => void = () => {}) =>
  playSession(scriptFor(seed), { seed, turns: TURNS, check })

/** Replays inputs from the start, or from a state that went through JSON as a crash would have it. */
function replay(
  { script, inputs }: Pick<Play, 'script' | 'inputs'>,
  { from, facts }: { from: State; facts: Fact[] },
): { state: State; facts: Fact[] } {
  let state = from
  const all = [...facts]
  for (const input of inputs) {
    const outcome = step(script, state, { ...input, id: null })
    if ('refusal' in outcome)
      throw new Error(`${input.command.type} is refused in the replay: ${outcome.refusal}`)
    state = outcome.state
    all.push(...outcome.facts)
  }
  return { state, facts: all }
}
const opened = ({ script }: Pick<Play, 'script'>) => {
  const { state, facts } = openRoom(script, { code: 'K7M4QX', seed: 1 }, 1_000_000)
  return { from: state, facts }
}

describe('any session', () => {
  test.each(SEEDS)('[FZ1] seed %i replays to the same state, facts and digest, killed anywhere', (seed) => {
    const play = session(seed)
    const whole = replay(play, opened(play))
    expect(whole.state).toEqual(play.state)
    expect(digestAfter('', whole.facts)).toBe(digestAfter('', play.facts))
    const { script } = play
    const cut = diceOf(seed).below(play.inputs.length + 1)
    const before = replay({ script, inputs: play.inputs.slice(0, cut) }, opened(play))
    const restored = { from: JSON.parse(JSON.stringify(before.state)) as State, facts: before.facts }
    expect(replay({ script, inputs: play.inputs.slice(cut) }, restored).state).toEqual(play.state)
  })

  test.each(SEEDS)('[FZ2] seed %i gives the same facts with idle wake-ups anywhere', (seed) => {
    const play = session(seed)
    const dice = diceOf(seed + 1)
    const more: Play['inputs'] = []
    let wall = 1_000_000
    for (const input of play.inputs) {
      const gap = input.wall - wall
      if (gap > 2 && dice.below(3) === 0) {
        more.push({ wall: wall + 1 + dice.below(gap - 1), by: SYSTEM, command: { type: 'clock.wake' } })
      }
      more.push(input)
      wall = input.wall
    }
    expect(replay({ script: play.script, inputs: more }, opened(play)).facts).toEqual(play.facts)
  })

  test.each(SEEDS)('[FZ3] seed %i fires every deadline at its exact simulated time, in order', (seed) => {
    let known: Record<string, Deadline> = {}
    let told = 0
    const limits = new Map<string, number | null>()
    session(seed, (play) => {
      const news = play.facts.slice(told)
      told = play.facts.length
      for (const fact of news) {
        if (fact.type === 'issue.limitSet' || fact.type === 'issue.moreTime') limits.set(fact.issue, fact.due)
        if (fact.type === 'issue.limitPassed')
          expect(fact.at, `limit of ${fact.issue}`).toBe(limits.get(fact.issue))
        const id = deadlineOf(fact)
        if (id !== null && known[id]) expect(fact.at, `${id} fires when due`).toBe(known[id].due)
      }
      const times = news.map((fact) => fact.at)
      expect(times).toEqual([...times].sort((a, b) => a - b))
      const { clock, deadlines } = play.state.world
      for (const { id: deadline, due } of deadlines) {
        if (clock.running && clock.wall <= play.wall)
          expect(due, `${deadline} was not left behind`).toBeGreaterThan(play.sim)
      }
      known = Object.fromEntries(deadlines.map((one) => [one.id, one]))
    })
  })

  test.each(SEEDS)('[FZ4] seed %i shows nobody what is not theirs', (seed) => {
    const play = session(seed)
    for (const role of ['lead', 'ops']) {
      const viewer: Viewer = { kind: 'participant', person: 'nobody', roles: [role] }
      const seen = play.facts.filter((fact) => seenBy(fact, viewer))
      const text = JSON.stringify(seen)
      for (const never of ['NOTE', 'GUIDE', 'ACCEPTED', 'RUBRIC'])
        expect(text).not.toContain(`SECRET-${never}`)
      for (const secret of secretsKeptFrom(role, play.facts)) expect(text).not.toContain(secret)
      expect(seen.filter((fact) => fact.type === 'seat.allowed')).toEqual([])
    }
    const screen = JSON.stringify(play.facts.filter((fact) => seenBy(fact, { kind: 'screen' })))
    expect(screen).not.toContain('SECRET-EVIDENCE')
    expect(screen).not.toContain('SECRET-NOTE')
  })

  test.each(SEEDS)('[FZ5] seed %i: live view, late joiner’s snapshot and debrief are one fold', (seed) => {
    const facilitator: Viewer = { kind: 'facilitator' }
    let live: View = emptyView
    let told = 0
    const play = session(seed, ({ facts }) => {
      for (; told < facts.length; told++) {
        const fact = facts[told]
        if (fact) live = apply(live, fact, { seq: told, wall: 0 })
      }
    })
    const after = play.facts
      .filter((fact) => seenBy(fact, facilitator))
      .reduce((view, fact, seq) => apply(view, fact, { seq, wall: 0 }), emptyView)
    expect(live).toEqual(after)
    expect(live.clock).toEqual(play.state.world.clock)
    for (const [id, issue] of Object.entries(play.state.world.issues))
      expect(live.issues[id]?.owner).toBe(issue.owner)
    for (const [id, entry] of Object.entries(play.state.world.sheet))
      expect(live.sheet[id]?.state).toBe(entry.state)
    for (const person of Object.keys(play.state.room.people)) {
      expect(rolesOf(live, person)[0] ?? null).toBe(play.state.room.people[person]?.role)
    }
  })

  test.each(SEEDS)('[FZ6] seed %i ends in the debrief when the day is over, whatever is open', (seed) => {
    const play = session(seed)
    play.try({ kind: 'facilitator', person: 'fac' }, { type: 'clock.resume' })
    play.try(SYSTEM, { type: 'facilitator.return' })
    for (let i = 0; i < 50 && play.state.room.chart.value !== 'debrief'; i++) {
      play.wait(3_600_000)
      play.try({ kind: 'facilitator', person: 'fac' }, { type: 'clock.resume' })
    }
    expect(play.state.room.chart.value).toBe('debrief')
    expect(play.state.world.deadlines).toEqual([])
  })
})

test('[FZ7] the sessions reach every kind of fact that a live room can state', () => {
  const reached = new Set(SEEDS.flatMap((seed) => session(seed).facts.map((fact) => fact.type)))
  const afterLive: FactType[] = ['room.closed', 'criterion.judged', 'debrief.answered', 'person.erased']
  const all = Fact.options.map((option) => option.shape.type.value)
  expect(all.filter((type) => !reached.has(type) && !afterLive.includes(type))).toEqual([])
})

/** The deadline whose firing a fact tells of; null for facts of commands. */
function deadlineOf(fact: Fact): string | null {
  switch (fact.type) {
    case 'milestone.due':
      return `milestone/${fact.milestone}`
    case 'milestone.late':
      return `late/${fact.milestone}`
    case 'poll.limitPassed':
      return `poll/${fact.gate}/xstate.after.limit.poll.open.timed`
    case 'room.ended':
      return fact.cause === 'clock' ? 'end' : null
    default:
      return null
  }
}

/** Texts that a role must not have seen: injects never delivered to it, evidence it never opened. */
function secretsKeptFrom(role: string, facts: Fact[]): string[] {
  const may = new Set<string>()
  for (const fact of facts) {
    if (fact.type === 'inject.delivered' && fact.delivery.roles.includes(role)) may.add(fact.delivery.body)
    if (
      fact.type === 'issue.shared' &&
      fact.to !== 'everyone' &&
      fact.to !== 'facilitators' &&
      fact.to.roles.includes(role)
    ) {
      for (const { body } of [fact.delivery, ...fact.evidence]) may.add(body)
    }
    if (fact.type === 'evidence.opened' && fact.role === role) may.add(fact.body)
  }
  const all = [
    'SECRET-BODY-LEAK',
    'SECRET-BODY-HELLO',
    'SECRET-BODY-WORSE',
    'SECRET-BODY-BY-HAND',
    'SECRET-COIN-HEADS',
    'SECRET-COIN-TAILS',
    'SECRET-EVIDENCE-LOG',
    'SECRET-EVIDENCE-VAULT',
  ]
  return all.filter((secret) => !may.has(secret))
}
