/** What came to this seat. Nothing in it moves while somebody points at it or has the focus in it. */

import { GridList } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/components/button.tsx'
import { Panel } from '#client/components/panel.tsx'
import css from './inbox.module.css'
import { InboxEmpty } from './inboxEmpty.tsx'
import { InboxFilters } from './inboxFilters.tsx'
import { filtered } from './inboxRows.ts'
import { InboxRowView } from './inboxRowView.tsx'
import { useGo, usePlace } from './place.tsx'
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
        <GridList
          aria-label={t('inbox.title')}
          className={css.list ?? ''}
          items={shown}
          dependencies={[open]}
          renderEmptyState={() => <InboxEmpty filter={filter} />}
          onAction={(key) => {
            const row = all.find((one) => one.key === key)
            if (row) go.open(row.opens, row.key)
          }}
        >
          {(row) => <InboxRowView id={row.key} row={row} current={row.key === open} />}
        </GridList>
      </div>
    </Panel>
  )
}
