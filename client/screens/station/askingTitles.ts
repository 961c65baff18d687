import { useMemo } from 'react'
import { useRoom } from '#client/room.tsx'

/** Titles of what keeps the clock slow, as far as this seat knows them. */
export function useAskingTitles(): string[] {
  const asking = useRoom((room) => room.view.asking)
  const inbox = useRoom((room) => room.view.inbox)
  const brief = useRoom((room) => room.view.brief)
  return useMemo(
    () =>
      asking.flatMap((id) => {
        const title =
          inbox[id]?.title ??
          brief?.gates.find((gate) => gate.id === id)?.title ??
          brief?.milestones.find((milestone) => milestone.id === id)?.title
        return title ? [title] : []
      }),
    [asking, inbox, brief],
  )
}
