import { useState } from 'react'
import { RadioCards } from '#client/components/choice.tsx'
import { TextArea } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { RoleId } from '#shared/ids.ts'
import { keyOf } from './draftKeys.ts'
import { useSeat } from './seat.ts'
import { SendDialog } from './sendDialog.tsx'
import { useField } from './useField.ts'

/** Gives the issue to another role, with a word on where it stands. */
export function HandOverDialog({ issue, onClose }: { issue: string; onClose: () => void }) {
  const { t } = useTranslation('station')
  const { code } = useSeat()
  const roles = useRoom((room) => room.view.brief?.roles ?? [])
  const owner = useRoom((room) => room.view.issues[issue]?.owner)
  const [to, setTo] = useState<RoleId | null>(null)
  const note = useField(keyOf.note(code, issue))
  return (
    <SendDialog
      title={t('handOver.title')}
      verb={t('handOver.verb')}
      command={to === null ? null : { type: 'issue.handOver', issue, to, note: note.value.trim() }}
      missing={t('handOver.missing')}
      savedAt={note.savedAt}
      onClose={onClose}
    >
      <p>{t('handOver.about')}</p>
      <RadioCards
        label={t('handOver.to')}
        options={roles
          .filter(({ id }) => id !== owner)
          .map(({ id, name, duty }) => ({ id, label: name, detail: duty }))}
        value={to}
        onChange={setTo}
      />
      <TextArea
        label={t('handOver.note')}
        hint={t('handOver.hint')}
        maxLength={2000}
        value={note.value}
        onChange={note.set}
      />
    </SendDialog>
  )
}
