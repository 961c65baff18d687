import { AskDialog } from './askDialog.tsx'
import { BlockDialog } from './blockDialog.tsx'
import type { OpenDialog } from './dialogs.tsx'
import { EscalateDialog } from './escalateDialog.tsx'
import { GoBackDialog } from './goBackDialog.tsx'
import { HandOverDialog } from './handOverDialog.tsx'
import { MarkDialog } from './markDialog.tsx'
import { PostDialog } from './postDialog.tsx'
import { SeverityDialog } from './severityDialog.tsx'

export function OpenedDialog({ dialog, onClose }: { dialog: OpenDialog; onClose: () => void }) {
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
