import { Button } from '#client/components/button.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useNames } from './names.ts'
import css from './overview.module.css'
import { useGo } from './place.tsx'
import { shortened } from './sentences.ts'

const SHOWN = 4

/** The last words on the channels; all of them stand under Team. */
export function Latest() {
  const { t } = useTranslation('station')
  const messages = useRoom((room) => room.view.messages)
  const names = useNames()
  const go = useGo()
  if (messages.length === 0) return null
  return (
    <section className={css.section} aria-label={t('overview.latest')}>
      <div className={css.sectionHead}>
        <h3>{t('overview.latest')}</h3>
        <Button small variant="quiet" onPress={() => go.tab('team')}>
          {t('overview.allMessages')}
        </Button>
      </div>
      <ul className={css.rows}>
        {messages
          .slice(-SHOWN)
          .reverse()
          .map(({ message, channel, role, persona, text, at }) => (
            <li key={message} className={css.waitRow}>
              <span className={css.muted}>
                <Time sim={at} /> {names.anyone(role ?? persona)} · {names.channel(channel)}
              </span>
              <span>{shortened(text, 160)}</span>
            </li>
          ))}
      </ul>
    </section>
  )
}
