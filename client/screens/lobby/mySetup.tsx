import { FieldError } from '#client/components/field.tsx'
import { Panel } from '#client/components/panel.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { lazyPart } from '#client/lazyScreen.tsx'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import { AllowanceSelect } from './allowanceSelect.tsx'
import css from './lobby.module.css'

const SettingsFields = lazyPart(
  async () => (await import('#client/components/settingsFields.tsx')).SettingsFields,
  { meanwhile: () => <div className={css.settings} /> },
)

/** What one sets for oneself before the start: looks, sounds, and privately more time. */
export function MySetup() {
  const { t } = useTranslation('lobby')
  const name = useRoom((room) => room.names[room.you?.person ?? ''] ?? '')
  const allowance = useRoom((room) => room.view.people[room.you?.person ?? '']?.allowance ?? 10)
  const { run, problem } = useCommand()
  return (
    <Panel title={t('setup')}>
      <div className={css.stack}>
        <div>
          <p>{t('nameShown', { name })}</p>
          <p className={css.hint}>{t('changeName')}</p>
        </div>
        <div>
          <AllowanceSelect
            label={t('allowance')}
            hint={t('allowanceHint')}
            value={allowance}
            onChange={(next) => void run({ type: 'seat.allow', allowance: next, person: null })}
          />
          <FieldError problem={problem} />
        </div>
        <SettingsFields />
      </div>
    </Panel>
  )
}
