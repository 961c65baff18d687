/** A facilitator's page through the life of a room: lobby, console, then on to the debrief. */
import { useRef } from 'react'
import { Redirect } from 'wouter'
import { loadWords } from '#client/i18n/index.ts'
import { lazyScreen } from '#client/lazyScreen.tsx'
import { RoomProvider, useRoom } from '#client/room.tsx'
import { Lobby } from '#client/screens/lobby/lobby.tsx'
import { useTypingPause } from '#client/typingPause.ts'
import { RoomGate, Waiting } from './roomGate.tsx'

const Console = lazyScreen(
  async () => (await import('#client/screens/console/console.tsx')).Console,
  () => loadWords('console', 'log'),
  Waiting,
)

export function ConsolePage({ code }: { code: string }) {
  return (
    <RoomProvider code={code} as="facilitator">
      <RoomGate code={code}>
        <ConsoleNow code={code} />
      </RoomGate>
    </RoomProvider>
  )
}

function ConsoleNow({ code }: { code: string }) {
  const state = useRoom((room) => room.view.state)
  const ended = state === 'debrief' || state === 'closed'
  const leave = useTypingPause(ended)
  const led = useRef(!ended)
  if (state === 'lobby' || state === 'briefing') return <Lobby as="facilitator" />
  if (ended && (leave || !led.current)) return <Redirect to={`/debrief/${code}`} replace />
  return <Console />
}
