/**
 * The moment the debrief shows: a fact's number, and the simulated time beside it. The number is what counts, since
 * while the clock is held much happens at one time. Apart from React: playing moves it sixty times a second.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SimMs } from '#shared/time.ts'
import { factAt, type Model } from './model.ts'

export const SPEEDS = [1, 2, 4, 8] as const
export type Speed = (typeof SPEEDS)[number]

export interface Playhead {
  n: number
  at: SimMs
  playing: boolean
  speed: Speed
}
export interface PlayheadStore extends StoreApi<Playhead> {
  /** To a fact: from the table, from evidence of a score. */
  toFact: (n: number) => void
  /** To a simulated time, kept inside of the day. */
  toTime: (at: SimMs) => void
  toNextKey: (step: 1 | -1) => void
}

type Timeline = Pick<Model, 'facts' | 'end' | 'keyMoments'>

/** Begins before the first fact of the day. */
export function createPlayhead(model: () => Timeline): PlayheadStore {
  const store = createStore<Playhead>(() => ({ n: factAt(model(), 0), at: 0, playing: false, speed: 1 }))
  const toFact = (n: number) => {
    const { facts, end } = model()
    const to = Math.min(Math.max(0, n), facts.length - 1)
    store.setState({ n: to, at: Math.min(end.sim, facts[to]?.fact.at ?? 0) })
  }
  return Object.assign(store, {
    toFact,
    toTime: (at: SimMs) => {
      const { end } = model()
      const to = Math.min(end.sim, Math.max(0, Math.round(at)))
      store.setState({ at: to, n: factAt(model(), to) })
    },
    toNextKey: (step: 1 | -1) => {
      const { keyMoments } = model()
      const { n } = store.getState()
      const next = step > 0 ? keyMoments.find((key) => key.n > n) : keyMoments.findLast((key) => key.n < n)
      if (next) toFact(next.n)
    },
  })
}
