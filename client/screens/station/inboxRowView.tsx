import { GridListItem } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Chip, SeverityChip } from '#client/components/chip.tsx'
import { Countdown } from '#client/components/countdown.tsx'
import { Time } from '#client/components/words.tsx'
import { useSimText } from '#client/useClock.ts'
import css from './inbox.module.css'
import type { InboxRow } from './inboxRows.ts'
import { useNames } from './names.ts'

export function InboxRowView({ id, row, current }: { id: string; row: InboxRow; current: boolean }) {
  const { t } = useTranslation('station')
  const simText = useSimText()
  const names = useNames()
  const from = names.anyone(row.from)
  const title = t(`row.${row.kind}`, { title: row.title })
  const spoken = [
    row.unread ? t('inbox.unread') : '',
    title,
    row.severity ?? '',
    from,
    simText(row.at, { seconds: false }),
  ]
  return (
    <GridListItem
      id={id}
      textValue={spoken.filter(Boolean).join(', ')}
      className={css.row ?? ''}
      data-inbox-row=""
      data-unread={row.unread || undefined}
      data-current={current || undefined}
      data-done={(!row.open && !row.unread) || undefined}
    >
      <div className={css.top}>
        <RowChip row={row} />
        <Time sim={row.at} />
        {row.unread && (
          <span className={css.unread}>
            <span className={css.dot} aria-hidden="true" />
            {t('inbox.unread')}
          </span>
        )}
        <span className={css.left}>
          {row.due !== null ? (
            <Countdown due={row.due} />
          ) : (
            row.kind === 'issue' && !row.open && t('row.closed')
          )}
        </span>
      </div>
      <span className={css.title}>{title}</span>
      <span className={css.from}>
        {[from, row.channel && names.channel(row.channel), row.phase && t(`phases.${row.phase}`)]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </GridListItem>
  )
}

function RowChip({ row }: { row: InboxRow }) {
  const { t } = useTranslation('station')
  if (row.kind === 'issue' || row.severity !== null) return <SeverityChip severity={row.severity} />
  return <Chip>{t(`row.chip.${row.kind}`)}</Chip>
}
