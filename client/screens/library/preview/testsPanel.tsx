import { Button } from '#client/components/button.tsx'
import { Panel } from '#client/components/panel.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
import { TestResults } from '#client/screens/proof/testResults.tsx'
import type { TestResult } from '#shared/testResult.ts'
import css from './preview.module.css'
import { useAsked } from './useAsked.ts'

/** The tests that stand in the scenario, played on request. */
export function TestsPanel({ text, count }: { text: string; count: number }) {
  const { t } = useTranslation(['library', 'common'])
  const { answer, trouble, pending, ask } = useAsked<TestResult[]>()
  return (
    <Panel title={t('proof.tests')}>
      {count === 0 ? (
        <p>{t('proof.noTests')}</p>
      ) : (
        <div className={css.asked}>
          <Button isPending={pending} onPress={() => ask(libraryApi.tests(text))}>
            {pending ? t('proof.testing') : t('proof.runTests', { count })}
          </Button>
          {trouble && <p role="alert">{trouble.message || t('common:errorOffline')}</p>}
          {answer && <TestResults results={answer} />}
        </div>
      )}
    </Panel>
  )
}
