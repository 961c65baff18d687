import { SkipDialog } from './bar/skipDialog.tsx'
import { useDesk } from './desk.tsx'
import { EndDialog } from './endDialog.tsx'
import { MoveDialog } from './sheet/moveDialog.tsx'
import { SeatDialog } from './stations/seatDialog.tsx'

/** The dialog that is open, if one is. */
export function ConsoleDialogs() {
  const { dialog } = useDesk()
  switch (dialog?.kind) {
    case 'skip':
      return <SkipDialog />
    case 'end':
      return <EndDialog />
    case 'move':
      return <MoveDialog key={dialog.inject} inject={dialog.inject} />
    case 'seat':
      return <SeatDialog role={dialog.role} />
    default:
      return null
  }
}
