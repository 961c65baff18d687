import { describe, expect, test } from 'vitest'
import { type AnyMachineSnapshot, type AnyStateMachine, initialTransition, transition } from 'xstate'
import { getShortestPaths, getSimplePaths } from 'xstate/graph'
import { issueChart, pollChart, roomChart } from '#server/engine/charts.ts'
import { issueMachine, pollMachine, roomMachine } from '#server/engine/machines.ts'
import { type Saved, type Statechart, statechart } from '#server/engine/statechart.ts'

const LIMIT = 60_000
const issueEvents = [
  { type: 'DONE', left: LIMIT },
  { type: 'LIMIT', left: -1 },
  { type: 'LIMIT', left: null },
  { type: 'BACK_observe', left: LIMIT },
  { type: 'BACK_orient', left: LIMIT },
  { type: 'BACK_decide', left: LIMIT },
  { type: 'END' },
  ...['observe', 'orient', 'decide', 'act'].map((phase) => ({
    type: `xstate.after.limit.issue.open.${phase}.timed`,
  })),
]
const pollEvents = [
  ...['CALL', 'REVEAL', 'GO', 'STOP'].map((type) => ({ type })),
  { type: 'xstate.after.limit.poll.open.timed' },
]
const roomEvents = ['BRIEF', 'START', 'HOLD', 'RESUME', 'END', 'CLOSE'].map((type) => ({ type }))

const CHARTS: {
  name: string
  machine: AnyStateMachine
  chart: Statechart
  input: object
  events: { type: string }[]
}[] = [
  { name: 'room', machine: roomMachine, chart: roomChart, input: {}, events: roomEvents },
  { name: 'issue', machine: issueMachine, chart: issueChart, input: { left: LIMIT }, events: issueEvents },
  { name: 'poll', machine: pollMachine, chart: pollChart, input: { limit: LIMIT }, events: pollEvents },
]

describe.each(CHARTS)('the $name chart', ({ machine, chart, input, events }) => {
  // states that differ only in the ms left are one: all ways through the phases, not all sums of time
  const serializeState = (state: { value?: unknown }) => JSON.stringify(state.value)
  const options = { input, events: () => events, serializeState } as Parameters<typeof getSimplePaths>[1]

  test('[CH1] driven with plain data goes wherever XState’s own transition goes, over all simple paths', () => {
    const paths = getSimplePaths(machine, options)
    expect(paths.length).toBeGreaterThan(3)
    const compared = new Set<string>()
    for (const { steps } of paths) {
      let saved: Saved = chart.init({ ...input }).saved
      for (const { event } of steps.filter((one) => one.event.type !== 'xstate.init')) {
        const edge = JSON.stringify([saved, event])
        const stepped = chart.send(JSON.parse(JSON.stringify(saved)) as Saved, event)
        if (!compared.has(edge)) {
          const [theirs] = transition(machine, machine.resolveState(saved), event) as [
            AnyMachineSnapshot,
            unknown,
          ]
          expect(stepped.saved).toEqual({ value: theirs.value, context: theirs.context })
        }
        compared.add(edge)
        saved = stepped.saved
      }
    }
    const [first] = initialTransition(machine, input as never) as [AnyMachineSnapshot, unknown]
    expect(chart.init({ ...input }).saved).toEqual({ value: first.value, context: first.context })
  })

  test('[CH2] has an end within reach of every state', () => {
    const states = getShortestPaths(machine, options)
    const isEnd = (snapshot: AnyMachineSnapshot) => snapshot.status === 'done'
    for (const { state } of states) {
      const onward = getShortestPaths(machine, { ...options, fromState: state } as typeof options)
      expect(onward.some((path) => isEnd(path.state as AnyMachineSnapshot))).toBe(true)
    }
  })

  test('[CH3] arms a limit only with whole milliseconds and disarms it on leaving', () => {
    for (const { steps } of getSimplePaths(machine, options)) {
      let stepped = chart.init({ ...input })
      const armed = new Set(stepped.arm.map((one) => one.id))
      for (const { event } of steps.filter((one) => one.event.type !== 'xstate.init')) {
        armed.delete(event.type)
        stepped = chart.send(stepped.saved, event)
        for (const id of stepped.disarm) armed.delete(id)
        for (const { id, delay } of stepped.arm) {
          expect(Number.isSafeInteger(delay)).toBe(true)
          armed.add(id)
        }
      }
      const value = JSON.stringify(stepped.saved.value)
      expect(armed.size).toBe(value.includes('timed') ? 1 : 0)
    }
  })
})

