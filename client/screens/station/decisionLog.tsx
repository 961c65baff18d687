import { VoteChip } from '#client/components/chip.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { decisionsOf } from './decisions.ts'
import { useNames } from './names.ts'
import css from './overview.module.css'

/** What was decided so far, newest first, with the reason. */
export function DecisionLog() {
  const { t } = useTranslation('station')
  const names = useNames()
  const view = useRoom((room) => room.view)
  const decisions = decisionsOf(view)
  return (
    <section className={css.section} aria-label={t('overview.decisions')}>
      <h3>{t('overview.decisions')}</h3>
      {decisions.length === 0 ? (
        <p className={css.muted}>{t('overview.noDecisions')}</p>
      ) : (
        <ul className={css.rows}>
          {decisions.map((one) => (
            <li key={`${one.about}${one.at}`} className={css.waitRow}>
              <span className={css.muted}>
                <Time sim={one.at} /> {names.anyone(one.role)} · {one.about}
              </span>
              <span className={css.taskTitle}>{one.call ? <VoteChip vote={one.call} /> : one.label}</span>
              {one.reason !== '' && <span className={css.muted}>{one.reason}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
