import { StatusChip, type StatusName } from '#client/components/chip.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { MilestoneView, View } from '#shared/view.ts'
import { useDebrief } from '../context.tsx'
import css from './then.module.css'

/** The launch plan as it stood. */
export function ThenDay({ view }: { view: View }) {
  const { model } = useDebrief()
  const { t } = useTranslation('debrief')
  return (
    <section>
      <h3 className={css.heading}>{t('past.milestones')}</h3>
      <ul className={css.rows}>
        {model.brief.milestones.map(({ id, title, at }) => (
          <li key={id} className={css.row}>
            <span className={css.quiet}>
              <Time sim={at} />
            </span>
            <span>{title}</span>
            <StatusChip status={statusOf(view.milestones[id])} small />
          </li>
        ))}
      </ul>
    </section>
  )
}

function statusOf(milestone: MilestoneView | undefined): StatusName {
  if (!milestone) return 'later'
  const { state, blocked, late } = milestone
  if (state === 'done') return 'done'
  if (blocked !== null) return 'blocked'
  return late ? 'late' : state
}
