/** The facilitator's console while the room is live. */
import { RoomShell } from '#client/components/shell.tsx'

export function Console() {
  return (
    <RoomShell heading="Console" bar={null} fill>
      {null}
    </RoomShell>
  )
}
