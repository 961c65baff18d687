/** The participant's screen while the launch day runs: Inbox, Work and Context, with the vote and the hold above them. */

import { RoomShell } from '#client/components/roomShell.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useMedia } from '#client/useMedia.ts'
import { useWakeLock } from '#client/useWakeLock.ts'
import { ContextPane } from './contextPane.tsx'
import { Dialogs } from './dialogs.tsx'
import { Inbox } from './inbox.tsx'
import { InterruptionDialogs } from './interruptionDialogs.tsx'
import { InterruptionStrips } from './interruptionStrips.tsx'
import { Interruptions } from './interruptions.tsx'
import { PaneTabs } from './paneTabs.tsx'
import { PlaceProvider, usePlace } from './place.tsx'
import { useSeat } from './seat.ts'
import css from './station.module.css'
import { StationBar } from './stationBar.tsx'
import { StationKeys } from './stationKeys.tsx'
import { StationStrips } from './stationStrips.tsx'
import { StationTitle } from './stationTitle.tsx'
import { StationVoice } from './stationVoice.tsx'
import { TabBar } from './tabBar.tsx'
import { Work } from './work.tsx'

/** Stands inside a `RoomProvider` of a participant who has a seat. */
export function Station() {
  const { code, own } = useSeat()
  const live = useRoom((room) => room.view.state === 'live')
  const handheld = useMedia('(pointer: coarse)')
  useWakeLock(live && handheld)
  return (
    <PlaceProvider key={`${code}.${own}`} name={`${code}.${own}`}>
      <Interruptions>
        <Dialogs>
          <Frame />
          <StationTitle />
          <StationVoice />
          <StationKeys />
        </Dialogs>
        <InterruptionDialogs />
      </Interruptions>
    </PlaceProvider>
  )
}

function Frame() {
  const { t } = useTranslation('station')
  const title = useRoom((room) => room.view.brief?.title ?? '')
  const front = usePlace((place) => place.front)
  return (
    <RoomShell
      heading={t('heading', { title })}
      bar={<StationBar />}
      strips={
        <>
          <StationStrips />
          <InterruptionStrips />
        </>
      }
      foot={<TabBar />}
      fill
    >
      <div className={css.frame}>
        <div className={css.panes} data-front={front}>
          <div className={css.inbox}>
            <Inbox />
          </div>
          <PaneTabs />
          <div className={css.work}>
            <Work />
          </div>
          <div className={css.context}>
            <ContextPane />
          </div>
        </div>
      </div>
    </RoomShell>
  )
}
