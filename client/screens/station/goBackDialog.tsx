import { useTranslation } from '#client/i18n/index.ts'
import { SendDialog } from './sendDialog.tsx'

/** Going back is allowed and recorded, so it asks once. */
export function GoBackDialog(props: {
  issue: string
  to: 'observe' | 'orient' | 'decide'
  onClose: () => void
}) {
  const { issue, to, onClose } = props
  const { t } = useTranslation('station')
  return (
    <SendDialog
      title={t('goBack.title', { phase: t(`phases.${to}`) })}
      verb={t('goBack.verb', { phase: t(`phases.${to}`) })}
      command={{ type: 'issue.goBack', issue, to }}
      onClose={onClose}
    >
      <p>{t('goBack.about')}</p>
    </SendDialog>
  )
}
