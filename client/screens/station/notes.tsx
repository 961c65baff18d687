import { DraftArea } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { keyOf } from './draftKeys.ts'
import { useSeat } from './seat.ts'

/** Private notes: kept on this device, sent nowhere. */
export function Notes() {
  const { t } = useTranslation('station')
  const { code } = useSeat()
  return <DraftArea label={t('notes.label')} hint={t('notes.hint')} draftKey={keyOf.notes(code)} rows={14} />
}
