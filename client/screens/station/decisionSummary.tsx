import { useTranslation } from '#client/i18n/index.ts'
import css from './issue.module.css'
import { asClause } from './sentences.ts'

/** The decision as the team and the debrief will read it. */
export function DecisionSummary(props: { label: string; rationale: string; success: string }) {
  const { t } = useTranslation('station')
  const label = asClause(props.label)
  const rationale = asClause(props.rationale)
  const success = asClause(props.success)
  if (label === '') return null
  return (
    <div className={css.summary} aria-live="off">
      <h4>{t('decide.summary')}</h4>
      <p>
        <span>{t('decide.summaryWhat', { label })}</span>{' '}
        {rationale !== '' && <span>{t('decide.summaryWhy', { rationale })}</span>}{' '}
        {success !== '' && <span>{t('decide.summarySign', { success })}</span>}
      </p>
    </div>
  )
}
