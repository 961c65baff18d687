/** Deletes a room for good: says what is lost, offers the log first, and wants the room's code typed. */
import { useState } from 'react'
import { api } from '#client/api.ts'
import { Button, LinkButton } from '#client/components/button.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { FieldError } from '#client/components/field.tsx'
import { showToast } from '#client/components/toast.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { readCode, spacedCode } from '#client/roomCode.ts'
import type { RoomCode } from '#shared/ids.ts'
import type { RoomState } from '#shared/view.ts'
import { CodeField } from './codeField.tsx'
import css from './personal.module.css'
import { useAsk } from './useAsk.ts'

interface DeleteRoomProps {
  code: RoomCode
  state: RoomState
  onDeleted: () => void
}

/** `inList`: among other rooms, so that the name has to say which. */
export function DeleteRoom({ inList = false, ...room }: DeleteRoomProps & { inList?: boolean }) {
  const { t } = useTranslation('personal')
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        {...(inList
          ? { variant: 'quiet' as const, 'aria-label': t('room.openNamed', { code: spacedCode(room.code) }) }
          : {})}
        onPress={() => setAsking(true)}
      >
        {inList ? t('room.open') : t('room.openHere')}
      </Button>
      {asking && <DeleteDialog {...room} close={() => setAsking(false)} />}
    </>
  )
}

function DeleteDialog({ code, state, onDeleted, close }: DeleteRoomProps & { close: () => void }) {
  const { t } = useTranslation(['personal', 'common'])
  const [typed, setTyped] = useState('')
  const { pending, problem, run } = useAsk()
  const live = state === 'live'
  const right = !live && readCode(typed).code === code
  const remove = async () => {
    if (!right || !(await run(() => api.deleteRoom(code, readCode(typed).code)))) return
    close()
    showToast(t('room.done', { code: spacedCode(code) }))
    onDeleted()
  }
  return (
    <Dialog
      open
      onClose={close}
      title={t('room.title', { code: spacedCode(code) })}
      role="alertdialog"
      footer={
        <>
          <Button variant="danger" isDisabled={!right} isPending={pending} onPress={() => void remove()}>
            {t('room.confirm')}
          </Button>
          <Button onPress={close}>{t('common:cancel')}</Button>
          <FieldError problem={problem} />
        </>
      }
    >
      {live ? (
        <p>{t('room.live')}</p>
      ) : (
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault()
            void remove()
          }}
        >
          <div>
            <p>{t('room.lost')}</p>
            <ul className={css.points}>
              <li>{t('room.log')}</li>
              <li>{t('room.debrief')}</li>
              <li>{t('room.names')}</li>
            </ul>
          </div>
          <p>{t('room.after')}</p>
          {(state === 'debrief' || state === 'closed') && (
            <div className={css.keep}>
              <p>{t('room.keep')}</p>
              <LinkButton href={api.logUrl(code)} download>
                {t('room.download')}
              </LinkButton>
            </div>
          )}
          <CodeField code={code} value={typed} onChange={setTyped} autoFocus />
        </form>
      )}
    </Dialog>
  )
}
