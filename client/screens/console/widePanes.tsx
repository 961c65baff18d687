import { Drawer } from '#client/components/dialog.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useMedia, WIDE } from '#client/useMedia.ts'
import { useDesk } from './desk.tsx'
import { Inspector, SideContent, useSideTitle } from './inspector/inspector.tsx'
import { LogPanel } from './log/logPanel.tsx'
import { OverviewStrip } from './overview/overviewStrip.tsx'
import css from './panes.module.css'
import { RunSheet } from './sheet/runSheet.tsx'
import { Stations } from './stations/stations.tsx'

/** Run sheet, stations over log, inspector; below 1200 px the inspector is a drawer. The day runs along the bottom. */
export function WidePanes() {
  const { t } = useTranslation('console')
  const wide = useMedia(WIDE)
  return (
    <div className={css.panes}>
      <div className={css.sheet}>
        <RunSheet />
      </div>
      <div className={css.middle}>
        <Stations />
        <LogPanel />
      </div>
      {wide ? (
        <aside className={css.side} aria-label={t('side.label')}>
          <Inspector />
        </aside>
      ) : (
        <SideDrawer />
      )}
      <div className={css.overview}>
        <OverviewStrip />
      </div>
    </div>
  )
}

function SideDrawer() {
  const { side, sideOpen, closeSide } = useDesk()
  const title = useSideTitle()
  return (
    <Drawer open={sideOpen} onClose={closeSide} title={title} outside>
      <SideContent side={side} />
    </Drawer>
  )
}
