import { IconButton } from '#client/components/button.tsx'
import { Shape } from '#client/components/shape.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import css from './refused.module.css'

/** What the room said no to, at the control that asked; stays until it is closed or the next try. */
export function Refused({ problem, onClose }: { problem: string | null; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <span role="alert" className={css.place}>
      {problem !== null && (
        <span className={css.refused}>
          <Shape name="warning" />
          <span>{problem}</span>
          <IconButton label={t('close')} onPress={onClose}>
            <Shape name="no-go" size={12} />
          </IconButton>
        </span>
      )}
    </span>
  )
}
