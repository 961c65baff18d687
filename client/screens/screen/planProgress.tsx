import { Shape, type ShapeName } from '#client/components/shape.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import css from './planProgress.module.css'
import { type Stage, stageOf } from './planStage.ts'

const SHAPE: Record<Stage, ShapeName> = {
  later: 'none',
  now: 'running',
  done: 'done',
  late: 'warning',
  blocked: 'not-met',
}

/** The launch plan from left to right, each milestone with its time and how it stands. */
export function PlanProgress() {
  const { t } = useTranslation(['screen', 'common'])
  const plan = useRoom((room) => room.view.brief?.milestones) ?? []
  const views = useRoom((room) => room.view.milestones)
  return (
    <ol className={css.plan} aria-label={t('plan')}>
      {plan.map(({ id, at, title }) => {
        const stage = stageOf(views[id])
        return (
          <li key={id} className={css.step} data-stage={stage}>
            <p className={css.when}>
              <Shape name={SHAPE[stage]} /> <Time sim={at} />
              <span className={css.state}>{stage === 'later' ? '' : t(`common:status.${stage}`)}</span>
            </p>
            <p className={css.title}>{title}</p>
          </li>
        )
      })}
    </ol>
  )
}
