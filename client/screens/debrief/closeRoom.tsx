/** Ends the debrief: nobody answers or judges any more, and everyone can still read it. Asked twice. */
import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { FieldError } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useCommand } from '#client/useCommand.ts'

export function CloseRoom() {
  const { t } = useTranslation(['debrief', 'common'])
  const [asking, setAsking] = useState(false)
  const command = useCommand()
  const close = async () => {
    if (await command.run({ type: 'room.close' })) setAsking(false)
  }
  return (
    <>
      <Button onPress={() => setAsking(true)}>{t('close.open')}</Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('close.title')}
        role="alertdialog"
        footer={
          <>
            <Button variant="primary" isPending={command.pending} onPress={() => void close()}>
              {t('close.confirm')}
            </Button>
            <Button onPress={() => setAsking(false)}>{t('common:cancel')}</Button>
            <FieldError problem={command.problem} />
          </>
        }
      >
        <p>{t('close.about')}</p>
      </Dialog>
    </>
  )
}
