import { useTranslation } from '#client/i18n/index.ts'
import css from './issue.module.css'
import type { PhaseForm } from './usePhaseForm.ts'

/** What the form still misses, each with a way to it. Gets the focus when sending was tried. */
export function PhaseProblems({ form }: { form: PhaseForm }) {
  const { t } = useTranslation(['station', 'common'])
  if (form.missing.length === 0) return null
  return (
    <div id="phase-problems" tabIndex={-1} className={css.problems}>
      <p>{t('common:fieldSummary', { count: form.missing.length })}</p>
      <ul>
        {form.missing.map((name) => (
          <li key={name}>
            <a href={`#field-${name}`}>{t(`missing.${name as MissingField}`)}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

type MissingField = 'confirmed' | 'ongoing' | 'severity' | 'cause' | 'affected' | 'option' | 'other'
