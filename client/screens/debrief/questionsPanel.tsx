/** The questions of the debrief: everyone writes, everyone reads, and a text that is not sent yet stays on the device. */

import { Button } from '#client/components/button.tsx'
import { DraftArea, FieldError } from '#client/components/field.tsx'
import { RoleBadge } from '#client/components/roleBadge.tsx'
import { useDraft } from '#client/drafts.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import type { PersonId } from '#shared/ids.ts'
import type { View } from '#shared/view.ts'
import { useDebrief } from './context.tsx'
import css from './questions.module.css'

export function QuestionsPanel() {
  const { model } = useDebrief()
  return (
    <div className={css.questions}>
      {model.brief.questions.map(({ id, label }) => (
        <Question key={id} id={id} label={label} />
      ))}
    </div>
  )
}

function Question({ id, label }: { id: string; label: string }) {
  const { model } = useDebrief()
  const { t } = useTranslation(['debrief', 'common'])
  const names = useRoom((room) => room.names)
  const me = useRoom((room) => (room.you?.kind === 'participant' ? room.you.person : null))
  const given = useRoom((room) => room.view.retro[id]) ?? {}
  const answers = Object.entries(given).filter(([, { text }]) => text !== '')
  const missing = peopleOf(model.whole).filter((person) => !given[person]?.text)
  return (
    <section className={css.question} aria-labelledby={`question-${id}`}>
      <h3 id={`question-${id}`}>{label}</h3>
      {me !== null && <OwnAnswer question={id} label={label} given={given[me]?.text ?? ''} />}
      {answers.length > 0 && (
        <ul className={css.answers}>
          {answers.map(([person, { role, text }]) => (
            <li key={person}>
              <p className={css.who}>
                {role && <RoleBadge role={role} />} {names[person] ?? t('common:formerPerson')}
                {person === me && ` (${t('questions.you')})`}
              </p>
              <p className={css.text}>{text}</p>
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <p className={css.missing}>
          {t('questions.missing', {
            names: listed(missing.map((person) => names[person] ?? t('common:formerPerson'))),
          })}
        </p>
      )}
    </section>
  )
}

function OwnAnswer({ question, label, given }: { question: string; label: string; given: string }) {
  const { model } = useDebrief()
  const { t } = useTranslation('debrief')
  const key = `${model.data.code}.debrief.${question}`
  const draft = useDraft(key)
  const { run, pending, problem } = useCommand()
  const send = async () => {
    if (await run({ type: 'debrief.answer', question, text: draft.text.trim() })) draft.clear()
  }
  if (given !== '' && draft.text === '')
    return (
      <p>
        <Button small onPress={() => draft.set(given)}>
          {t('questions.change')}
          <span className="visually-hidden"> {label}</span>
        </Button>
      </p>
    )
  return (
    <div className={css.own}>
      <DraftArea
        label={t('questions.yours')}
        draftKey={key}
        maxLength={2000}
        hint={t('questions.everyone')}
      />
      <div className={css.buttons}>
        <Button
          variant="primary"
          isPending={pending}
          isDisabled={draft.text.trim() === '' || draft.text.trim() === given}
          onPress={() => void send()}
        >
          {given === '' ? t('questions.answer') : t('questions.answerAgain')}
        </Button>
        {given !== '' && (
          <Button variant="quiet" onPress={draft.clear}>
            {t('questions.keep')}
          </Button>
        )}
      </div>
      <FieldError problem={problem} />
    </div>
  )
}

/** Those who sat in a seat at the end. */
function peopleOf({ people }: View): PersonId[] {
  return Object.entries(people).flatMap(([person, { role }]) => (role === null ? [] : [person]))
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en', { style: 'long', type: 'conjunction' }).format(names)
}
