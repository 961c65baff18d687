import { SeverityChip } from '#client/components/chip.tsx'
import { Countdown } from '#client/components/countdown.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { Station } from './stationOf.ts'
import css from './stationWork.module.css'

/** What is on a seat's table: its issue with phase and time left, or its next step, or nothing. */
export function StationWork({ station }: { station: Station }) {
  const { t } = useTranslation(['console', 'common'])
  const [issue, ...more] = station.owned
  const [step] = station.steps
  const title = useRoom((room) => room.view.inbox[issue?.issue ?? step?.issue ?? '']?.title)
  if (issue)
    return (
      <div className={css.work}>
        <p className={css.title}>
          <SeverityChip severity={issue.severity} /> <span>{title}</span>
        </p>
        <div className={css.phase}>
          <span>
            <strong>{t(`common:phase.${issue.phase}`)}</strong>
            {more.length > 0 && ` · ${t('stations.more', { count: more.length })}`}
          </span>
          {issue.limit?.due == null ? (
            <span className={css.quiet}>{t('common:countdown.noLimit')}</span>
          ) : (
            <Countdown due={issue.limit.due} of={issue.limit.limit} brief />
          )}
        </div>
      </div>
    )
  if (step)
    return (
      <div className={css.work}>
        <p className={css.title}>
          <span>{t('stations.step', { step: step.step.label })}</span>
        </p>
        <p className={css.quiet}>
          {title}
          {step.step.ready !== null && (
            <>
              {' · '}
              {t('stations.doneAt')} <Time sim={step.step.ready} />
            </>
          )}
        </p>
      </div>
    )
  return <p className={css.idle}>{t('stations.idle')}</p>
}
