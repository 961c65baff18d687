import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { FieldError, TextField } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { readCode, spacedCode } from '#client/roomCode.ts'
import { useCommand } from '#client/useCommand.ts'
import { useDesk } from './desk.tsx'
import css from './sheet/moveDialog.module.css'

/** Ends the run for everyone. The code has to be typed: this cannot be taken back. */
export function EndDialog() {
  const { t } = useTranslation(['console', 'common'])
  const { open } = useDesk()
  const code = useRoom((room) => room.view.code) ?? ''
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const command = useCommand()
  const right = readCode(typed).code === code
  const close = () => open(null)
  const end = async () => {
    if (right && (await command.run({ type: 'room.end', reason }))) close()
  }
  return (
    <Dialog
      open
      onClose={close}
      title={t('end.title')}
      role="alertdialog"
      footer={
        <>
          <Button variant="danger" isDisabled={!right} isPending={command.pending} onPress={() => void end()}>
            {t('end.confirm')}
          </Button>
          <Button onPress={close}>{t('common:cancel')}</Button>
          <FieldError problem={command.problem} />
        </>
      }
    >
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void end()
        }}
      >
        <p>{t('end.about')}</p>
        <TextField
          label={t('end.code', { code: spacedCode(code) })}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          autoFocus
        />
        <TextField label={t('end.reason')} value={reason} onChange={setReason} maxLength={2000} />
      </form>
    </Dialog>
  )
}
