import { useEffect, useState } from 'react'
import { api } from '#client/api.ts'
import { LinkButton } from '#client/components/button.tsx'
import { Switch } from '#client/components/choice.tsx'
import { CopyButton } from '#client/components/copyButton.tsx'
import { FieldError } from '#client/components/field.tsx'
import { Panel } from '#client/components/panel.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import type { View } from '#shared/view.ts'
import { AllowanceSelect } from './allowanceSelect.tsx'
import css from './lobby.module.css'

/** What a facilitator sets for the whole room, and its room screen. */
export function RoomPanel() {
  const { t } = useTranslation('lobby')
  const settings = useRoom((room) => room.view.settings)
  const { run, problem } = useCommand()
  const change = (changes: Partial<View['settings']>) =>
    void run({ type: 'room.configure', ...settings, ...changes })
  return (
    <Panel title={t('settings')}>
      <div className={css.stack}>
        <div>
          <Switch on={settings.locked} onChange={(locked) => change({ locked })}>
            {t('lock')}
          </Switch>
          <p className={css.hint}>{t('lockHint')}</p>
        </div>
        <Switch on={settings.sharedSeats} onChange={(sharedSeats) => change({ sharedSeats })}>
          {t('shared')}
        </Switch>
        <AllowanceSelect
          label={t('limits')}
          value={settings.limits}
          onChange={(limits) => change({ limits })}
        />
        <FieldError problem={problem} />
        <ScreenLink />
      </div>
    </Panel>
  )
}

function ScreenLink() {
  const { t } = useTranslation('lobby')
  const code = useRoom((room) => room.view.code ?? '')
  const [url, setUrl] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (code === '') return
    let still = true
    const ask = async () => {
      const reply = await api.screenLink(code)
      if (!still) return
      if ('ok' in reply) setUrl(new URL(reply.ok.url, location.origin).href)
      else setFailed(true)
    }
    void ask()
    return () => {
      still = false
    }
  }, [code])
  return (
    <section aria-labelledby="room-screen">
      <h3 id="room-screen">{t('screen')}</h3>
      <p className={css.hint}>{t('screenHint')}</p>
      {url && (
        <div className={css.buttons}>
          <LinkButton href={url} newTab>
            {t('screenOpen')}
          </LinkButton>
          <CopyButton text={url} label={t('screenCopy')} />
        </div>
      )}
      <FieldError problem={failed ? t('screenFailed') : null} />
    </section>
  )
}
