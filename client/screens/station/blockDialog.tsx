import { TextArea } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { keyOf } from './draftKeys.ts'
import { useSeat } from './seat.ts'
import { SendDialog } from './sendDialog.tsx'
import { useField } from './useField.ts'

export function BlockDialog({ milestone, onClose }: { milestone: string; onClose: () => void }) {
  const { t } = useTranslation('station')
  const { code } = useSeat()
  const why = useField(keyOf.block(code, milestone))
  const reason = why.value.trim()
  return (
    <SendDialog
      title={t('day.blockTitle')}
      verb={t('day.block')}
      command={reason === '' ? null : { type: 'milestone.block', milestone, reason }}
      missing={t('day.blockMissing')}
      savedAt={why.savedAt}
      danger
      onClose={onClose}
    >
      <TextArea
        label={t('day.blockWhy')}
        hint={t('day.blockHint')}
        maxLength={2000}
        value={why.value}
        onChange={why.set}
        autoFocus
      />
    </SendDialog>
  )
}
