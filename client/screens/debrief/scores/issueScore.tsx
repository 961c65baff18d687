import { Chip, StatusChip } from '#client/components/chip.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { ScoreReport } from '#shared/score.ts'
import { useDebrief } from '../context.tsx'
import { pointsText } from '../points.ts'
import { IssueKey } from './issueKey.tsx'
import { PhaseScoreRow } from './phaseScoreRow.tsx'
import css from './scores.module.css'

/** One issue: its four phases with their parts, and behind a fold what the scenario holds for best. */
export function IssueScore({ issue, total }: { issue: string; total: ScoreReport['byIssue'][string] }) {
  const { model } = useDebrief()
  const { t } = useTranslation('debrief')
  const phases = model.data.score.phases.filter((one) => one.issue === issue)
  return (
    <section className={css.issue} aria-labelledby={`score-${issue}`}>
      <div className={css.head}>
        <h3 id={`score-${issue}`}>{total.title}</h3>
        {total.outcome === 'not-opened' ? (
          <Chip tone="dashed" shape="none">
            {t('scores.notOpened')}
          </Chip>
        ) : (
          <>
            <StatusChip status={total.outcome} />
            <strong className={css.points}>
              {t('scores.points', { points: pointsText(total.points), of: pointsText(total.of) })}
            </strong>
            {total.pending > 0 && (
              <span className={css.pending}>
                {t('scores.waiting', { points: pointsText(total.pending) })}
              </span>
            )}
          </>
        )}
      </div>
      {total.outcome === 'not-opened' && <p className={css.note}>{t('scores.notOpenedWhy')}</p>}
      {phases.map((phase) => (
        <PhaseScoreRow key={phase.phase} score={phase} />
      ))}
      {phases.length > 0 && <IssueKey issue={issue} />}
    </section>
  )
}
