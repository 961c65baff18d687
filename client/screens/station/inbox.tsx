/** What came to this seat. Nothing in it moves while somebody points at it or has the focus in it. */

import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Panel } from '#client/components/panel.tsx'
import { moveInRows } from '#client/components/rowKeys.ts'
import { useTranslation } from '#client/i18n/index.ts'
import css from './inbox.module.css'
import { InboxEmpty } from './inboxEmpty.tsx'
import { InboxFilters } from './inboxFilters.tsx'
import { filtered, type InboxRow } from './inboxRows.ts'
import { InboxRowView } from './inboxRowView.tsx'
import { type Go, useGo, usePlace } from './place.tsx'
import { useInboxRows } from './useInboxRows.ts'
import { useSteadyRows } from './useSteadyRows.ts'

export function Inbox() {
  const { t } = useTranslation('station')
  const all = useInboxRows()
  const filter = usePlace((place) => place.filter)
  const open = usePlace((place) => place.row)
  const go = useGo()
  const { shown, waiting, release, watch } = useSteadyRows(filtered(all, filter), filter)
  const unread = all.filter((row) => row.unread).length
  return (
    <Panel
      title={t('inbox.title')}
      aside={unread > 0 ? <span className={css.new}>{t('inbox.new', { count: unread })}</span> : undefined}
      flush
      fill
    >
      <InboxFilters rows={all} />
      <div {...watch} className={css.holder}>
        {waiting > 0 && (
          <div className={css.above}>
            <Button small wide onPress={release}>
              {t('inbox.above', { count: waiting })}
            </Button>
          </div>
        )}
        {shown.length === 0 ? (
          <InboxEmpty filter={filter} />
        ) : (
          <Rows rows={shown} open={open} onOpen={go.open} />
        )}
      </div>
    </Panel>
  )
}

/** One stop of the Tab key: the row that had the focus last, else the open one; arrow keys go on from there. */
function Rows(props: { rows: readonly InboxRow[]; open: string | null; onOpen: Go['open'] }) {
  const { rows, open, onOpen } = props
  const { t } = useTranslation('station')
  const [last, setLast] = useState<string | null>(null)
  const has = (key: string | null) => rows.some((row) => row.key === key)
  const stop = has(last) ? last : has(open) ? open : rows[0]?.key
  return (
    <ul aria-label={t('inbox.title')} className={css.list} onKeyDown={moveInRows}>
      {rows.map((row) => (
        <InboxRowView
          key={row.key}
          row={row}
          current={row.key === open}
          stop={row.key === stop}
          onFocus={setLast}
          onOpen={onOpen}
        />
      ))}
    </ul>
  )
}
