/** A dialog that sends one command: what is asked, the button that sends it, and what the room said against it. */
import type { ReactNode } from 'react'
import { Button } from '#client/components/button.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { FieldError, Saved } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { Command } from '#shared/command.ts'
import css from './sendDialog.module.css'
import { SubmitArea } from './submitArea.tsx'
import { useAct } from './useAct.ts'

export function SendDialog(props: {
  title: string
  /** The verb of the button. */
  verb: string
  /** null: something is still missing, and `missing` says what. */
  command: Command | null
  missing?: string
  savedAt?: number | null
  danger?: boolean
  onClose: () => void
  children: ReactNode
}) {
  const { title, verb, command, missing, savedAt = null, danger = false, onClose, children } = props
  const { t } = useTranslation()
  const act = useAct()
  const send = async () => {
    if (command && (await act.run(command))) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button
            variant={danger ? 'danger' : 'primary'}
            isDisabled={command === null}
            isPending={act.pending}
            onPress={() => void send()}
          >
            {verb}
          </Button>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <span className={css.after}>{command === null && missing ? missing : <Saved at={savedAt} />}</span>
          <FieldError problem={act.problem} />
        </>
      }
    >
      <SubmitArea className={css.body} submit={command === null ? null : () => void send()}>
        {children}
      </SubmitArea>
    </Dialog>
  )
}
