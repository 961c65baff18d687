import { useTranslation } from '#client/i18n/index.ts'
import type { PlanFinding } from '#shared/msel.ts'
import css from './sheets.module.css'
import type { Result } from './useImport.ts'

/** Whether there is anything that the library does not have yet. */
export const isWorthSaving = ({ text, basedOn, added, changed }: Result): boolean =>
  text !== null && (basedOn === null || added.length + changed.length > 0)

/** What came of the rows, and what has to be mended in them. */
export function CheckStep({ result }: { result: Result }) {
  const { t } = useTranslation('sheets')
  const { text, rows, lines, added, changed, basedOn } = result
  const errors = new Set(
    rows.filter(({ severity, row }) => severity === 'error' && row > 0).map(({ row }) => row),
  )
  const ids = changed.join(', ')
  return (
    <>
      <div role="status">
        {text === null && <p>{t('check.nothing')}</p>}
        {text !== null && !isWorthSaving(result) && <p>{t('check.same')}</p>}
        {added.length > 0 && <p>{t('check.added', { count: added.length })}</p>}
        {basedOn !== null && changed.length > 0 && (
          <p>{t('check.changed', { count: changed.length, ids })}</p>
        )}
        {errors.size > 0 && <p>{t('check.errors', { count: errors.size })}</p>}
        {lines.length > 0 && <p>{t('check.plan')}</p>}
        {rows.length + lines.length === 0 && isWorthSaving(result) && <p>{t('check.sound')}</p>}
      </div>
      <Findings result={result} />
      {text !== null && (
        <details className={css.text}>
          <summary>{t('check.text')}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
          <pre tabIndex={0}>{text}</pre>
        </details>
      )}
    </>
  )
}

interface Shown {
  place: string
  column: string
  severity: PlanFinding['severity']
  message: string
}

function Findings({ result: { rows, lines } }: { result: Result }) {
  const { t } = useTranslation('sheets')
  const shown: Shown[] = [
    ...rows.map(({ row, column, ...rest }) => ({
      ...rest,
      place: row === 0 ? '' : String(row),
      column: column ?? '',
    })),
    ...lines.map(({ line, column, severity, message }) => ({
      severity,
      message,
      place: String(line),
      column: String(column),
    })),
  ]
  if (shown.length === 0) return null
  return (
    <table className={css.table} data-findings="">
      <caption className="visually-hidden">{t('check.findings')}</caption>
      <thead>
        <tr>
          <th scope="col">{lines.length > 0 ? t('check.line') : t('check.row')}</th>
          <th scope="col">{t('check.column')}</th>
          <th scope="col">{t('check.message')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ place, column, severity, message }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown.
          <tr key={index}>
            <td>{place}</td>
            <td>{column}</td>
            <td>
              <span className={css.severity} data-severity={severity}>
                {t(`check.severity.${severity}`)}
              </span>{' '}
              {message}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
