/** The steps of the act phase: those of this seat to be done, those of the others to be seen. */
import { useTranslation } from '#client/i18n/index.ts'
import type { IssueView } from '#shared/view.ts'
import css from './act.module.css'
import { ActStep } from './actStep.tsx'
import { EffectWatch } from './effectWatch.tsx'
import { useSeat } from './seat.ts'

export function ActPhase({ issue }: { issue: IssueView }) {
  const { t } = useTranslation('station')
  const { has } = useSeat()
  const { decision } = issue
  const mine = issue.steps.filter((step) => has(step.role))
  const others = issue.steps.filter((step) => !has(step.role))
  return (
    <div className={css.act}>
      {decision && (
        <p className={css.decision}>
          <span className={css.muted}>{t('decide.decision')}</span> <b>{decision.label}</b>
        </p>
      )}
      {mine.length > 0 && (
        <section>
          <h4>{t('act.mine')}</h4>
          <ul className={css.steps}>
            {mine.map((step) => (
              <ActStep key={step.id} issue={issue} step={step} mine />
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section>
          <h4>{t('act.others')}</h4>
          <ul className={css.steps}>
            {others.map((step) => (
              <ActStep key={step.id} issue={issue} step={step} mine={false} />
            ))}
          </ul>
        </section>
      )}
      {issue.state === 'open' && <EffectWatch />}
    </div>
  )
}
