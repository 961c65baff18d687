/** Makes up an inject during the run: a message, or an issue with an owner and a limit; now or at a time. */
import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { FieldError } from '#client/components/field.tsx'
import { showToast } from '#client/components/toast.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { ariaKeys, useActions } from '#client/shortcuts.ts'
import { useCommand } from '#client/useCommand.ts'
import { readTimeOfDay, simOfTimeOfDay } from '../clockField.ts'
import { useDesk } from '../desk.tsx'
import { type AdHocField, compose } from './adHoc.ts'
import css from './composer.module.css'
import { ComposerFields } from './composerFields.tsx'
import { useFormDraft } from './useFormDraft.ts'

export function Composer() {
  const { t } = useTranslation('console')
  const { show, select } = useDesk()
  const sheet = useRoom((room) => room.view.sheet)
  const clock = useRoom((room) => room.view.brief?.clock)
  const { form, set, clear } = useFormDraft()
  const [tried, setTried] = useState(false)
  const command = useCommand()
  const ofDay = readTimeOfDay(form.at)
  const at = form.at.trim() === '' ? null : ofDay === null || !clock ? 'wrong' : simOfTimeOfDay(ofDay, clock)
  const composed = compose(form, { taken: Object.keys(sheet), at })
  const missing: AdHocField[] = tried && 'missing' in composed ? composed.missing : []
  const send = async () => {
    setTried(true)
    if ('missing' in composed) return
    if (!(await command.run(composed.command))) return
    clear()
    showToast(at === null ? t('compose.sent') : t('compose.armed'))
    select({ kind: 'inject', id: composed.command.inject })
  }
  useActions([{ id: 'submit', label: t('compose.submit'), run: () => void send() }])
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ComposerFields form={form} set={set} missing={missing} />
      {missing.length > 0 && <FieldError problem={t('compose.missing', { count: missing.length })} />}
      <FieldError problem={command.problem} />
      <div className={css.end}>
        <Button
          type="submit"
          variant="primary"
          isPending={command.pending}
          aria-keyshortcuts={ariaKeys('submit')}
        >
          {at === null ? t('compose.sendNow') : t('compose.arm')}
        </Button>
        <Button onPress={() => show('detail')}>{t('compose.later')}</Button>
        <Button
          variant="quiet"
          onPress={() => {
            clear()
            setTried(false)
          }}
        >
          {t('compose.clear')}
        </Button>
      </div>
    </form>
  )
}
