/** What a person may set on this device. Stands in the lobby and in the settings dialog of every page. */
import { useTranslation } from '#client/i18n/index.ts'
import { changeSettings, type Settings, useSettings } from '#client/settings.ts'
import { play } from '#client/sounds.ts'
import { Button } from './button.tsx'
import { Select, Switch } from './choice.tsx'
import css from './settingsFields.module.css'

const SIZES = ['90', '100', '110', '125', '150'] as const
const THEMES = ['system', 'dark', 'light'] as const

export function SettingsFields() {
  const { t } = useTranslation()
  const settings = useSettings()
  return (
    <div className={css.fields}>
      <Select
        label={t('settings.theme')}
        options={THEMES.map((id) => ({ id, label: t(`settings.themes.${id}`) }))}
        value={settings.theme}
        onChange={(theme) => changeSettings({ theme })}
      />
      <Select
        label={t('settings.textSize')}
        options={SIZES.map((id) => ({ id, label: `${id} %` }))}
        value={String(settings.textSize) as (typeof SIZES)[number]}
        onChange={(size) => changeSettings({ textSize: Number(size) as Settings['textSize'] })}
      />
      <div className={css.sound}>
        <Switch
          on={settings.sound}
          onChange={(sound) => {
            changeSettings({ sound })
            if (sound) play('inject', { test: true })
          }}
        >
          {t('settings.sound')}
        </Switch>
        <Button small onPress={() => play('inject', { test: true })}>
          {t('settings.testSound')}
        </Button>
      </div>
      <label className={css.volume}>
        {t('settings.volume')}
        <input
          type="range"
          min={0}
          max={100}
          step={10}
          value={settings.volume}
          onChange={(event) => changeSettings({ volume: Number(event.target.value) })}
        />
      </label>
      <NotificationSwitch />
      <Switch on={settings.hours === 24} onChange={(on) => changeSettings({ hours: on ? 24 : 12 })}>
        {t('settings.hours24')}
      </Switch>
      <Switch on={settings.lessMotion} onChange={(lessMotion) => changeSettings({ lessMotion })}>
        {t('settings.motion')}
      </Switch>
    </div>
  )
}

/** Needs a secure context and the person's word; without either it says why it is off. */
function NotificationSwitch() {
  const { t } = useTranslation()
  const { notifications } = useSettings()
  const able = typeof Notification !== 'undefined' && window.isSecureContext
  const denied = able && Notification.permission === 'denied'
  const turn = async (on: boolean) => {
    const allowed = on && (await Notification.requestPermission()) === 'granted'
    changeSettings({ notifications: allowed })
  }
  return (
    <div>
      <Switch
        on={notifications && able && !denied}
        disabled={!able || denied}
        onChange={(on) => void turn(on)}
      >
        {t('settings.notifications')}
      </Switch>
      {(!able || denied) && (
        <p className={css.why}>{t(denied ? 'settings.notificationsDenied' : 'settings.notificationsHttp')}</p>
      )}
    </div>
  )
}
