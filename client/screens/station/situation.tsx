/** What came in: the message as its channel shows it, and the evidence. Open while it is observed, folded later. */
import { useTranslation } from '#client/i18n/index.ts'
import { ChannelMessage } from './channelMessage.tsx'
import { EvidenceList } from './evidenceList.tsx'
import { Fold } from './fold.tsx'
import { openedCount } from './issueLook.ts'
import type { Opened } from './workIssue.tsx'

export function Situation({ issue, item, open }: Opened & { open: boolean }) {
  const { t } = useTranslation('station')
  const all = item.issue?.evidence.length ?? 0
  const count = openedCount(issue)
  return (
    <Fold
      key={String(open)}
      open={open}
      title={t('situation.title')}
      aside={all > 0 ? t('situation.opened', { count, all }) : undefined}
    >
      <ChannelMessage
        channel={item.channel}
        from={item.from}
        at={item.at}
        title={item.title}
        text={item.body}
        language={item.language}
      />
      <EvidenceList issue={issue} item={item} />
    </Fold>
  )
}
