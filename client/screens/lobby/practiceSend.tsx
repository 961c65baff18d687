import { Button } from '#client/components/button.tsx'
import { FieldError } from '#client/components/field.tsx'
import { useRoleNames } from '#client/components/roleBadge.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import type { SheetRow } from '#shared/fact.ts'
import css from './lobby.module.css'

/** Practice injects of the scenario, to be sent while the briefing is open. */
export function PracticeSend() {
  const { t } = useTranslation('lobby')
  const sheet = useRoom((room) => room.view.sheet)
  const practice = Object.values(sheet).filter((row) => row.practice)
  if (practice.length === 0) return null
  return (
    <section className={css.practice} aria-labelledby="practice">
      <h3 id="practice">{t('practice')}</h3>
      {practice.map((row) => (
        <PracticeRow key={row.inject} row={row} />
      ))}
    </section>
  )
}

function PracticeRow({ row }: { row: SheetRow }) {
  const { t } = useTranslation('lobby')
  const briefing = useRoom((room) => room.view.state === 'briefing')
  const { run, pending, problem } = useCommand()
  const names = useRoleNames()
  return (
    <div className={css.stack}>
      <p>{row.title}</p>
      {row.state === 'sent' ? (
        <p className={css.hint}>{t('practiceSent', { roles: row.to.map(names).join(', ') })}</p>
      ) : (
        <div className={css.buttons}>
          <Button
            isDisabled={!briefing}
            isPending={pending}
            onPress={() => void run({ type: 'inject.send', inject: row.inject })}
          >
            {t('practiceSend')}
          </Button>
          {!briefing && <span className={css.hint}>{t('practiceLater')}</span>}
        </div>
      )}
      <FieldError problem={problem} />
    </div>
  )
}
