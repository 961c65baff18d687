/**
 * The debrief's own room: what the live connection knows, and the day as the debrief's data tell it while there is no
 * connection yet or any more. So names, zones and refusals are there in every case.
 */
import { useEffect, useState } from 'react'
import { useRoomStore } from '#client/room.tsx'
import { createRoomStore, type RoomData, type RoomStore } from '#client/store.ts'
import type { Model } from './model.ts'

export function useStillStore(model: Model): RoomStore {
  const live = useRoomStore()
  const [store] = useState(() => createRoomStore(both(live.getState(), model)))
  useEffect(() => {
    const take = () => store.setState(both(live.getState(), model))
    take()
    return live.subscribe(take)
  }, [live, store, model])
  return store
}

function both(live: RoomData, { data, whole }: Model): RoomData {
  return {
    ...live,
    view: live.view.brief ? live.view : whole,
    you: live.you ?? data.you,
    names: { ...data.names, ...live.names },
  }
}
