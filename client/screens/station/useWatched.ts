import { useMemo } from 'react'
import { useRoom } from '#client/room.tsx'
import type { Brief } from '#shared/fact.ts'
import { useSeat } from './seat.ts'

/** Metrics and boards that the roles of this seat look after; those of fewer roles first. */
export function useWatched(): { metrics: Brief['metrics']; boards: Brief['boards'] } {
  const { roles } = useSeat()
  const brief = useRoom((room) => room.view.brief)
  return useMemo(() => {
    const mine = <T extends { watchedBy: readonly string[] }>(all: readonly T[]) =>
      all
        .filter(({ watchedBy }) => watchedBy.some((role) => roles.includes(role)))
        .sort((a, b) => a.watchedBy.length - b.watchedBy.length)
    return { metrics: mine(brief?.metrics ?? []), boards: mine(brief?.boards ?? []) }
  }, [brief, roles])
}
