import { useCallback } from 'react'
import { useRoomStore } from '#client/room.tsx'

/** Turns ids of issues and gates, as a refusal lists them, into the titles people know. */
export function useAskerNames(): (ids: string | null) => string | null {
  const store = useRoomStore()
  return useCallback(
    (ids) => {
      const { view } = store.getState()
      const gates = view.brief?.gates ?? []
      const titleOf = (id: string) =>
        view.sheet[id]?.title ?? gates.find((gate) => gate.id === id)?.title ?? id
      return ids === null ? null : ids.split(', ').map(titleOf).join(', ')
    },
    [store],
  )
}
