import type { RoleId } from '#shared/ids.ts'
import { InvitePanel } from './invitePanel.tsx'
import { RoomPanel } from './roomPanel.tsx'
import { StartPanel } from './startPanel.tsx'

/** What stands beside the seats for whoever leads the room. */
export function FacilitatorPanels({ leftEmpty }: { leftEmpty: ReadonlySet<RoleId> }) {
  return (
    <>
      <StartPanel leftEmpty={leftEmpty} />
      <InvitePanel />
      <RoomPanel />
    </>
  )
}
