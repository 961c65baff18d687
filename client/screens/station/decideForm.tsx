import { RadioCards } from '#client/components/choice.tsx'
import { TextArea } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { IssueView } from '#shared/view.ts'
import { OTHER } from './answers.ts'
import { DecisionSummary } from './decisionSummary.tsx'
import css from './issue.module.css'
import type { PhaseForm } from './usePhaseForm.ts'

/** One way, or another one in own words; why, and what will show that it worked. */
export function DecideForm({ issue, form }: { issue: IssueView; form: PhaseForm }) {
  const { t } = useTranslation('station')
  const { fields, missing } = form
  const { option, other, rationale, success } = fields
  const content = issue.contents.decide
  const options = content?.phase === 'decide' ? content.options : []
  const label =
    option.value === OTHER ? other.value : (options.find(({ id }) => id === option.value)?.label ?? '')
  return (
    <div className={css.form}>
      <div id="field-option">
        <RadioCards
          label={t('decide.option')}
          options={[...options, { id: OTHER, label: t('decide.other'), detail: t('decide.otherDetail') }]}
          value={option.value || null}
          onChange={option.set}
          problem={missing.includes('option') ? t('missing.option') : null}
        />
      </div>
      {option.value === OTHER && (
        <div id="field-other">
          <TextArea
            label={t('decide.otherText')}
            hint={t('decide.otherHint')}
            maxLength={2000}
            value={other.value}
            onChange={other.set}
            problem={missing.includes('other') ? t('missing.other') : null}
          />
        </div>
      )}
      <TextArea
        label={t('decide.rationale')}
        rows={2}
        maxLength={2000}
        value={rationale.value}
        onChange={rationale.set}
      />
      <TextArea
        label={t('decide.success')}
        hint={t('decide.successHint')}
        rows={2}
        maxLength={2000}
        value={success.value}
        onChange={success.set}
      />
      <DecisionSummary label={label} rationale={rationale.value} success={success.value} />
    </div>
  )
}
