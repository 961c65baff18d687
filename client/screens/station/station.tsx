/** The participant's screen while the launch day runs: Inbox, Work and Context, with the vote and the hold above them. */
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { RoomShell } from '#client/components/shell.tsx'
import { useRoom } from '#client/room.tsx'
import { ContextPane } from './contextPane.tsx'
import { Inbox } from './inbox.tsx'
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

const Poll = lazy(async () => ({ default: (await import('../poll/poll.tsx')).Poll }))

/** Stands inside a `RoomProvider` of a participant who has a seat. */
export function Station() {
  const { code, own } = useSeat()
  return (
    <PlaceProvider key={`${code}.${own}`} name={`${code}.${own}`}>
      <Frame />
      <StationTitle />
      <StationVoice />
      <StationKeys />
    </PlaceProvider>
  )
}

function Frame() {
  const { t } = useTranslation('station')
  const title = useRoom((room) => room.view.brief?.title ?? '')
  const front = usePlace((place) => place.front)
  return (
    <Interruptions poll={(props) => <Suspense>{<Poll {...props} />}</Suspense>}>
      {(strips) => (
        <RoomShell
          heading={t('heading', { title })}
          bar={<StationBar />}
          strips={
            <>
              <StationStrips />
              {strips}
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
      )}
    </Interruptions>
  )
}
