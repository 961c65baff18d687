/** What every part of the debrief needs: the model, the moment it shows, and where evidence leads. */
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { useLogSentence } from '#client/components/logSentence.ts'
import type { Eyes } from '#shared/timelinePast.ts'
import type { Model } from './model.ts'
import type { Playhead, PlayheadStore } from './playhead.ts'

export interface DebriefParts {
  model: Model
  playhead: PlayheadStore
  facilitator: boolean
  eyes: Eyes
  setEyes: (eyes: Eyes) => void
  /** Moves to a fact and shows its row in the table of all events. */
  showFact: (n: number) => void
}

export const DebriefContext = createContext<DebriefParts | null>(null)

export function useDebrief(): DebriefParts {
  const parts = useContext(DebriefContext)
  if (!parts) throw new Error('useDebrief outside of a debrief')
  return parts
}

export function usePlayhead<T>(select: (playhead: Playhead) => T): T {
  return useStore(useDebrief().playhead, select)
}

/** Sentences with the titles of this room. */
export function useSentence() {
  return useLogSentence(useDebrief().model.titles)
}
