/** A message as its channel shows it: chat, code host, mail, social. Four quiet looks of one thing. */

import { Markdown } from '#client/components/markdown.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { SimMs } from '#shared/time.ts'
import css from './channelMessage.module.css'
import { useNames } from './names.ts'

export function ChannelMessage(props: {
  channel: string
  /** A persona, or a role where the team wrote it. */
  from: string
  at: SimMs
  /** Subject of a mail, title of an issue. Left out where the channel has none. */
  title?: string
  text: string
  language?: string | null
}) {
  const { channel, from, at, title, text, language = null } = props
  const { t } = useTranslation('station')
  const names = useNames()
  const kind = names.channelKind(channel)
  const name = names.anyone(from)
  return (
    <article className={css.message} data-kind={kind} aria-label={t('message.from', { name })}>
      <header className={css.head}>
        <span className={css.mark} aria-hidden="true">
          {initials(name)}
        </span>
        <span className={css.who}>
          <b>{name}</b>
          <span className={css.about}>
            {t(`message.kind.${kind}`, { channel: names.channel(channel) })}
            {names.about(from) && ` · ${names.about(from)}`}
          </span>
        </span>
        <span className={css.time}>
          <Time sim={at} />
        </span>
      </header>
      {title && (kind === 'mail' || kind === 'code') && (
        <p className={css.subject}>
          {kind === 'mail' && <span className={css.label}>{t('message.subject')} </span>}
          {title}
        </p>
      )}
      <div className={css.text} {...(language ? { lang: language } : {})}>
        <Markdown text={text} level={4} />
      </div>
    </article>
  )
}

/** Two letters of a name. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return (
    words.length > 1 ? `${words[0]?.[0] ?? ''}${words.at(-1)?.[0] ?? ''}` : name.slice(0, 2)
  ).toUpperCase()
}
