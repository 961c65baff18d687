/** The room screen: read-only, known by the key of its link. It shows all states of a room itself. */
import { RoomProvider } from '#client/room.tsx'
import { RoomScreen } from '#client/screens/screen/screen.tsx'
import { RoomGate } from './roomGate.tsx'

export function ScreenPage({ code }: { code: string }) {
  const key = new URLSearchParams(location.search).get('key') ?? location.hash.slice(1)
  return (
    <RoomProvider code={code} as="screen" screenKey={key}>
      <RoomGate code={code} silent>
        <RoomScreen />
      </RoomGate>
    </RoomProvider>
  )
}
