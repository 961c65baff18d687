/** What the phases before have found, in short. */

import { PHASES } from '#client/closedLists.ts'
import { useTranslation } from '#client/i18n/index.ts'
import type { IssueView } from '#shared/view.ts'
import { Fold } from './fold.tsx'
import css from './issue.module.css'
import { PhaseRecord } from './phaseRecord.tsx'

export function KnownSoFar({ issue }: { issue: IssueView }) {
  const { t } = useTranslation('station')
  const known = PHASES.filter((phase) => phase !== 'act' && issue.answers[phase])
  if (known.length === 0) return null
  return (
    <Fold title={t('known.title')} aside={t('known.phases', { count: known.length })}>
      <div className={css.records}>
        {known.map((phase) => (
          <PhaseRecord key={phase} issue={issue} phase={phase} heading />
        ))}
      </div>
    </Fold>
  )
}
