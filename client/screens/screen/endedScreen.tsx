import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import css from './endedScreen.module.css'
import { endNumbers } from './endNumbers.ts'

/** The run is over: three numbers everyone saw happen, and what comes next. Scores belong to the debrief. */
export function EndedScreen() {
  const { t } = useTranslation('screen')
  const view = useRoom((room) => room.view)
  const { milestones, issues, messages } = endNumbers(view)
  const closed = view.state === 'closed'
  return (
    <div className={css.ended}>
      <p className={css.title}>{view.brief?.title}</p>
      <h1 className={css.next}>{closed ? t('closed') : t('debrief')}</h1>
      <dl className={css.numbers}>
        <div>
          <dd className={css.number}>{t('ofAll', { ...milestones })}</dd>
          <dt>{t('milestonesDone')}</dt>
        </div>
        <div>
          <dd className={css.number}>{t('ofAll', { ...issues })}</dd>
          <dt>{t('issuesResolved')}</dt>
        </div>
        <div>
          <dd className={css.number}>{messages}</dd>
          <dt>{t('messagesPosted')}</dt>
        </div>
      </dl>
      {!closed && <p className={css.how}>{t('debriefHow')}</p>}
    </div>
  )
}
