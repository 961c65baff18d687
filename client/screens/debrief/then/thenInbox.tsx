import { SeverityChip } from '#client/components/chip.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { View } from '#shared/view.ts'
import { useDebrief } from '../context.tsx'
import css from './then.module.css'

const SHOWN = 5

/** The newest rows of the inbox, with who had read them. */
export function ThenInbox({ view }: { view: View }) {
  const { model, eyes } = useDebrief()
  const { t } = useTranslation('debrief')
  const all = Object.values(view.inbox).sort((a, b) => b.at - a.at)
  if (all.length === 0) return null
  const read = (seenBy: readonly string[]) =>
    eyes === 'facilitator' ? seenBy.length > 0 : seenBy.includes(eyes)
  return (
    <section>
      <h3 className={css.heading}>{t('past.inbox', { count: all.length })}</h3>
      <ul className={css.rows}>
        {all.slice(0, SHOWN).map((item) => (
          <li key={item.inject} className={css.row}>
            <span className={css.quiet}>
              <Time sim={item.at} />
            </span>
            <span>
              {item.title}
              <span className={css.quiet}>
                {' '}
                {t('past.from', {
                  from: model.brief.personas.find(({ id }) => id === item.from)?.name ?? item.from,
                })}
                {!read(item.seenBy) && ` · ${t('past.unread')}`}
              </span>
            </span>
            {(item.issue || item.severity) && (
              <SeverityChip severity={view.issues[item.inject]?.severity ?? item.severity} />
            )}
          </li>
        ))}
      </ul>
      {all.length > SHOWN && <p className={css.quiet}>{t('past.more', { count: all.length - SHOWN })}</p>}
    </section>
  )
}
