import { useState } from 'react'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { Severity } from '#shared/ids.ts'
import { SendDialog } from './sendDialog.tsx'
import { SeverityChoice } from './severityChoice.tsx'

/** The lead sets how severe it is for all, at any time. */
export function SeverityDialog({ issue, onClose }: { issue: string; onClose: () => void }) {
  const { t } = useTranslation('station')
  const now = useRoom((room) => room.view.issues[issue]?.severity ?? null)
  const [severity, setSeverity] = useState<Severity | null>(now)
  return (
    <SendDialog
      title={t('severity.title')}
      verb={t('severity.verb')}
      command={severity === null ? null : { type: 'issue.setSeverity', issue, severity }}
      onClose={onClose}
    >
      <SeverityChoice label={t('severity.label')} value={severity} onChange={setSeverity} problem={null} />
    </SendDialog>
  )
}
