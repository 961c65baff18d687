import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '#client/components/button.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { useRoom } from '#client/room.tsx'
import { FocusTitle } from './focusTitle.tsx'
import css from './sendDialog.module.css'

/** The run is over. What was typed stays on the device; the debrief is one press away. */
export function EndedDialog({ onMinimise }: { onMinimise: () => void }) {
  const { t } = useTranslation(['station', 'common'])
  const code = useRoom((room) => room.view.code ?? '')
  const ended = useRoom((room) => room.view.ended)
  return (
    <Dialog
      open
      onClose={onMinimise}
      title={t('ended.title')}
      closeLabel={t('common:minimise')}
      footer={
        <>
          <LinkButton variant="primary" href={`/debrief/${code}`}>
            {t('ended.debrief')}
          </LinkButton>
          <Button onPress={onMinimise}>{t('ended.stay')}</Button>
        </>
      }
    >
      <FocusTitle />
      <div className={css.words}>
        <p>{ended?.cause === 'facilitator' ? t('ended.facilitator') : t('ended.clock')}</p>
        {ended && ended.reason !== '' && <p>{ended.reason}</p>}
        <p>{t('ended.safe')}</p>
      </div>
    </Dialog>
  )
}
