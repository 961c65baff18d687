/** Work while nothing is open: what the day asks of this seat, and what it looks after. Never an empty place. */

import { RoleBadge } from '#client/components/roleBadge.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { DecisionLog } from './decisionLog.tsx'
import { Latest } from './latest.tsx'
import css from './overview.module.css'
import { OverviewTasks } from './overviewTasks.tsx'
import { OwnTemplates } from './ownTemplates.tsx'
import { useSeat } from './seat.ts'
import { WaitingOn } from './waitingOn.tsx'
import { Watched } from './watched.tsx'
import { WorkFrame } from './workFrame.tsx'

export function Overview() {
  const { t } = useTranslation('station')
  const { own, lead } = useSeat()
  const role = useRoom((room) => room.view.brief?.roles.find(({ id }) => id === own))
  return (
    <WorkFrame
      title={role?.name ?? t('overview.title')}
      chip={own && <RoleBadge role={own} />}
      about={role?.duty}
      home
    >
      <OverviewTasks />
      {lead && <WaitingOn />}
      <div className={css.columns}>
        <Watched height={44} />
      </div>
      <OwnTemplates />
      {lead && <DecisionLog />}
      <Latest />
    </WorkFrame>
  )
}
