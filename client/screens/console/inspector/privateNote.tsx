import { Button } from '#client/components/button.tsx'
import { DraftArea, FieldError } from '#client/components/field.tsx'
import { useDraft } from '#client/drafts.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import css from './detail.module.css'

/** A note for facilitators alone, kept in the log at this moment. Written as a draft until it is kept. */
export function PrivateNote({ about, id }: { about: string; id: string }) {
  const { t } = useTranslation('console')
  const code = useRoom((room) => room.view.code) ?? ''
  const key = `${code}.note.${id}`
  const draft = useDraft(key)
  const command = useCommand()
  const text = draft.text.trim()
  const keep = async () => {
    if (await command.run({ type: 'facilitator.note', text: `${about}: ${text}` })) draft.clear()
  }
  return (
    <section className={css.list}>
      <DraftArea draftKey={key} label={t('note.label')} hint={t('note.hint')} rows={2} maxLength={1500} />
      <div>
        <Button small isDisabled={text === ''} isPending={command.pending} onPress={() => void keep()}>
          {t('note.keep')}
        </Button>
      </div>
      <FieldError problem={command.problem} />
    </section>
  )
}
