import { Button } from '#client/components/button.tsx'
import { StatusChip } from '#client/components/chip.tsx'
import { Panel } from '#client/components/panel.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
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
          {answer && (
            <ul className={css.findings}>
              {answer.map((test) => (
                <li key={test.id}>
                  <StatusChip status={test.passed ? 'done' : 'failed'}>
                    {t(test.passed ? 'proof.testPassed' : 'proof.testFailed')}
                  </StatusChip>
                  <Outcome test={test} />
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Panel>
  )
}

function Outcome({ test: { text, expected, unused } }: { test: TestResult }) {
  const wrong = [
    ...expected.filter(({ passed }) => !passed).map(({ what, found }) => `${what}: ${found}`),
    ...unused.map(({ what, why }) => `${what}: ${why}`),
  ]
  return (
    <span className={css.finding}>
      {text}
      {wrong.map((why) => (
        <span key={why} className={css.muted}>
          {why}
        </span>
      ))}
    </span>
  )
}
