import { useRef } from 'react'
import { Button } from '#client/components/button.tsx'
import { FieldError, TextField } from '#client/components/field.tsx'
import { useDraft } from '#client/drafts.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useActions } from '#client/shortcuts.ts'
import { useCommand } from '#client/useCommand.ts'
import css from './log.module.css'
import { readLine } from './logCommand.ts'

/** One line: `/note`, `/mark` or `/say`; plain words are a note. The button says which it will be. */
export function LogComposer() {
  const { t } = useTranslation('console')
  const code = useRoom((room) => room.view.code) ?? ''
  const draft = useDraft(`${code}.console.line`)
  const command = useCommand()
  const field = useRef<HTMLInputElement>(null)
  const { verb, command: toSend } = readLine(draft.text)
  const send = async () => {
    if (toSend && (await command.run(toSend))) draft.clear()
  }
  const begin = (start: string) => {
    if (!draft.text.startsWith(start)) draft.set(`${start} ${draft.text.replace(/^\/\w+\s*/, '')}`)
    field.current?.focus()
  }
  useActions([
    { id: 'mark', label: t('log.markNow'), run: () => void command.run({ type: 'moment.mark', text: '' }) },
    { id: 'console.say', label: t('log.sayTo'), run: () => begin('/say') },
    { id: 'console.note', label: t('log.writeNote'), run: () => begin('/note') },
  ])
  return (
    <form
      className={css.composer}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <TextField
        ref={field}
        label={t('log.line')}
        hideLabel
        placeholder={t('log.placeholder')}
        value={draft.text}
        onChange={draft.set}
        autoComplete="off"
      />
      <Button type="submit" isDisabled={toSend === null} isPending={command.pending}>
        {t(`log.send.${verb}`)}
      </Button>
      <FieldError problem={command.problem} />
    </form>
  )
}
