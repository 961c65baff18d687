import { Chip } from '#client/components/chip.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useSimText } from '#client/useClock.ts'
import css from './issue.module.css'
import { useNames } from './names.ts'
import { useSeat } from './seat.ts'
import type { Opened } from './workIssue.tsx'

/** Source, when it came, who owns it, and what is special about it. */
export function IssueAbout({ issue, item }: Opened) {
  const { t } = useTranslation('station')
  const simText = useSimText()
  const names = useNames()
  const { has } = useSeat()
  const parts = [
    `${names.anyone(item.from)} · ${names.channel(item.channel)}`,
    t('issue.received', { time: simText(item.at) }),
    has(issue.owner) ? t('issue.ownerYou') : t('issue.owner', { role: names.anyone(issue.owner) }),
  ]
  return (
    <span className={css.about}>
      {parts.map((part, i) => (
        <span key={part} className={css.part}>
          {part}
          {i < parts.length - 1 && <span aria-hidden="true"> ·</span>}
        </span>
      ))}
      {issue.escalated && (
        <Chip small tone="hold" shape="warning">
          {t('issue.escalated')}
        </Chip>
      )}
      {issue.practice && <Chip small>{t('issue.practice')}</Chip>}
    </span>
  )
}
