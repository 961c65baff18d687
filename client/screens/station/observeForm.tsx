import { RadioCards } from '#client/components/choice.tsx'
import { TextArea, TextField } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import css from './issue.module.css'
import type { PhaseForm } from './usePhaseForm.ts'

/** What, when, how many; confirmed or not, over or not. */
export function ObserveForm({ form }: { form: PhaseForm }) {
  const { t } = useTranslation('station')
  const { fields, missing } = form
  const yesNo = (name: 'confirmed' | 'ongoing') => (
    <div id={`field-${name}`}>
      <RadioCards
        label={t(`observe.${name}.label`)}
        compact
        options={(['yes', 'no'] as const).map((id) => ({ id, label: t(`observe.${name}.${id}`) }))}
        value={fields[name].value === '' ? null : fields[name].value === 'yes' ? 'yes' : 'no'}
        onChange={fields[name].set}
        problem={missing.includes(name) ? t(`missing.${name}`) : null}
      />
    </div>
  )
  return (
    <div className={css.form}>
      <div className={css.pair}>
        {yesNo('confirmed')}
        {yesNo('ongoing')}
      </div>
      <TextArea
        label={t('observe.what')}
        rows={2}
        maxLength={2000}
        value={fields.what.value}
        onChange={fields.what.set}
      />
      <div className={css.pair}>
        <TextField
          label={t('observe.when')}
          maxLength={2000}
          value={fields.when.value}
          onChange={fields.when.set}
        />
        <TextField
          label={t('observe.howMany')}
          maxLength={2000}
          value={fields.howMany.value}
          onChange={fields.howMany.set}
        />
      </div>
    </div>
  )
}
