import { useTranslation } from '#client/i18n/index.ts'
import { useEditing } from '../editing.tsx'
import css from './bar.module.css'

const VIEWS = ['list', 'yaml'] as const

/** The two views of the one text. */
export function ViewSwitch() {
  const { view, show } = useEditing()
  const { t } = useTranslation('editor')
  return (
    <fieldset className={css.switch}>
      <legend className="visually-hidden">{t('view')}</legend>
      {VIEWS.map((one) => (
        <button key={one} type="button" aria-pressed={one === view} onClick={() => show(one)}>
          {t(`views.${one}`)}
        </button>
      ))}
    </fieldset>
  )
}
