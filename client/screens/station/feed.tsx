/** The words on the channels, newest first, and a field to write to one of them. */
import { useMemo, useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Select } from '#client/components/choice.tsx'
import { Saved } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { ChannelMessage } from './channelMessage.tsx'
import { Composer } from './composer.tsx'
import { keyOf } from './draftKeys.ts'
import { Problem } from './problem.tsx'
import { useSeat } from './seat.ts'
import { SubmitArea } from './submitArea.tsx'
import css from './team.module.css'
import { useAct } from './useAct.ts'
import { useField } from './useField.ts'

const ALL = 'all'
const PAGE = 30

export function Feed() {
  const { t } = useTranslation('station')
  const channels = useRoom((room) => room.view.brief?.channels ?? [])
  const messages = useRoom((room) => room.view.messages)
  const live = useRoom((room) => room.view.state === 'live')
  const [channel, setChannel] = useState(ALL)
  const [pages, setPages] = useState(1)
  const fit = useMemo(
    () => messages.filter((one) => channel === ALL || one.channel === channel).reverse(),
    [messages, channel],
  )
  const shown = fit.slice(0, pages * PAGE)
  return (
    <section className={css.part} aria-label={t('team.channels')}>
      <h2>{t('team.channels')}</h2>
      <Select
        label={t('team.channel')}
        options={[
          { id: ALL, label: t('team.allChannels') },
          ...channels.map(({ id, name }) => ({ id, label: name })),
        ]}
        value={channel}
        onChange={setChannel}
      />
      {live && channel !== ALL && <PostField key={channel} channel={channel} />}
      {live && channel === ALL && <p className={css.muted}>{t('team.choose')}</p>}
      {fit.length === 0 && <p className={css.muted}>{t('team.silence')}</p>}
      {shown.map(({ message, channel: to, role, persona, text, at }) => (
        <ChannelMessage key={message} channel={to} from={role ?? persona ?? ''} at={at} text={text} />
      ))}
      {shown.length < fit.length && (
        <Button small onPress={() => setPages(pages + 1)}>
          {t('team.older', { count: fit.length - shown.length })}
        </Button>
      )}
    </section>
  )
}

function PostField({ channel }: { channel: string }) {
  const { t } = useTranslation('station')
  const { code, own } = useSeat()
  const field = useField(keyOf.post(code, channel))
  const act = useAct()
  const text = field.value.trim()
  const send = () => void act.run({ type: 'message.post', channel, role: own, text, re: null })
  return (
    <SubmitArea className={css.post} submit={text === '' ? null : send}>
      <Composer channel={channel} label={t('composer.text')} field={field} rows={3} />
      <div className={css.result}>
        <Button small variant="primary" isDisabled={text === ''} isPending={act.pending} onPress={send}>
          {t('composer.post')}
        </Button>
        <Saved at={field.savedAt} />
      </div>
      <Problem problem={act.problem} />
    </SubmitArea>
  )
}
