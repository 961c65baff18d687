import { useMemo } from 'react'
import { Button } from '#client/components/button.tsx'
import { Countdown } from '#client/components/countdown.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useSimText } from '#client/useClock.ts'
import { useInterrupt } from './interruptions.tsx'
import css from './overview.module.css'
import { useGo } from './place.tsx'
import { useSeat } from './seat.ts'
import { nextMilestone, type Task, tasksOf } from './tasks.ts'

/** What waits for this seat now, each with the one press that leads to it. */
export function OverviewTasks() {
  const { t } = useTranslation('station')
  const { roles } = useSeat()
  const view = useRoom((room) => room.view)
  const tasks = useMemo(() => tasksOf(view, roles), [view, roles])
  return (
    <section className={css.section} aria-label={t('overview.asks')}>
      <h3>{t('overview.asks')}</h3>
      {tasks.length === 0 ? (
        <Nothing />
      ) : (
        <ul className={css.tasks}>
          {tasks.map((task) => (
            <TaskRow key={`${task.kind}.${task.key}`} task={task} />
          ))}
        </ul>
      )}
    </section>
  )
}

function TaskRow({ task }: { task: Task }) {
  const { t } = useTranslation('station')
  const go = useGo()
  const interrupt = useInterrupt()
  const open = () => {
    if (task.kind === 'poll' || task.kind === 'call') interrupt.showPoll()
    else if (task.kind === 'issue' || task.kind === 'step') go.open(task.issue)
    else if (task.kind === 'ask') go.open(task.opens, task.key)
    else go.tab('day')
  }
  return (
    <li className={css.task}>
      <span className={css.kind}>{t(`task.${task.kind}.kind`)}</span>
      <span className={css.taskTitle}>{task.title}</span>
      {task.due !== null && <Countdown due={task.due} />}
      <Button small onPress={open}>
        {t(`task.${task.kind}.verb`)}
        <span className="visually-hidden"> {task.title}</span>
      </Button>
    </li>
  )
}

/** Nothing to do says what comes next, and when that really is. */
function Nothing() {
  const { t } = useTranslation('station')
  const next = useRoom((room) => nextMilestone(room.view))
  const simText = useSimText()
  return (
    <div className={css.nothing}>
      <p>{t('overview.nothing')}</p>
      {next && (
        <p className={css.nextLine}>
          <span>{t('overview.next', { time: simText(next.at, { seconds: false }), title: next.title })}</span>
          <Countdown due={next.at} />
        </p>
      )}
    </div>
  )
}