describe.each(CHARTS)('the remembered answers of the $name chart', ({ machine, chart, input, events }) => {
  const bare = statechart(machine)
  const AMOUNTS = [0, 1, 2, LIMIT, LIMIT + 1, 12 * 3_600_000]
  let turn = 0
  const other = <D extends object>(data: D): D =>
    Object.fromEntries(
      Object.entries(data).map(([name, value]) => [
        name,
        typeof value === 'number' && value >= 0 ? AMOUNTS[turn++ % AMOUNTS.length] : value,
      ]),
    ) as D

  test('[CH6] The remembered answers are those of the chart itself, whatever the amounts', () => {
    const serializeState = (state: { value?: unknown }) => JSON.stringify(state.value)
    const options = { input, events: () => events, serializeState } as Parameters<typeof getSimplePaths>[1]
    const compared = new Set<string>()
    for (const { steps } of getSimplePaths(machine, options)) {
      let { saved } = bare.init({ ...input })
      for (const { event } of steps.filter((one) => one.event.type !== 'xstate.init')) {
        const edge = JSON.stringify([saved, event])
        for (let round = compared.has(edge) ? AMOUNTS.length : 0; round < AMOUNTS.length; round += 1) {
          const from = { value: saved.value, context: other(saved.context) }
          const asked = other(event)
          expect(chart.send(from, asked)).toEqual(bare.send(from, asked))
        }
        compared.add(edge)
        saved = bare.send(saved, event).saved
      }
    }
  })
})

type Where = 'observe' | 'orient' | 'decide' | 'act' | 'resolved' | 'ended'
type Event = 'DONE' | 'BACK_observe' | 'BACK_orient' | 'BACK_decide' | 'END'
const ISSUE: Record<Where, Record<Event, Where | 'refused'>> = {
  observe: {
    DONE: 'orient',
    BACK_observe: 'refused',
    BACK_orient: 'refused',
    BACK_decide: 'refused',
    END: 'ended',
  },
  orient: {
    DONE: 'decide',
    BACK_observe: 'observe',
    BACK_orient: 'refused',
    BACK_decide: 'refused',
    END: 'ended',
  },
  decide: {
    DONE: 'act',
    BACK_observe: 'observe',
    BACK_orient: 'orient',
    BACK_decide: 'refused',
    END: 'ended',
  },
  act: {
    DONE: 'resolved',
    BACK_observe: 'observe',
    BACK_orient: 'orient',
    BACK_decide: 'decide',
    END: 'ended',
  },
  resolved: {
    DONE: 'refused',
    BACK_observe: 'refused',
    BACK_orient: 'refused',
    BACK_decide: 'refused',
    END: 'refused',
  },
  ended: {
    DONE: 'refused',
    BACK_observe: 'refused',
    BACK_orient: 'refused',
    BACK_decide: 'refused',
    END: 'refused',
  },
}
const WAY: Record<Where, Event[]> = {
  observe: [],
  orient: ['DONE'],
  decide: ['DONE', 'DONE'],
  act: ['DONE', 'DONE', 'DONE'],
  resolved: ['DONE', 'DONE', 'DONE', 'DONE'],
  ended: ['END'],
}

describe('the table of the issue chart', () => {
  const cells = Object.entries(ISSUE).flatMap(([from, row]) =>
    Object.entries(row).map(([event, to]) => ({ from, event, to })),
  )
  test.each(cells)('[CH4] $from + $event = $to', ({ from, event, to }) => {
    const saved = WAY[from as Where].reduce(
      (one, type) => issueChart.send(one, { type, left: LIMIT } as { type: string }).saved,
      issueChart.init({ left: LIMIT }).saved,
    )
    const { saved: after, changed } = issueChart.send(saved, { type: event, left: LIMIT } as { type: string })
    expect(changed).toBe(to !== 'refused')
    if (to !== 'refused') {
      expect(issueChart.matches(after, to === 'resolved' || to === 'ended' ? to : `open.${to}`)).toBe(true)
    }
  })
})
