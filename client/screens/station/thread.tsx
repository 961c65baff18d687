import { useMemo } from 'react'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { ChannelMessage } from './channelMessage.tsx'
import css from './questions.module.css'

/** What the team answered to an inject, oldest first. */
export function Thread({ inject }: { inject: string }) {
  const { t } = useTranslation('station')
  const messages = useRoom((room) => room.view.messages)
  const answers = useMemo(() => messages.filter(({ re }) => re === inject), [messages, inject])
  if (answers.length === 0) return null
  return (
    <section className={css.questions} aria-label={t('message.thread')}>
      <h3>{t('message.thread')}</h3>
      {answers.map(({ message, channel, role, persona, text, at }) => (
        <ChannelMessage key={message} channel={channel} from={role ?? persona ?? ''} at={at} text={text} />
      ))}
    </section>
  )
}
