/** What the facilitator looks at: the selected thing, what the side panel shows, and the dialog that is open. */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { RoleId } from '#shared/ids.ts'

export type Selected =
  | { kind: 'inject'; id: string }
  | { kind: 'station'; role: RoleId }
  | { kind: 'milestone'; id: string }
  | { kind: 'poll'; gate: string }
export type Side = 'detail' | 'judge' | 'criteria' | 'compose'
export type Pane = 'sheet' | 'stations' | 'log' | 'side'
export type DeskDialog =
  | { kind: 'skip' }
  | { kind: 'end' }
  | { kind: 'move'; inject: string }
  | { kind: 'seat'; role: RoleId }

export interface Desk {
  selected: Selected | null
  side: Side
  /** On narrow screens: the side panel lies open over the rest. */
  sideOpen: boolean
  /** On a phone: what of the four is shown. */
  pane: Pane
  dialog: DeskDialog | null
  select: (selected: Selected) => void
  show: (side: Side) => void
  closeSide: () => void
  turnTo: (pane: Pane) => void
  open: (dialog: DeskDialog | null) => void
}

const DeskContext = createContext<Desk | null>(null)

export function DeskProvider({ children }: { children: ReactNode }) {
  const [selected, setSelected] = useState<Selected | null>(null)
  const [side, setSide] = useState<Side>('detail')
  const [sideOpen, setSideOpen] = useState(false)
  const [pane, setPane] = useState<Pane>('sheet')
  const [dialog, setDialog] = useState<DeskDialog | null>(null)
  const desk = useMemo<Desk>(() => {
    const show = (next: Side) => {
      setSide(next)
      setSideOpen(true)
      setPane('side')
    }
    return {
      selected,
      side,
      sideOpen,
      pane,
      dialog,
      select: (next) => {
        setSelected(next)
        show('detail')
      },
      show,
      closeSide: () => setSideOpen(false),
      turnTo: setPane,
      open: setDialog,
    }
  }, [selected, side, sideOpen, pane, dialog])
  return <DeskContext value={desk}>{children}</DeskContext>
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('useDesk outside of a DeskProvider')
  return desk
}
