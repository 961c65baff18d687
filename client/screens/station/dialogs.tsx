/** The small dialogs that the person opens: one at a time, from anywhere on the station. */
import { createContext, type ReactNode, useContext, useState } from 'react'
import { lazyPart } from '#client/lazyScreen.tsx'
import type { RoleId } from '#shared/ids.ts'

const OpenedDialog = lazyPart(async () => (await import('./openedDialog.tsx')).OpenedDialog)

export type OpenDialog =
  | { kind: 'ask'; issue: string; to: RoleId | null; text: string }
  | { kind: 'suggest'; issue: string; to: RoleId }
  | { kind: 'handOver'; issue: string }
  | { kind: 'escalate'; issue: string }
  | { kind: 'severity'; issue: string }
  | { kind: 'goBack'; issue: string; to: 'observe' | 'orient' | 'decide' }
  | { kind: 'block'; milestone: string }
  | { kind: 'post'; channel: string; role: RoleId; title: string; help: string | null; text: string }
  | { kind: 'mark' }

const DialogsContext = createContext<(dialog: OpenDialog) => void>(() => {})

export function useDialogs(): (dialog: OpenDialog) => void {
  return useContext(DialogsContext)
}

export function Dialogs({ children }: { children: ReactNode }) {
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const close = () => setDialog(null)
  return (
    <DialogsContext value={setDialog}>
      {children}
      {dialog && <OpenedDialog dialog={dialog} onClose={close} />}
    </DialogsContext>
  )
}
