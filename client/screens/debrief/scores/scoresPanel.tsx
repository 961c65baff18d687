/** Points by role and phase, then issue by issue: what they come from and what would have been best. */

import { EmptyState } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useDebrief } from '../context.tsx'
import { GateKey } from './gateKey.tsx'
import { IssueScore } from './issueScore.tsx'
import { Judgements } from './judgements.tsx'
import { ScoreMatrix } from './scoreMatrix.tsx'
import css from './scores.module.css'

export function ScoresPanel() {
  const { model } = useDebrief()
  const { t } = useTranslation('debrief')
  const { score } = model.data
  return (
    <div className={css.scores}>
      {score.phases.length === 0 ? (
        <EmptyState title={t('scores.none')} />
      ) : (
        <>
          <ScoreMatrix />
          <Judgements />
          {Object.entries(score.byIssue).map(([issue, total]) => (
            <IssueScore key={issue} issue={issue} total={total} />
          ))}
        </>
      )}
      <GateKey />
    </div>
  )
}
