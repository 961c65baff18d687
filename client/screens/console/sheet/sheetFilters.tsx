import { Select } from '#client/components/choice.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import css from './sheetFilters.module.css'
import type { SheetFilter } from './sheetLines.ts'

const SHOWN = ['all', 'coming', 'sent', 'off'] as const

export function SheetFilters(props: { filter: SheetFilter; onChange: (filter: SheetFilter) => void }) {
  const { filter, onChange } = props
  const { t } = useTranslation('console')
  const roles = useRoom((room) => room.view.brief?.roles) ?? []
  return (
    <div className={css.filters}>
      <Select
        label={t('sheet.filterRole')}
        hideLabel
        options={[
          { id: 'all', label: t('sheet.everyRole') },
          ...roles.map(({ id, name }) => ({ id, label: name })),
        ]}
        value={filter.role ?? 'all'}
        onChange={(role) => onChange({ ...filter, role: role === 'all' ? null : role })}
      />
      <Select
        label={t('sheet.filterState')}
        hideLabel
        options={SHOWN.map((id) => ({ id, label: t(`sheet.show.${id}`) }))}
        value={filter.show}
        onChange={(show) => onChange({ ...filter, show })}
      />
    </div>
  )
}
