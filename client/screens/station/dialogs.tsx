/** The small dialogs that the person opens: one at a time, from anywhere on the station. */
import { createContext, type ReactNode, useContext, useState } from 'react'
import type { RoleId } from '#shared/ids.ts'
import { AskDialog } from './askDialog.tsx'
import { BlockDialog } from './blockDialog.tsx'
import { EscalateDialog } from './escalateDialog.tsx'
import { GoBackDialog } from './goBackDialog.tsx'
import { HandOverDialog } from './handOverDialog.tsx'
import { MarkDialog } from './markDialog.tsx'
import { PostDialog } from './postDialog.tsx'
import { SeverityDialog } from './severityDialog.tsx'

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
      {dialog && <Opened dialog={dialog} onClose={close} />}
    </DialogsContext>
  )
}

function Opened({ dialog, onClose }: { dialog: OpenDialog; onClose: () => void }) {
  switch (dialog.kind) {
    case 'ask':
      return <AskDialog {...dialog} onClose={onClose} />
    case 'suggest':
      return <AskDialog {...dialog} text="" suggest onClose={onClose} />
    case 'handOver':
      return <HandOverDialog issue={dialog.issue} onClose={onClose} />
    case 'escalate':
      return <EscalateDialog issue={dialog.issue} onClose={onClose} />
    case 'severity':
      return <SeverityDialog issue={dialog.issue} onClose={onClose} />
    case 'goBack':
      return <GoBackDialog issue={dialog.issue} to={dialog.to} onClose={onClose} />
    case 'block':
      return <BlockDialog milestone={dialog.milestone} onClose={onClose} />
    case 'post':
      return <PostDialog {...dialog} onClose={onClose} />
    case 'mark':
      return <MarkDialog onClose={onClose} />
  }
}
