import { useRoom } from '#client/room.tsx'
import type { BannerWords } from './banner.tsx'

/** What the scenario of the room adds to the banner. */
export function useBannerWords(): BannerWords {
  const classification = useRoom((room) => room.view.brief?.classification ?? null)
  const more = useRoom((room) => room.view.brief?.banner ?? null)
  return { classification, more }
}
