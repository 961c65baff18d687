import { useTranslation } from '#client/i18n/index.ts'
import { useSimText } from '#client/useClock.ts'
import type { Lane } from '#shared/timelineLanes.ts'
import { useDebrief } from '../context.tsx'
import type { Drawing } from './laneChart.tsx'
import { PLAN } from './laneLayout.ts'
import css from './lanes.module.css'

const Y = PLAN / 2

/** A milestone where it was planned, where it was done, and the way between. */
export function Milestones({ lane, height, drawing }: { lane: Lane; height: number; drawing: Drawing }) {
  const { model } = useDebrief()
  const { t } = useTranslation('debrief')
  const simText = useSimText()
  return lane.milestones.map(({ milestone, expected, done, late }) => {
    // The run ended before it was to come.
    if (expected > model.end.sim && done === null) return null
    const title = model.brief.milestones.find(({ id }) => id === milestone)?.title ?? milestone
    const planned = simText(expected, { seconds: false })
    const from = drawing.x(expected)
    const to = done === null ? null : drawing.x(done)
    return (
      <g key={milestone} className={css.milestone} data-late={late || undefined}>
        <title>
          {done === null
            ? t('timeline.milestoneOpen', { title, planned })
            : t(late ? 'timeline.milestoneLate' : 'timeline.milestone', {
                title,
                planned,
                done: simText(done),
              })}
        </title>
        <line x1={from} x2={from} y1={1} y2={height - 1} />
        {to !== null && <line className={css.span} x1={from} x2={to} y1={Y} y2={Y} />}
        <circle className={css.planned} cx={from} cy={Y} r={3.5} />
        {to !== null && <path className={css.done} d={`M${to - 4} ${Y - 4}h8v8h-8z`} />}
      </g>
    )
  })
}
