import { TextArea } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { keyOf } from './draftKeys.ts'
import { useSeat } from './seat.ts'
import { SendDialog } from './sendDialog.tsx'
import { useField } from './useField.ts'

/** Marks this moment for the debrief, with a word if there is time for one. */
export function MarkDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('station')
  const { code } = useSeat()
  const why = useField(keyOf.mark(code))
  return (
    <SendDialog
      title={t('mark.title')}
      verb={t('mark.verb')}
      command={{ type: 'moment.mark', text: why.value.trim() }}
      savedAt={why.savedAt}
      onClose={onClose}
    >
      <TextArea
        label={t('mark.label')}
        hint={t('mark.hint')}
        maxLength={2000}
        value={why.value}
        onChange={why.set}
        autoFocus
      />
    </SendDialog>
  )
}
