/**
 * A graph of moments: which of them can cause which, and how long that takes at least. Solved once, it tells the
 * earliest time of each. All causes only add time, so visiting moments in the order of their times settles each for
 * good at its first visit, as in Dijkstra's algorithm (Knuth 1977 for graphs in which some moments need several).
 */
import type { SimMs } from '#shared/time.ts'

export interface Cause {
  key: string
  /** At least so long after the cause. */
  delay?: SimMs
  /** Counts only if the cause came before this. */
  before?: SimMs | null
}
export interface Moments {
  happens: (key: string, at: SimMs) => void
  /** One way how `key` can come about: by this one … */
  by: (key: string, cause: Cause) => void
  /** … or by all of these together. */
  byAll: (key: string, causes: readonly Cause[]) => void
  /** Earliest time of each moment; `Infinity` for what cannot be up to `end`. */
  solve: (end: SimMs) => (key: string) => SimMs
}
interface Edge {
  to: number
  delay: SimMs
  before: SimMs
}
interface Visit {
  at: SimMs
  node: number
}

export function newMoments(): Moments {
  const numbers = new Map<string, number>()
  const edges: Edge[][] = []
  /** How many of its causes a moment needs. */
  const needs: number[] = []
  const seeds: Visit[] = []
  const numberOf = (key: string | null, need = 1): number => {
    const known = key === null ? undefined : numbers.get(key)
    if (known !== undefined) return known
    const number = needs.push(need) - 1
    edges.push([])
    if (key !== null) numbers.set(key, number)
    return number
  }
  const join = ({ key, delay = 0, before }: Cause, to: number) =>
    edges[numberOf(key)]?.push({ to, delay, before: before ?? Number.POSITIVE_INFINITY })
  return {
    happens: (key, at) => {
      const node = numberOf(key)
      if (at < Number.POSITIVE_INFINITY) seeds.push({ at, node })
    },
    by: (key, cause) => {
      join(cause, numberOf(key))
    },
    byAll: (key, causes) => {
      const both = numberOf(null, causes.length)
      for (const cause of causes) join(cause, both)
      edges[both]?.push({ to: numberOf(key), delay: 0, before: Number.POSITIVE_INFINITY })
    },
    solve: (end) => {
      const times = settle({ edges, needs, seeds }, end)
      return (key) => times[numbers.get(key) ?? -1] ?? Number.POSITIVE_INFINITY
    },
  }
}

function settle(
  { edges, needs, seeds }: { edges: Edge[][]; needs: number[]; seeds: Visit[] },
  end: SimMs,
): SimMs[] {
  const times = needs.map(() => Number.POSITIVE_INFINITY)
  const missing = [...needs]
  const latest = needs.map(() => 0)
  const heap: Visit[] = []
  const reach = (node: number, at: SimMs) => {
    latest[node] = Math.max(latest[node] ?? 0, at)
    missing[node] = (missing[node] ?? 0) - 1
    const complete = (missing[node] ?? 0) <= 0
    const when = (needs[node] ?? 1) > 1 ? (latest[node] ?? at) : at
    if (complete && when <= end && when < (times[node] ?? 0)) push(heap, { at: when, node })
  }
  for (const { node, at } of seeds) reach(node, at)
  for (let visit = pop(heap); visit; visit = pop(heap)) {
    const { at, node } = visit
    if (at >= (times[node] ?? 0)) continue
    times[node] = at
    for (const { to, delay, before } of edges[node] ?? []) if (at < before) reach(to, at + delay)
  }
  return times
}

function push(heap: Visit[], visit: Visit): void {
  let place = heap.push(visit) - 1
  while (place > 0) {
    const above = (place - 1) >> 1
    const parent = heap[above]
    if (!parent || parent.at <= visit.at) break
    heap[place] = parent
    place = above
  }
  heap[place] = visit
}

function pop(heap: Visit[]): Visit | undefined {
  const top = heap[0]
  const last = heap.pop()
  if (!top || !last || heap.length === 0) return top
  let place = 0
  for (;;) {
    const left = 2 * place + 1
    const smaller = (heap[left + 1]?.at ?? Number.POSITIVE_INFINITY) < (heap[left]?.at ?? 0) ? left + 1 : left
    const child = heap[smaller]
    if (!child || child.at >= last.at) break
    heap[place] = child
    place = smaller
  }
  heap[place] = last
  return top
}
