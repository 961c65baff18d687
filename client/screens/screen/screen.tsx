/** The room screen, in every state of the room. */
import { RoomShell } from '#client/components/shell.tsx'

export function RoomScreen() {
  return (
    <RoomShell heading="Room screen" bar={null} fill>
      {null}
    </RoomShell>
  )
}
