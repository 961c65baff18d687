import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from '#client/i18n/index.ts'
import css from './inbox.module.css'
import { FILTERS, filtered, type InboxRow } from './inboxRows.ts'
import { useGo, usePlace } from './place.tsx'

export function InboxFilters({ rows }: { rows: readonly InboxRow[] }) {
  const { t } = useTranslation('station')
  const filter = usePlace((place) => place.filter)
  const go = useGo()
  return (
    <ToggleButtonGroup
      aria-label={t('inbox.filter')}
      className={css.filters ?? ''}
      selectedKeys={[filter]}
      disallowEmptySelection
      onSelectionChange={(keys) => {
        const chosen = FILTERS.find((id) => keys.has(id))
        if (chosen) go.filter(chosen)
      }}
    >
      {FILTERS.map((id) => (
        <ToggleButton key={id} id={id} className={css.filter ?? ''}>
          {t(`inbox.filters.${id}`)}
          {id !== 'all' && <span className={css.count}>{filtered(rows, id).length}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
