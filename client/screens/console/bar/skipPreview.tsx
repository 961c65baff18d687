import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useSimText } from '#client/useClock.ts'
import type { Fact } from '#shared/fact.ts'
import { useAskerNames } from './askerNames.ts'
import css from './skipPreview.module.css'
import { skippedIn } from './skipped.ts'

/** What a skip would do: from when to when, what is not delivered, what falls due on the way, what stops it. */
export function SkipPreview({ facts }: { facts: readonly Fact[] }) {
  const { t } = useTranslation('console')
  const simText = useSimText()
  const sheet = useRoom((room) => room.view.sheet)
  const plan = useRoom((room) => room.view.brief?.milestones) ?? []
  const titleOf = useAskerNames()
  const skipped = skippedIn(facts)
  if (!skipped) return null
  const short = (sim: number) => simText(sim, { seconds: false })
  const milestones = facts.filter((fact) => fact.type === 'milestone.due')
  const limits = facts.filter((fact) => fact.type === 'issue.limitPassed')
  return (
    <div className={css.preview}>
      <p>{t('skip.span', { from: short(skipped.from), until: short(skipped.until) })}</p>
      {skipped.stoppedBy !== null && (
        <p className={css.stop}>{t('skip.stops', { title: titleOf(skipped.stoppedBy) ?? '' })}</p>
      )}
      <p>
        <strong>{t('skip.count', { count: skipped.skipped.length })}</strong>
      </p>
      {skipped.skipped.length > 0 && (
        <ul className={css.list}>
          {skipped.skipped.map((id) => (
            <li key={id}>
              <Time sim={sheet[id]?.at ?? skipped.from} /> {sheet[id]?.title ?? id}
            </li>
          ))}
        </ul>
      )}
      {milestones.length > 0 && (
        <>
          <p>{t('skip.milestones')}</p>
          <ul className={css.list}>
            {milestones.map(({ milestone, at }) => (
              <li key={milestone}>
                <Time sim={at} /> {plan.find(({ id }) => id === milestone)?.title ?? milestone}
              </li>
            ))}
          </ul>
        </>
      )}
      {limits.length > 0 && <p>{t('skip.limits', { count: limits.length })}</p>}
    </div>
  )
}
