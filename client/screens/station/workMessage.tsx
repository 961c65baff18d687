/** A message that is no issue: as its channel shows it, what the team wrote back, and the field to answer. */

import { Button } from '#client/components/button.tsx'
import { SeverityChip } from '#client/components/chip.tsx'
import { Saved } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { ariaKeys } from '#client/shortcuts.ts'
import { useSimText } from '#client/useClock.ts'
import type { InboxItem } from '#shared/view.ts'
import { ChannelMessage } from './channelMessage.tsx'
import { Composer } from './composer.tsx'
import { useDialogs } from './dialogs.tsx'
import { keyOf } from './draftKeys.ts'
import css from './issueFooter.module.css'
import { useNames } from './names.ts'
import { Problem } from './problem.tsx'
import { useSeat } from './seat.ts'
import { SubmitArea } from './submitArea.tsx'
import { Thread } from './thread.tsx'
import { useAct } from './useAct.ts'
import { useField } from './useField.ts'
import { WorkFrame } from './workFrame.tsx'

export function WorkMessage({ id }: { id: string }) {
  const item = useRoom((room) => room.view.inbox[id])
  return item ? <OpenMessage item={item} /> : null
}

function OpenMessage({ item }: { item: InboxItem }) {
  const { t } = useTranslation('station')
  const names = useNames()
  const simText = useSimText()
  const { code, own } = useSeat()
  const show = useDialogs()
  const live = useRoom((room) => room.view.state === 'live')
  const field = useField(keyOf.answer(code, item.inject))
  const act = useAct()
  const text = field.value.trim()
  const { channel } = item
  const send = () => void act.run({ type: 'message.post', channel, role: own, text, re: item.inject })
  return (
    <WorkFrame
      title={item.title}
      chip={item.severity && <SeverityChip severity={item.severity} />}
      about={t('message.about', {
        from: names.anyone(item.from),
        channel: names.channel(channel),
        time: simText(item.at),
        to: item.roles.map((role) => names.anyone(role)).join(', '),
      })}
      footer={
        live && (
          <>
            <Button
              variant="primary"
              isDisabled={text === ''}
              isPending={act.pending}
              onPress={send}
              aria-keyshortcuts={ariaKeys('submit')}
            >
              {t('message.answer')}
            </Button>
            <Button onPress={() => show({ kind: 'mark' })}>{t('footer.mark')}</Button>
            <span className={css.saved}>
              <Saved at={field.savedAt} />
            </span>
            <Problem problem={act.problem} />
          </>
        )
      }
    >
      <ChannelMessage
        channel={channel}
        from={item.from}
        at={item.at}
        title={item.title}
        text={item.body}
        language={item.language}
      />
      <Thread inject={item.inject} />
      {live && (
        <SubmitArea className={undefined} submit={text === '' ? null : send}>
          <Composer
            channel={channel}
            label={t('message.yours', { name: names.anyone(item.from) })}
            field={field}
            rows={3}
          />
        </SubmitArea>
      )}
    </WorkFrame>
  )
}
