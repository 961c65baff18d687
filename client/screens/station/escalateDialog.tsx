import { TextArea } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { keyOf } from './draftKeys.ts'
import { useSeat } from './seat.ts'
import { SendDialog } from './sendDialog.tsx'
import { useField } from './useField.ts'

/** Calls the lead, and tells everyone on the issue. */
export function EscalateDialog({ issue, onClose }: { issue: string; onClose: () => void }) {
  const { t } = useTranslation('station')
  const { code } = useSeat()
  const lead = useRoom((room) => room.view.brief?.roles.find((role) => role.lead)?.name ?? '')
  const why = useField(keyOf.escalate(code, issue))
  const text = why.value.trim()
  return (
    <SendDialog
      title={t('escalate.title', { role: lead })}
      verb={t('escalate.verb')}
      command={text === '' ? null : { type: 'issue.escalate', issue, text }}
      missing={t('escalate.missing')}
      savedAt={why.savedAt}
      onClose={onClose}
    >
      <TextArea
        label={t('escalate.why')}
        hint={t('escalate.hint')}
        maxLength={2000}
        value={why.value}
        onChange={why.set}
        autoFocus
      />
    </SendDialog>
  )
}
