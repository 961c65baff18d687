/** The room screen on a projector, in every state of the room. It only shows; nobody presses anything here. */

import { Banner } from '#client/components/banner.tsx'
import { Shape } from '#client/components/shape.tsx'
import { useBannerWords } from '#client/components/useBannerWords.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useTitle } from '#client/useTitle.ts'
import { useWakeLock } from '#client/useWakeLock.ts'
import { EndedScreen } from './endedScreen.tsx'
import { LobbyScreen } from './lobbyScreen.tsx'
import { RunningScreen } from './runningScreen.tsx'
import css from './screen.module.css'
import { useIdle } from './useIdle.ts'
import { useShift } from './useShift.ts'

export function RoomScreen() {
  const { t } = useTranslation('screen')
  const state = useRoom((room) => room.view.state)
  const banner = useBannerWords()
  const title = useRoom((room) => room.view.brief?.title ?? '')
  const idle = useIdle()
  const shift = useShift()
  useWakeLock(state !== 'closed')
  useTitle(t('pageTitle', { title }))
  return (
    <div className={css.screen} data-idle={idle || undefined}>
      <header>
        <Banner {...banner} />
      </header>
      <main className={css.main} style={{ translate: `${shift.x}px ${shift.y}px` }}>
        {(state === 'lobby' || state === 'briefing') && <LobbyScreen />}
        {state === 'live' && <RunningScreen />}
        {(state === 'debrief' || state === 'closed') && <EndedScreen />}
      </main>
      <Reconnecting />
    </div>
  )
}

function Reconnecting() {
  const { t } = useTranslation('screen')
  const away = useRoom((room) => room.status.kind === 'reconnecting')
  if (!away) return null
  return (
    <p className={css.reconnecting} role="status">
      <Shape name="offline" /> {t('reconnecting')}
    </p>
  )
}
