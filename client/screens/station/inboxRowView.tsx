import { memo } from 'react'
import { Chip, SeverityChip } from '#client/components/chip.tsx'
import { Countdown } from '#client/components/countdown.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useSimText } from '#client/useClock.ts'
import css from './inbox.module.css'
import type { InboxRow } from './inboxRows.ts'
import { useNames } from './names.ts'
import type { Go } from './place.tsx'

interface InboxRowProps {
  row: InboxRow
  current: boolean
  /** The Tab key stops here. */
  stop: boolean
  onFocus: (key: string) => void
  onOpen: Go['open']
}

export const InboxRowView = memo(function InboxRowView(props: InboxRowProps) {
  const { row, current, stop, onFocus, onOpen } = props
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
    <li>
      <button
        type="button"
        data-row={row.key}
        tabIndex={stop ? 0 : -1}
        aria-label={spoken.filter(Boolean).join(', ')}
        aria-current={current || undefined}
        className={css.row}
        data-inbox-row=""
        data-unread={row.unread || undefined}
        data-current={current || undefined}
        data-done={(!row.open && !row.unread) || undefined}
        onFocus={() => onFocus(row.key)}
        onClick={() => onOpen(row.opens, row.key)}
      >
        <span className={css.top}>
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
        </span>
        <span className={css.title}>{title}</span>
        <span className={css.from}>
          {[from, row.channel && names.channel(row.channel), row.phase && t(`phases.${row.phase}`)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </button>
    </li>
  )
})

function RowChip({ row }: { row: InboxRow }) {
  const { t } = useTranslation('station')
  if (row.kind === 'issue' || row.severity !== null) return <SeverityChip severity={row.severity} />
  return <Chip>{t(`row.chip.${row.kind}`)}</Chip>
}
