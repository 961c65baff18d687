/** A participant's page through the life of a room: lobby, station, then on to the debrief. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { announce } from '#client/announcer.tsx'
import { Button, LinkButton } from '#client/components/button.tsx'
import { PageNotices } from '#client/components/roomShell.tsx'
import { Strip } from '#client/components/strip.tsx'
import { loadWords, useTranslation } from '#client/i18n/index.ts'
import { useRest } from '#client/later.ts'
import { lazyScreen } from '#client/lazyScreen.tsx'
import { RoomProvider, useRoom } from '#client/room.tsx'
import { Lobby } from '#client/screens/lobby/lobby.tsx'
import { useTypingPause } from '#client/typingPause.ts'
import { RoomGate, Waiting } from './roomGate.tsx'

const Station = lazyScreen(
  async () => (await import('#client/screens/station/station.tsx')).Station,
  () => loadWords('station', 'poll'),
  Waiting,
)

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
  useRest(Station.ahead)
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

  if (!started) return <BeforeStart />
  if (ended && !played.current) return null
  const notice = ended && (
    <Strip action={<LinkButton href={`/debrief/${code}`}>{t('ended.debrief')}</LinkButton>}>
      {t('ended.said')}
    </Strip>
  )
  return <StationWith notice={notice} />
}

function StationWith({ notice }: { notice: ReactNode }) {
  return (
    <PageNotices value={notice}>
      <Station />
    </PageNotices>
  )
}

/** The lobby, and from it the station to practise on while a practice inject is there. */
function BeforeStart() {
  const { t } = useTranslation('lobby')
  const [practising, setPractising] = useState(false)
  const practice = useRoom(
    (room) => Object.values(room.view.inbox).find((item) => item.practice)?.title ?? null,
  )
  if (practice === null) return <Lobby as="participant" />
  if (!practising)
    return (
      <Lobby
        as="participant"
        strips={
          <Strip
            action={
              <Button small variant="primary" onPress={() => setPractising(true)}>
                {t('practiceOpen')}
              </Button>
            }
          >
            {t('practiceHere', { title: practice })}
          </Strip>
        }
      />
    )
  return (
    <StationWith
      notice={
        <Strip
          action={
            <Button small onPress={() => setPractising(false)}>
              {t('practiceBack')}
            </Button>
          }
        >
          {t('practiceNow')}
        </Strip>
      }
    />
  )
}
