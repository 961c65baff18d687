import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { FieldError } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import css from './detail.module.css'

/** The ladder of hints: one more at a press, each of which can be said to the team. */
export function Hints({ hints }: { hints: readonly string[] }) {
  const { t } = useTranslation('console')
  const said = useRoom((room) => room.view.said)
  const [shown, setShown] = useState(0)
  const command = useCommand()
  return (
    <section>
      <h4 className={css.label}>{t('hints.title', { shown, all: hints.length })}</h4>
      <ol className={css.list}>
        {hints.slice(0, shown).map((hint) => (
          <li key={hint}>
            <p>{hint}</p>
            {said.some(({ text }) => text === hint) ? (
              <p className={css.quiet}>{t('hints.said')}</p>
            ) : (
              <Button
                small
                isPending={command.pending}
                onPress={() => void command.run({ type: 'facilitator.say', text: hint })}
              >
                {t('hints.say')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {shown < hints.length && (
        <Button small variant="quiet" onPress={() => setShown(shown + 1)}>
          {shown === 0 ? t('hints.first') : t('hints.next')}
        </Button>
      )}
      <FieldError problem={command.problem} />
    </section>
  )
}
