import { useTranslation } from '#client/i18n/index.ts'
import { useEditing } from '../editing.tsx'
import { timeText } from './dayTime.ts'
import css from './lanes.module.css'
import type { LaneDay } from './lanesOf.ts'

/** The launch plan above the lanes: milestones, and polls where they stand alone. */
export function PlanLane({ day }: { day: LaneDay }) {
  const { t } = useTranslation('editor')
  const { goTo } = useEditing()
  const times = day.milestones.map(({ at }) => at)
  /** Up to the next one. */
  const room = (ms: number) => at(day.from + Math.min(...times.filter((time) => time > ms), day.to) - ms)
  const at = (ms: number) => `${Math.min(100, Math.max(0, ((ms - day.from) / (day.to - day.from)) * 100))}%`
  return (
    <div className={css.lane}>
      <span className={css.role}>
        <span className={css.roleName}>{t('plan')}</span>
      </span>
      <div className={css.track} data-plan="">
        {day.milestones.map(({ id, title, at: ms }) => (
          <button
            key={id}
            type="button"
            className={css.milestone}
            style={{ insetInlineStart: at(ms), maxInlineSize: room(ms) }}
            title={`${timeText(ms)} ${title}`}
            aria-label={`${timeText(ms)} ${title}`}
            tabIndex={-1}
            onClick={() => goTo({ panel: 'plan', entry: id })}
          >
            <span className={css.flag} data-gate={day.gates.some((gate) => gate.at === ms) || undefined} />
            <span className={css.milestoneName}>{title}</span>
          </button>
        ))}
      </div>
    </div>
  )
}
