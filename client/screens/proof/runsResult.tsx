import { useTranslation } from '#client/i18n/index.ts'
import type { Never, RunsReport } from '#shared/runs.ts'
import css from './proof.module.css'

const percent = (share: number) => Math.round(share * 100)

/** What the days of the bots say: can it be passed, how do the scores lie, where is it hardest, what never came. */
export function RunsResult({ report }: { report: RunsReport }) {
  const { t } = useTranslation(['proof', 'common'])
  const { passRate, interval, percent: score, realMinutes, hardest, runs } = report
  const [low, high] = interval
  return (
    <section className={css.result} aria-label={t('result')}>
      <dl className={css.figures}>
        <div>
          <dt>{t('pass')}</dt>
          <dd className={css.big}>{t('percent', { value: percent(passRate) })}</dd>
          <dd>
            <Interval low={low} high={high} at={passRate} />
            {t('interval', { low: percent(low), high: percent(high), count: runs })}
          </dd>
        </div>
        <div>
          <dt>{t('score')}</dt>
          <dd className={css.big}>{t('percent', { value: Math.round(score.p50) })}</dd>
          <dd>
            <Interval low={score.p10 / 100} high={score.p90 / 100} at={score.p50 / 100} />
            {t('quantiles', { p10: Math.round(score.p10), p90: Math.round(score.p90) })}
          </dd>
        </div>
        <div>
          <dt>{t('length')}</dt>
          <dd className={css.big}>{t('minutes', { value: Math.round(realMinutes.p50) })}</dd>
          <dd>{t('minutesRange', { p10: Math.round(realMinutes.p10), p90: Math.round(realMinutes.p90) })}</dd>
        </div>
        <div>
          <dt>{t('hardest')}</dt>
          <dd className={css.big}>{hardest ? hardest.clock : t('noneHard')}</dd>
          {hardest && <dd>{t('hardestAbout', { share: percent(hardest.shareLost) })}</dd>}
          {hardest?.phases.slice(0, 2).map(({ issue, phase }) => (
            <dd key={`${issue}.${phase}`}>
              {report.options[issue]?.title ?? issue}: {t(`common:phase.${phase}`)}
            </dd>
          ))}
        </div>
      </dl>
      <Criteria report={report} />
      <NeverReached report={report} />
    </section>
  )
}

function NeverReached({ report }: { report: RunsReport }) {
  const { t } = useTranslation('proof')
  const words = (never: Never): string => {
    switch (never.kind) {
      case 'inject':
        return t('neverInject', { what: report.injects[never.id]?.title ?? never.id })
      case 'option': {
        const issue = report.options[never.issue]
        const option = issue?.options[never.id]?.label ?? never.id
        return t('neverOption', { what: issue?.title ?? never.issue, option })
      }
      case 'criterion':
        return t(never.outcome === 'met' ? 'neverMet' : 'neverFailed', {
          what: report.criteria[never.id]?.text ?? never.id,
        })
    }
  }
  return (
    <section>
      <h3>{t('never')}</h3>
      {report.neverReached.length === 0 && <p>{t('neverNone')}</p>}
      <ul className={css.list}>
        {report.neverReached.map((never) => (
          <li key={JSON.stringify(never)}>{words(never)}</li>
        ))}
      </ul>
    </section>
  )
}

/** A range on a scale of 0 to 100 percent, with its middle. The words beside it say the same. */
function Interval({ low, high, at }: { low: number; high: number; at: number }) {
  return (
    <span className={css.scale} aria-hidden="true">
      <span
        style={{ insetInlineStart: `${low * 100}%`, inlineSize: `${Math.max(1, (high - low) * 100)}%` }}
      />
      <b style={{ insetInlineStart: `${at * 100}%` }} />
    </span>
  )
}

function Criteria({ report }: { report: RunsReport }) {
  const { t } = useTranslation('proof')
  return (
    <table className={css.criteria}>
      <caption>{t('criteriaMet')}</caption>
      <tbody>
        {Object.entries(report.criteria).map(([id, { text, met, failed }]) => {
          const judged = met + failed
          const share = judged === 0 ? 0 : met / judged
          return (
            <tr key={id}>
              <th scope="row">{text}</th>
              <td>
                <span className={css.bar} aria-hidden="true">
                  <span style={{ inlineSize: `${share * 100}%` }} />
                </span>
              </td>
              <td className={css.share}>
                {judged === 0 ? t('byPerson') : t('percent', { value: percent(share) })}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
