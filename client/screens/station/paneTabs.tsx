import { useTranslation } from '#client/i18n/index.ts'
import css from './paneTabs.module.css'
import { CONTEXT_TABS, useGo, usePlace } from './place.tsx'

/** At middle width Work and the tabs of Context share a place: this goes between them. Not drawn at other widths. */
export function PaneTabs() {
  const { t } = useTranslation('station')
  const front = usePlace((place) => place.front)
  const tab = usePlace((place) => place.tab)
  const go = useGo()
  const current = front === 'context' ? tab : 'work'
  return (
    <nav className={css.tabs} aria-label={t('panes.label')}>
      <button
        type="button"
        className={css.tab}
        aria-current={current === 'work' || undefined}
        onClick={go.work}
      >
        {t('panes.work')}
      </button>
      {CONTEXT_TABS.map((id) => (
        <button
          key={id}
          type="button"
          className={css.tab}
          aria-current={current === id || undefined}
          onClick={() => go.tab(id)}
        >
          {t(`context.${id}`)}
        </button>
      ))}
    </nav>
  )
}
