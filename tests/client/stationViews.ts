/** What a participant's view of the small day is at some moment: only what their seat may see. */
import { viewerOf } from '#server/engine/step.ts'
import type { By } from '#shared/command.ts'
import { applyAll, emptyView, type View } from '#shared/view.ts'
import { seenBy } from '#shared/visibility.ts'
import type { Play } from '../support/play.ts'

export function seatView(play: Play, by: By): View {
  const viewer = viewerOf(play.state, by)
  const seen = play.facts.filter((fact) => seenBy(fact, viewer))
  return applyAll(emptyView, seen, { seq: 1, wall: play.wall })
}
