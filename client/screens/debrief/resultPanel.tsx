/** What came out: the team's percentage with its mark, the criteria that pass or fail it, and how the run went. */

import { StatusChip } from '#client/components/chip.tsx'
import { Duration, useDurationWords } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useDebrief } from './context.tsx'
import type { Model } from './model.ts'
import { pointsText } from './points.ts'
import css from './result.module.css'

export function ResultPanel() {
  const { model } = useDebrief()
  const { t } = useTranslation('debrief')
  const { score } = model.data
  const met = score.criteria.filter((one) => one.met && !one.pending).length
  return (
    <section className={css.result} aria-label={t('result.title')} data-region="">
      <div className={css.part}>
        <p className={css.label}>{t('result.criteria')}</p>
        <p className={css.big}>
          {t('result.met', { met, of: score.criteria.length })} <Verdict model={model} />
        </p>
        <p className={css.note}>{t('result.rule')}</p>
      </div>
      <div className={css.part}>
        <p className={css.label}>{t('result.team')}</p>
        <p className={css.big}>
          {t('result.percent', { percent: pointsText(score.team.percent) })}{' '}
          {score.reachedMark ? (
            <StatusChip status="met">{t('result.reached', { mark: score.passMark })}</StatusChip>
          ) : (
            <StatusChip status="not-met">{t('result.below', { mark: score.passMark })}</StatusChip>
          )}
        </p>
        <p className={css.note}>
          {t('result.points', { points: pointsText(score.team.points), of: pointsText(score.team.of) })}
          {score.team.pending > 0 && ` · ${t('result.waiting', { points: pointsText(score.team.pending) })}`}
        </p>
      </div>
      <Facts model={model} />
    </section>
  )
}

function Verdict({ model: { data } }: { model: Model }) {
  const { t } = useTranslation('debrief')
  const { criteria, passed } = data.score
  const failed = criteria.some((one) => !one.met && !one.pending)
  if (passed) return <StatusChip status="met">{t('result.passed')}</StatusChip>
  if (!failed) return <StatusChip status="unknown">{t('result.pending')}</StatusChip>
  return <StatusChip status="not-met">{t('result.notPassed')}</StatusChip>
}

function Facts({ model }: { model: Model }) {
  const { t } = useTranslation('debrief')
  const words = useDurationWords()
  const held = model.holds.reduce((sum, { realMs }) => sum + (realMs ?? 0), 0)
  return (
    <dl className={css.facts}>
      <div>
        <dt>{t('result.length')}</dt>
        <dd>{words(model.end.sim)}</dd>
      </div>
      <div>
        <dt>{t('result.real')}</dt>
        <dd>{words(model.realMs)}</dd>
      </div>
      <div>
        <dt>{t('result.holds')}</dt>
        <dd>
          {model.holds.length}
          {held > 0 && (
            <>
              {' · '}
              <Duration ms={held} />
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('result.late')}</dt>
        <dd>{model.late}</dd>
      </div>
    </dl>
  )
}
