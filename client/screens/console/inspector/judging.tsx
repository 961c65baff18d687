import { EmptyState } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { freeDecisions } from '../stations/stationOf.ts'
import css from './detail.module.css'
import { JudgeForm } from './judgeForm.tsx'

/** Decisions in people's own words, to be judged; those judged already can be judged again. */
export function Judging() {
  const { t } = useTranslation('console')
  const issues = useRoom((room) => room.view.issues)
  const all = freeDecisions({ issues })
  const waiting = all.filter(({ judged }) => judged === null)
  const done = all.filter(({ judged }) => judged !== null)
  if (all.length === 0) return <EmptyState title={t('judge.none')} />
  return (
    <div className={css.detail}>
      {waiting.length === 0 && <p className={css.quiet}>{t('judge.allDone')}</p>}
      {[...waiting, ...done].map((issue) => (
        <JudgeForm key={`${issue.issue}/${issue.decision?.at}/${issue.judged?.quality}`} issue={issue} />
      ))}
    </div>
  )
}
