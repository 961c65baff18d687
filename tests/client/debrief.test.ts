import { describe, expect, test } from 'vitest'
import { axisOf, shifted, ticksOf, WHOLE, zoomed } from '#client/screens/debrief/axis.ts'
import { currentRow, NO_FILTER, shownEntries } from '#client/screens/debrief/events/filter.ts'
import { cellOf, type Model, scoreOf } from '#client/screens/debrief/model.ts'
import { createPlayhead } from '#client/screens/debrief/playhead.ts'
import { spread } from '#client/screens/debrief/timeline/laneLayout.ts'
import type { Fact } from '#shared/fact.ts'
import type { PhaseScore } from '#shared/score.ts'
import { HOUR, MINUTE } from '#shared/time.ts'
import type { Placed, PlacedEntry } from '#shared/timeline.ts'
import type { LaneMark } from '#shared/timelineLanes.ts'

const DAY = 12 * HOUR
const segments = [
  { n: 0, from: 0, to: 2 * HOUR, realMs: 10 * MINUTE },
  { n: 5, from: 2 * HOUR, to: 2 * HOUR + 20 * MINUTE, realMs: 20 * MINUTE },
  { n: 9, from: 2 * HOUR + 20 * MINUTE, to: DAY, realMs: 50 * MINUTE },
]

describe('the axis of the debrief', () => {
  test.each(['day', 'played'] as const)(
    '[DB4] every time has one place, in order, and comes back from it: %s',
    (kind) => {
      const axis = axisOf(kind, segments, DAY)
      const times = Array.from({ length: 73 }, (_, i) => i * 10 * MINUTE)
      const places = times.map(axis.place)
      expect([places[0], places.at(-1)]).toEqual([0, 1])
      expect(places.every((place, i) => i === 0 || place > (places[i - 1] ?? 1))).toBe(true)
      expect(times.map((time) => axis.timeAt(axis.place(time)))).toEqual(times)
    },
  )

  test('[DB5] as played, minutes have room by the real time they took; even hours by their length', () => {
    const room = (kind: 'day' | 'played') => {
      const { place } = axisOf(kind, segments, DAY)
      return place(2 * HOUR + 20 * MINUTE) - place(2 * HOUR)
    }
    expect(room('played')).toBeCloseTo(20 / 80)
    expect(room('day')).toBeCloseTo(20 / 720)
  })

  test('[DB6] zoom keeps what is under the pointer, and never leaves the day', () => {
    const near = zoomed(WHOLE, 4, 0.25)
    expect(near.to - near.from).toBeCloseTo(0.25)
    expect((0.25 - near.from) / (near.to - near.from)).toBeCloseTo(0.25)
    expect(zoomed(near, 0.1)).toEqual(WHOLE)
    expect(shifted({ from: 0.5, to: 0.75 }, 2)).toEqual({ from: 0.75, to: 1 })
    expect(shifted({ from: 0.5, to: 0.75 }, -2)).toEqual({ from: 0, to: 0.25 })
  })

  test('[DB7] ticks keep their distance', () => {
    const axis = axisOf('played', segments, DAY)
    const ticks = ticksOf(axis, WHOLE, 0.2)
    const places = ticks.map(axis.place)
    expect(ticks.length).toBeGreaterThan(2)
    expect(places.every((place, i) => i === 0 || place - (places[i - 1] ?? 0) >= 0.2)).toBe(true)
  })
})

/** Facts at these minutes; the last belongs to the debrief. */
const facts: Placed[] = [0, 10, 30, 30, 30, 60, 60].map((minute, n) => ({
  n,
  seq: n,
  wall: n,
  fact: { type: 'room.briefed', at: minute * MINUTE, to: 'everyone' } as Fact,
}))
const key = (n: number) => ({ n }) as PlacedEntry
const timeline = {
  facts,
  end: { sim: HOUR, n: 5 },
  keyMoments: [key(1), key(2), key(4), key(5)],
}

