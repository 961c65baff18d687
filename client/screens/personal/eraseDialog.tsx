/** Erases a person from a room: says what goes and what stays, and wants the room's code typed. */
import { useState } from 'react'
import { api } from '#client/api.ts'
import { Button } from '#client/components/button.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { FieldError, TextArea } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { readCode } from '#client/roomCode.ts'
import type { PersonId, RoomCode } from '#shared/ids.ts'
import { CodeField } from './codeField.tsx'
import css from './personal.module.css'
import { useAsk } from './useAsk.ts'

/** `name` is null when people erase themselves. */
export function EraseDialog(props: {
  code: RoomCode
  person: PersonId
  name: string | null
  close: () => void
  onErased: () => void
}) {
  const { code, person, name, close, onErased } = props
  const { t } = useTranslation(['personal', 'common'])
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const { pending, problem, run } = useAsk()
  const right = readCode(typed).code === code
  const erase = async () => {
    const said = { code: readCode(typed).code, reason: reason.trim() }
    if (right && (await run(() => api.erase(code, person, said)))) onErased()
  }
  return (
    <Dialog
      open
      onClose={close}
      title={name === null ? t('ask.mine') : t('ask.theirs', { name })}
      role="alertdialog"
      footer={
        <>
          <Button variant="danger" isDisabled={!right} isPending={pending} onPress={() => void erase()}>
            {t('ask.confirm')}
          </Button>
          <Button onPress={close}>{t('common:cancel')}</Button>
          <FieldError problem={problem} />
        </>
      }
    >
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void erase()
        }}
      >
        <ul className={css.points}>
          <li>{t('ask.texts')}</li>
          <li>{t('ask.name')}</li>
          <li>{t('ask.stays')}</li>
          <li>{t('ask.logs')}</li>
          {name === null && <li>{t('ask.leave')}</li>}
        </ul>
        <p>
          <strong>{t('ask.back')}</strong>
        </p>
        <TextArea
          label={t('ask.reason')}
          hint={t('ask.reasonHint')}
          value={reason}
          onChange={setReason}
          rows={2}
          maxLength={500}
        />
        <CodeField code={code} value={typed} onChange={setTyped} />
      </form>
    </Dialog>
  )
}
