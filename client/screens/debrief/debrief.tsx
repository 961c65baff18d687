/** The debrief of a room. */
import { RoomShell } from '#client/components/shell.tsx'

export function Debrief({ code, as }: { code: string; as: 'facilitator' | 'participant' }) {
  return (
    <RoomShell heading={`Debrief ${code} ${as}`} bar={null}>
      {null}
    </RoomShell>
  )
}
