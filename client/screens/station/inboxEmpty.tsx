import { EmptyState } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useSimText } from '#client/useClock.ts'
import type { InboxFilter } from './inboxRows.ts'
import { nextMilestone } from './tasks.ts'

/** An empty Inbox says what comes next on the plan; an empty filter says that it is the filter. */
export function InboxEmpty({ filter }: { filter: InboxFilter }) {
  const { t } = useTranslation('station')
  const next = useRoom((room) => nextMilestone(room.view))
  const simText = useSimText()
  if (filter !== 'all') return <EmptyState title={t(`inbox.none.${filter}`)} />
  return (
    <EmptyState title={t('inbox.empty')}>
      {next && <p>{t('inbox.next', { time: simText(next.at, { seconds: false }), title: next.title })}</p>}
    </EmptyState>
  )
}
