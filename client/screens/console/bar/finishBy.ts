/** The real time a facilitator wants to be done by. Kept on this device, for this room. */
import { useState } from 'react'
import { deviceZone } from '#client/clockText.ts'
import { useRoom } from '#client/room.tsx'
import { localStore } from '#client/storage.ts'
import type { WallMs } from '#shared/time.ts'
import { nextWallOfTimeOfDay, readTimeOfDay } from '../clockField.ts'

export interface FinishBy {
  wall: WallMs | null
  /** Sets it to the next time a clock here shows this; what is no time takes it away. */
  set: (text: string, now: WallMs) => void
}

export function useFinishBy(): FinishBy {
  const code = useRoom((room) => room.view.code)
  const key = `launchroom.finishBy.${code}`
  const [wall, setWall] = useState<WallMs | null>(() => Number(localStore()?.getItem(key)) || null)
  return {
    wall,
    set: (text, now) => {
      const ofDay = readTimeOfDay(text)
      const next = ofDay === null ? null : nextWallOfTimeOfDay(ofDay, { now, zone: deviceZone() })
      setWall(next)
      if (next === null) localStore()?.removeItem(key)
      else localStore()?.setItem(key, String(next))
    },
  }
}
