import { useState } from 'react'
import { Select } from '#client/components/choice.tsx'
import { TextArea } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { RoleId } from '#shared/ids.ts'
import { keyOf } from './draftKeys.ts'
import { useNames } from './names.ts'
import { useSeat } from './seat.ts'
import { SendDialog } from './sendDialog.tsx'
import { useField } from './useField.ts'

/** A question to a role about an issue; with `suggest` a proposal to its owner. Goes to that role only. */
export function AskDialog(props: {
  issue: string
  to: RoleId | null
  text: string
  suggest?: boolean
  onClose: () => void
}) {
  const { issue, text, suggest = false, onClose } = props
  const { t } = useTranslation('station')
  const { code, own } = useSeat()
  const names = useNames()
  const roles = useRoom((room) => room.view.brief?.roles ?? [])
  const [to, setTo] = useState(props.to)
  // The proposed words stand only where no half written question is kept.
  const field = useField(keyOf.ask(code, issue), text)
  const { value, set } = field
  const words = value.trim()
  return (
    <SendDialog
      title={suggest ? t('ask.suggest', { role: names.anyone(to) }) : t('ask.title')}
      verb={suggest ? t('ask.sendSuggestion') : t('ask.send')}
      command={to !== null && words !== '' ? { type: 'issue.ask', issue, to, text: words } : null}
      missing={t('ask.missing')}
      savedAt={field.savedAt}
      onClose={onClose}
    >
      {!suggest && (
        <Select
          label={t('ask.to')}
          placeholder={t('ask.choose')}
          options={roles.filter(({ id }) => id !== own).map(({ id, name }) => ({ id, label: name }))}
          value={to}
          onChange={setTo}
        />
      )}
      <TextArea
        label={suggest ? t('ask.suggestion') : t('ask.question')}
        hint={t('ask.private')}
        maxLength={2000}
        value={value}
        onChange={set}
        autoFocus
      />
    </SendDialog>
  )
}