describe('the moment of the debrief', () => {
  test('[DB8] a time shows all that had happened by then, and nothing of the debrief itself', () => {
    const playhead = createPlayhead(() => timeline)
    const at = (minute: number) => {
      playhead.toTime(minute * MINUTE)
      return playhead.getState().n
    }
    expect([at(0), at(9), at(10), at(29), at(30), at(60), at(500), at(-5)]).toEqual([0, 0, 1, 1, 4, 5, 5, 0])
    expect(playhead.getState().at).toBe(0)
  })

  test('[DB9] key moments are stepped one by one, also while the clock stands', () => {
    const playhead = createPlayhead(() => timeline)
    const steps = [1, 1, 1, 1, 1, -1, -1] as const
    const seen = steps.map((step) => {
      playhead.toNextKey(step)
      const { n, at } = playhead.getState()
      return `${n} ${at / MINUTE}`
    })
    expect(seen).toEqual(['1 10', '2 30', '4 30', '5 60', '5 60', '4 30', '2 30'])
  })
})

describe('the table of the debrief', () => {
  const entry = (n: number, rest: Partial<PlacedEntry>): PlacedEntry => ({
    n,
    seq: n,
    at: 0,
    wall: 0,
    type: 'issue.phaseDone',
    role: 'ops',
    item: 'crash',
    args: {},
    ...rest,
  })
  const entries = [entry(1, {}), entry(4, { role: 'lead' }), entry(6, { item: 'leak' })]
  const lists = { entries, keyMoments: [entries[1]!] }
  const text = (one: PlacedEntry) => `Sentence ${one.n}`

  test('[DB10] rows are chosen by key moments, role, issue and words, together', () => {
    const shown = (filter: Partial<typeof NO_FILTER>) =>
      shownEntries(lists, { ...NO_FILTER, ...filter }, text).map(({ n }) => n)
    expect(shown({})).toEqual([4])
    expect(shown({ all: true })).toEqual([1, 4, 6])
    expect(shown({ all: true, role: 'ops' })).toEqual([1, 6])
    expect(shown({ all: true, role: 'ops', issue: 'leak' })).toEqual([6])
    expect(shown({ all: true, search: '  SENTENCE 4' })).toEqual([4])
  })

  test('[DB11] the row of a moment is the last one that had happened', () => {
    expect([0, 1, 3, 4, 99].map((n) => currentRow(entries, n))).toEqual([-1, 0, 0, 1, 2])
  })

  test('[DB12] only the last answer to a phase shows its points', () => {
    const done = (n: number) => entry(n, { args: { phase: 'observe' } })
    const phase = { issue: 'crash', phase: 'observe', points: 8, of: 10 } as PhaseScore
    const model = {
      entries: [done(1), done(2)],
      data: { score: { phases: [phase], byIssue: {} } },
    } as unknown as Model
    expect(scoreOf(model, done(1))).toBeNull()
    expect(scoreOf(model, done(2))).toMatchObject({ points: 8, of: 10 })
  })

  test('[DB13] a cell of the matrix is what the role reached of what is judged, and says what is pending', () => {
    const one = (points: number | null, of: number) =>
      ({ role: 'ops', phase: 'decide', points, of }) as PhaseScore
    const cell = (...phases: PhaseScore[]) => cellOf(phases, 'ops', 'decide')
    expect(cell(one(5, 10), one(30, 30))).toEqual({ percent: 87.5, pending: false, count: 2 })
    expect(cell(one(5, 10), one(null, 30))).toEqual({ percent: 50, pending: true, count: 2 })
    expect(cell(one(null, 30))).toEqual({ percent: null, pending: true, count: 1 })
    expect(cell()).toEqual({ percent: null, pending: false, count: 0 })
  })
})

test('[DB14] marks that would lie on each other move aside a little, and a crowd stays where it was', () => {
  const mark = (at: number) => ({ at }) as LaneMark
  const at = (...xs: number[]) => spread(xs.map(mark), (one) => one.at).map(({ x }) => x)
  expect(at(0, 4, 100)).toEqual([0, 13, 100])
  expect(at(0, 1, 2, 3)).toEqual([0, 13, 26, 3])
})

test('[CS9] words in one place are drawn once for all of them, votes and injects one by one', () => {
  const marks = [0, 1, 2, 3, 50, 51].flatMap((at): LaneMark[] => [
    { kind: 'post', n: at, at, item: 'forum', text: '' },
    { kind: 'vote', n: at, at, item: 'gate', vote: 'go' },
  ])
  const drawn = spread(marks, ({ at }) => at)
  const posts = drawn.filter(({ mark }) => mark.kind === 'post')
  expect(posts.map(({ mark, more }) => [mark.at, more])).toEqual([
    [0, 3],
    [50, 1],
  ])
  expect(drawn.filter(({ mark }) => mark.kind === 'vote')).toHaveLength(6)
})
