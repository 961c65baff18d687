import { useTranslation } from '#client/i18n/index.ts'
import type { RoleId } from '#shared/ids.ts'
import { Composer } from './composer.tsx'
import { keyOf } from './draftKeys.ts'
import { useSeat } from './seat.ts'
import { SendDialog } from './sendDialog.tsx'
import { useField } from './useField.ts'

/** Writes what an item of the launch plan asks for; the item ticks itself when it is posted. */
export function PostDialog(props: {
  channel: string
  role: RoleId
  title: string
  help: string | null
  /** Where it begins, unless a draft is kept for the channel. */
  text: string
  onClose: () => void
}) {
  const { channel, role, title, help, text: start, onClose } = props
  const { t } = useTranslation('station')
  const { code } = useSeat()
  const field = useField(keyOf.post(code, channel), start)
  const text = field.value.trim()
  return (
    <SendDialog
      title={title}
      verb={t('composer.post')}
      command={text === '' ? null : { type: 'message.post', channel, role, text, re: null }}
      missing={t('composer.missing')}
      savedAt={field.savedAt}
      onClose={onClose}
    >
      <Composer
        channel={channel}
        label={t('composer.text')}
        {...(help === null ? {} : { hint: help })}
        field={field}
        rows={8}
        autoFocus
      />
    </SendDialog>
  )
}
