/** How high lanes are and where their marks stand, in pixels. */
import type { Lane, LaneMark } from '#shared/timelineLanes.ts'

/** For milestones, above the marks, where a lane has some. */
export const PLAN = 12
export const STRIP = 20
export const BAR = 22
export const STEPS = 6
export const GAP = 4
const MARK = 13
const FARTHEST = 2 * MARK

export interface LaneBox {
  lane: Lane
  top: number
  /** Where the marks begin, in the lane. */
  strip: number
  height: number
}

/** Lanes below each other. A lane without phases needs no room for bars. */
export function boxesOf(lanes: readonly Lane[]): LaneBox[] {
  let top = 0
  return lanes.map((lane) => {
    const bars = lane.phases.length > 0 ? lane.rows * BAR + 2 : 0
    const strip = lane.milestones.length > 0 ? PLAN : 0
    const height = strip + STRIP + bars + (lane.steps.length > 0 ? STEPS : 0) + 2
    const box = { lane, top, strip, height }
    top += height + GAP
    return box
  })
}

export function heightOf(boxes: readonly LaneBox[]): number {
  const last = boxes.at(-1)
  return last ? last.top + last.height : 0
}

export interface DrawnMark {
  mark: LaneMark
  x: number
  /** How many more of its kind stand in its place and are not drawn. */
  more: number
}

/**
 * Marks that would lie on each other are moved aside a little, in their order; a crowd stays a crowd. Words in one
 * another's place are drawn as one: no eye could tell them apart, and a talkative day has thousands.
 */
export function spread(marks: readonly LaneMark[], x: (mark: LaneMark) => number): DrawnMark[] {
  let last = Number.NEGATIVE_INFINITY
  const words = new Map<string, { own: number; drawn: DrawnMark }>()
  const all: DrawnMark[] = []
  for (const mark of marks) {
    const own = x(mark)
    const kind = mark.kind === 'word' ? mark.item : mark.kind
    const before = words.get(kind)
    if (before && own - before.own < MARK / 2) {
      before.drawn.more += 1
      continue
    }
    const aside = Math.max(own, last + MARK)
    const at = aside - own > FARTHEST ? own : aside
    last = Math.max(last, at)
    const drawn = { mark, x: at, more: 0 }
    all.push(drawn)
    if (mark.kind === 'word' || mark.kind === 'post') words.set(kind, { own, drawn })
  }
  return all
}
