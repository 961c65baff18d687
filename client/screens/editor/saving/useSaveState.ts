import { useSyncExternalStore } from 'react'
import { useEditing } from '../editing.tsx'
import type { SaveState } from './saver.ts'

export function useSaveState(): SaveState {
  const { saver } = useEditing()
  return useSyncExternalStore(saver.listen, saver.state)
}
