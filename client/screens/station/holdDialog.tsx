import { Button } from '#client/components/button.tsx'
import { useHeldText } from '#client/components/clockGroup.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { useDurationWords } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useRealCountdown } from '#client/useClock.ts'
import { FocusTitle } from './focusTitle.tsx'
import css from './sendDialog.module.css'

/** The clock stands: why, by whom, and what goes on all the same. */
export function HoldDialog({ onMinimise }: { onMinimise: () => void }) {
  const { t } = useTranslation(['station', 'common'])
  const text = useHeldText()
  const until = useRealCountdown(useRoom((room) => room.view.held?.until ?? null))
  const words = useDurationWords()
  return (
    <Dialog
      open
      onClose={onMinimise}
      title={t('hold.title')}
      closeLabel={t('common:minimise')}
      footer={
        <Button variant="primary" onPress={onMinimise}>
          {t('hold.go')}
        </Button>
      }
    >
      <FocusTitle />
      <div className={css.words}>
        <p>
          <b>{text}</b>
        </p>
        {until !== null && until > 0 && <p>{t('hold.until', { time: words(until) })}</p>}
        <p>{t('hold.can')}</p>
        <p>{t('hold.safe')}</p>
      </div>
    </Dialog>
  )
}
