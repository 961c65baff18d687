/** The launch plan: each milestone with its state, its owner, what done means, and what every role does for it. */
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import css from './day.module.css'
import { MilestoneCard } from './milestoneCard.tsx'

export function Day() {
  const { t } = useTranslation('station')
  const plan = useRoom((room) => room.view.brief?.milestones ?? [])
  const states = useRoom((room) => room.view.milestones)
  const done = plan.filter(({ id }) => states[id]?.state === 'done').length
  return (
    <div className={css.day}>
      <div className={css.head}>
        <h2>{t('day.title')}</h2>
        <span className={css.muted}>{t('day.done', { done, all: plan.length })}</span>
      </div>
      <ol className={css.list}>
        {plan.map((milestone) => {
          const now = states[milestone.id]
          return now && <MilestoneCard key={milestone.id} plan={milestone} now={now} />
        })}
      </ol>
    </div>
  )
}
