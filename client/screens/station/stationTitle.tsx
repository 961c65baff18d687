import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useClock, useSimText } from '#client/useClock.ts'
import { useTitle } from '#client/useTitle.ts'
import { useSeat } from './seat.ts'
import { useInboxRows } from './useInboxRows.ts'

/** The page's title: unread items, the time, the role, the run. */
export function StationTitle() {
  const { t } = useTranslation('station')
  const { own } = useSeat()
  const { sim } = useClock()
  const simText = useSimText()
  const unread = useInboxRows().filter((row) => row.unread).length
  const role = useRoom((room) => room.view.brief?.roles.find(({ id }) => id === own)?.letters ?? '')
  const title = useRoom((room) => room.view.brief?.title ?? '')
  const words = { count: unread, time: simText(sim, { seconds: false }), role, title }
  useTitle(unread > 0 ? t('pageTitle.unread', words) : t('pageTitle.read', words))
  return null
}
