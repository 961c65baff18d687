import { useTranslation } from '#client/i18n/index.ts'
import { useSettings } from '#client/settings.ts'
import { keysOf, keysText, runAction } from '#client/shortcuts.ts'
import { IconButton } from './button.tsx'

/** At the end of every bar: the palette and the keys. */
export function BarHelp() {
  const { t } = useTranslation()
  const { keys } = useSettings()
  const palette = keysOf('palette', keys)
  return (
    <>
      <IconButton
        label={palette ? `${t('palette.open')} (${keysText(palette)})` : t('palette.open')}
        onPress={() => runAction('palette')}
      >
        <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
          <path d="M2 4h12M2 8h8M2 12h10" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
      </IconButton>
      <IconButton label={t('keys.help')} onPress={() => runAction('help')}>
        <span aria-hidden="true">?</span>
      </IconButton>
    </>
  )
}
