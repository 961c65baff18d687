/** What a facilitator's view of the small day is at some moment, for tests of the console. */
import { applyAll, emptyView, type View } from '#shared/view.ts'
import type { Play } from '../support/play.ts'

export const viewOf = (play: Play): View => applyAll(emptyView, play.facts, { seq: 1, wall: play.wall })
