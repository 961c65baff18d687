import { memo } from 'react'
import { Chip, SeverityChip } from '#client/components/chip.tsx'
import { Countdown } from '#client/components/countdown.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
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

/** What is left of a limit stands beside the button: a name that changes with every second would be read again and again. */
export const InboxRowView = memo(function InboxRowView(props: InboxRowProps) {
  const { row, current, stop, onFocus, onOpen } = props
  const { t } = useTranslation('station')
  const names = useNames()
  const from = names.anyone(row.from)
  const title = t(`row.${row.kind}`, { title: row.title })
  return (
    <li className={css.place}>
      <button
        type="button"
        data-row={row.key}
        tabIndex={stop ? 0 : -1}
        aria-current={current || undefined}
        className={css.row}
        data-inbox-row=""
        data-due={row.due !== null || undefined}
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
          {row.due === null && row.kind === 'issue' && !row.open && (
            <span className={css.closed}>{t('row.closed')}</span>
          )}
        </span>
        <span className={css.title}>{title}</span>
        <span className={css.from}>
          {[from, row.channel && names.channel(row.channel), row.phase && t(`phases.${row.phase}`)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </button>
      {row.due !== null && (
        <span className={css.left}>
          <Countdown due={row.due} />
        </span>
      )}
    </li>
  )
})

function RowChip({ row }: { row: InboxRow }) {
  const { t } = useTranslation('station')
  if (row.kind === 'issue' || row.severity !== null) return <SeverityChip severity={row.severity} />
  return <Chip>{t(`row.chip.${row.kind}`)}</Chip>
}
