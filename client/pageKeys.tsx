/** Keys that work on every page: the palette, the help, the regions. The dialogs are loaded when first opened. */
import { useEffect, useState } from 'react'
import { useTranslation } from '#client/i18n/index.ts'
import { lazyPart } from './lazyScreen.tsx'
import { cycleRegion } from './regions.ts'
import { changeSettings } from './settings.ts'
import { listenForKeys, useActions } from './shortcuts.ts'
import { watchTyping } from './typingPause.ts'

const Palette = lazyPart(async () => (await import('./components/commandPalette.tsx')).CommandPalette)
const Help = lazyPart(async () => (await import('./components/keyboardHelp.tsx')).KeyboardHelp)

export function PageKeys() {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'palette' | 'help' | null>(null)
  const [known, setKnown] = useState({ palette: false, help: false })
  const show = (which: 'palette' | 'help') => {
    setKnown((before) => ({ ...before, [which]: true }))
    setOpen(which)
  }
  const close = () => setOpen(null)
  useEffect(() => {
    const stops = [listenForKeys(), watchTyping()]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
  useActions([
    { id: 'palette', label: t('palette.open'), run: () => show('palette') },
    { id: 'help', label: t('keys.help'), run: () => show('help') },
    { id: 'nextRegion', label: t('keys.nextRegion'), run: () => cycleRegion(1) },
    { id: 'previousRegion', label: t('keys.previousRegion'), run: () => cycleRegion(-1) },
    ...(['dark', 'light', 'system'] as const).map((theme) => ({
      id: `theme.${theme}` as const,
      label: `${t('settings.theme')}: ${t(`settings.themes.${theme}`)}`,
      run: () => changeSettings({ theme }),
    })),
  ])
  return (
    <>
      {known.palette && <Palette open={open === 'palette'} onClose={close} />}
      {known.help && <Help open={open === 'help'} onClose={close} />}
    </>
  )
}
