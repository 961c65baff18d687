import { FileTrigger } from 'react-aria-components'
import { Button } from '#client/components/button.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { FieldError } from '#client/components/field.tsx'
import { ProgressBar } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { CheckStep, isWorthSaving } from './checkStep.tsx'
import { ColumnsStep } from './columnsStep.tsx'
import css from './sheets.module.css'
import { type Step, useImport } from './useImport.ts'

const STEPS = ['file', 'columns', 'check'] as const

/** Takes a sheet or a plan into the library: file, columns and times, then a look at what came of each row. */
export function ImportWizard({ onDone, onCancel }: { onDone: (id: string) => void; onCancel: () => void }) {
  const { t } = useTranslation(['sheets', 'common'])
  const importing = useImport(onDone)
  const { step, source, choices, result, pending, problem, choose, check, save, back, change } = importing
  return (
    <Dialog
      open
      wide
      onClose={onCancel}
      title={t('title')}
      footer={
        <>
          <Button onPress={onCancel}>{t('common:cancel')}</Button>
          {step !== 'file' && <Button onPress={back}>{t('back')}</Button>}
          {step === 'columns' && (
            <Button
              variant="primary"
              isPending={pending}
              isDisabled={choices.title.trim() === ''}
              onPress={() => void check()}
            >
              {t('next')}
            </Button>
          )}
          {step === 'check' && result && isWorthSaving(result) && (
            <Button variant="primary" isPending={pending} onPress={() => void save()}>
              {result.basedOn === null ? t('check.save') : t('check.update')}
            </Button>
          )}
        </>
      }
    >
      <div className={css.wizard}>
        <Steps at={step} />
        {step === 'file' && (
          <div className={css.choose}>
            <p>{t('file.what')}</p>
            <FileTrigger
              acceptedFileTypes={['.xlsx', '.csv', '.md']}
              onSelect={(files) => {
                const file = files?.[0]
                if (file) void choose(file)
              }}
            >
              <Button variant="primary" isPending={pending}>
                {t('file.choose')}
              </Button>
            </FileTrigger>
            {pending && <ProgressBar label={t('file.reading')} />}
          </div>
        )}
        {step === 'columns' && source && <ColumnsStep source={source} choices={choices} change={change} />}
        {step === 'check' && result && <CheckStep result={result} />}
        <FieldError problem={problem} />
      </div>
    </Dialog>
  )
}

function Steps({ at }: { at: Step }) {
  const { t } = useTranslation('sheets')
  return (
    <ol className={css.steps} aria-label={t('steps')}>
      {STEPS.map((step) => (
        <li key={step} {...(step === at ? { 'aria-current': 'step' as const } : {})}>
          {t(`step.${step}`)}
        </li>
      ))}
    </ol>
  )
}
