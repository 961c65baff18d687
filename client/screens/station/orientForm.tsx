import { SEVERITIES } from '#client/closedLists.ts'
import { RadioCards } from '#client/components/choice.tsx'
import { TextArea } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { IssueView } from '#shared/view.ts'
import css from './issue.module.css'
import { SeverityChoice } from './severityChoice.tsx'
import type { PhaseForm } from './usePhaseForm.ts'

/** How severe, what cause, who is affected, what could go wrong. */
export function OrientForm({ issue, form }: { issue: IssueView; form: PhaseForm }) {
  const { t } = useTranslation('station')
  const { fields, missing } = form
  const content = issue.contents.orient
  const { causes, affected } = content?.phase === 'orient' ? content : { causes: [], affected: [] }
  const problem = (name: 'severity' | 'cause' | 'affected') =>
    missing.includes(name) ? t(`missing.${name}`) : null
  return (
    <div className={css.form}>
      <div id="field-severity">
        <SeverityChoice
          label={t('orient.severity')}
          value={SEVERITIES.find((one) => one === fields.severity.value) ?? null}
          onChange={fields.severity.set}
          problem={problem('severity')}
        />
      </div>
      {causes.length > 0 && (
        <div id="field-cause">
          <RadioCards
            label={t('orient.cause')}
            options={causes}
            value={fields.cause.value || null}
            onChange={fields.cause.set}
            problem={problem('cause')}
          />
        </div>
      )}
      {affected.length > 0 && (
        <div id="field-affected">
          <RadioCards
            label={t('orient.affected')}
            options={affected}
            value={fields.affected.value || null}
            onChange={fields.affected.set}
            problem={problem('affected')}
          />
        </div>
      )}
      <TextArea
        label={t('orient.risks')}
        hint={t('orient.risksHint')}
        rows={2}
        maxLength={2000}
        value={fields.risks.value}
        onChange={fields.risks.set}
      />
    </div>
  )
}
