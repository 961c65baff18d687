/** A participant's page through the life of a room: lobby, station, then on to the debrief. */
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { announce } from '#client/announcer.tsx'
import { LinkButton } from '#client/components/button.tsx'
import { Strip } from '#client/components/strip.tsx'
import { RoomProvider, useRoom } from '#client/room.tsx'
import { Lobby } from '#client/screens/lobby/lobby.tsx'
import { useTypingPause } from '#client/typingPause.ts'
import { RoomGate, Waiting } from './roomGate.tsx'

const Station = lazy(async () => ({ default: (await import('#client/screens/station/station.tsx')).Station }))

export function RoomPage({ code }: { code: string }) {
  return (
    <RoomProvider code={code} as="participant">
      <RoomGate code={code}>
        <RoomNow code={code} />
      </RoomGate>
    </RoomProvider>
  )
}

function RoomNow({ code }: { code: string }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const state = useRoom((room) => room.view.state)
  const started = state !== 'lobby' && state !== 'briefing'
  const ended = state === 'debrief' || state === 'closed'
  const leave = useTypingPause(ended)
  // Who comes back to a run that is over has nothing to lose here.
  const played = useRef(!ended)
  useEffect(() => {
    if (ended && played.current) announce(t('ended.said'))
  }, [ended, t])
  useEffect(() => {
    if (ended && (leave || !played.current)) go(`/debrief/${code}`, { replace: true })
  }, [ended, leave, go, code])

  if (!started) return <Lobby as="participant" />
  if (ended && !played.current) return null
  return (
    <>
      {ended && (
        <Strip action={<LinkButton href={`/debrief/${code}`}>{t('ended.debrief')}</LinkButton>}>
          {t('ended.said')}
        </Strip>
      )}
      <Suspense fallback={<Waiting />}>
        <Station />
      </Suspense>
    </>
  )
}
