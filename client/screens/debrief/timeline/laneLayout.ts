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

/** Marks that would lie on each other are moved aside a little, in their order; a crowd stays a crowd. */
export function spread(
  marks: readonly LaneMark[],
  x: (mark: LaneMark) => number,
): { mark: LaneMark; x: number }[] {
  let last = Number.NEGATIVE_INFINITY
  return marks.map((mark) => {
    const own = x(mark)
    const aside = Math.max(own, last + MARK)
    const at = aside - own > FARTHEST ? own : aside
    last = Math.max(last, at)
    return { mark, x: at }
  })
}
