import { EmptyState } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useDesk } from '../desk.tsx'
import { nextInject } from '../sheet/sheetLines.ts'
import { InjectDetail } from './injectDetail.tsx'
import { MilestoneDetail } from './milestoneDetail.tsx'
import { PollDetail } from './pollDetail.tsx'
import { StationDetail } from './stationDetail.tsx'

/** The selected thing; with nothing selected, the inject that comes next. */
export function Detail() {
  const { t } = useTranslation('console')
  const { selected } = useDesk()
  const sheet = useRoom((room) => room.view.sheet)
  const chosen = selected?.kind === 'inject' ? sheet[selected.id] : null
  const row = selected ? chosen : nextInject(Object.values(sheet))
  if (row) return <InjectDetail key={row.inject} row={row} />
  switch (selected?.kind) {
    case 'station':
      return <StationDetail key={selected.role} role={selected.role} />
    case 'milestone':
      return <MilestoneDetail key={selected.id} id={selected.id} />
    case 'poll':
      return <PollDetail key={selected.gate} gate={selected.gate} />
    default:
      return <EmptyState title={t('side.empty')} />
  }
}
