import { StatusChip } from '#client/components/chip.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { TestResult } from '#shared/testResult.ts'
import css from './proof.module.css'

/** The scenario's own tests, those that failed with what was expected and what came. */
export function TestResults({ results }: { results: readonly TestResult[] }) {
  const { t } = useTranslation('proof')
  const failed = results.filter(({ passed }) => !passed).length
  return (
    <section className={css.result} aria-label={t('tests')}>
      <h3>
        {failed === 0 ? t('testsPassed', { count: results.length }) : t('testsFailed', { count: failed })}
      </h3>
      <ul className={css.list}>
        {results.map((result) => (
          <li key={result.id} className={css.test}>
            <StatusChip status={result.passed ? 'ok' : 'failed'} small>
              {t(result.passed ? 'testOk' : 'testFailed')}
            </StatusChip>
            <span>
              {result.text}
              <Failures result={result} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Failures({ result: { expected, unused } }: { result: TestResult }) {
  const { t } = useTranslation('proof')
  return (
    <>
      {unused.map(({ what, why }) => (
        <span key={what} className={css.failure}>
          {t('testUnused', { what, why })}
        </span>
      ))}
      {expected.map(
        ({ what, passed, found }) =>
          !passed && (
            <span key={what} className={css.failure}>
              {t('testExpected', { what, found })}
            </span>
          ),
      )}
    </>
  )
}
