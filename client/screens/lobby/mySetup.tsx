import { useTranslation } from 'react-i18next'
import { FieldError } from '#client/components/field.tsx'
import { Panel } from '#client/components/panel.tsx'
import { SettingsFields } from '#client/components/settingsFields.tsx'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import { AllowanceSelect } from './allowanceSelect.tsx'
import css from './lobby.module.css'

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
