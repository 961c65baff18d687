import { RoomShell } from '#client/components/shell.tsx'

/** The room before it is live, for participants and facilitators. */
export function Lobby({ as }: { as: 'participant' | 'facilitator' }) {
  return (
    <RoomShell heading={as} bar={null}>
      {null}
    </RoomShell>
  )
}
