/** The keys of this page: what they do, how to change them, how to switch them off. */
import { useEffect, useState } from 'react'
import { useTranslation } from '#client/i18n/index.ts'
import { changeSettings, useSettings } from '#client/settings.ts'
import { isMac, type KeyName, keysOf, keysText, pressText, USUAL_KEYS } from '#client/shortcuts.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { FieldError } from './field.tsx'
import css from './keyboardHelp.module.css'

const MODIFIERS = /^(Alt|Shift|Control|Meta)(Left|Right)$/

export function KeyboardHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const { keys } = useSettings()
  const label = useKeyLabels()
  const [changing, setChanging] = useState<KeyName | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const names = Object.keys(USUAL_KEYS) as KeyName[]

  useEffect(() => {
    if (!changing) return
    const pressed = (event: KeyboardEvent) => {
      if (MODIFIERS.test(event.code)) return
      event.preventDefault()
      event.stopPropagation()
      if (event.code === 'Escape') return setChanging(null)
      const text = pressText(event, isMac())
      const other = names.find((name) => name !== changing && keysOf(name, keys) === text)
      if (other) return setProblem(t('keys.taken', { what: label(other) }))
      changeSettings({ keys: { ...keys, [changing]: text } })
      setProblem(null)
      setChanging(null)
    }
    window.addEventListener('keydown', pressed, true)
    return () => window.removeEventListener('keydown', pressed, true)
  }, [changing, keys, label, names, t])

  return (
    <Dialog
      open={open}
      onClose={onClose}
      outside
      wide
      title={t('keys.title')}
      footer={<Button onPress={() => changeSettings({ keys: {} })}>{t('keys.reset')}</Button>}
    >
      <p className={css.intro}>{t('keys.intro')}</p>
      <table className={css.table}>
        <tbody>
          {names.map((name) => {
            const own = keysOf(name, keys)
            return (
              <tr key={name}>
                <th scope="row">{label(name)}</th>
                <td>
                  {changing === name ? (
                    <span role="status">{t('keys.press')}</span>
                  ) : (
                    <kbd>{own ? keysText(own) : t('keys.isOff')}</kbd>
                  )}
                  {changing === name && <FieldError problem={problem} />}
                </td>
                <td className={css.actions}>
                  <Button small variant="quiet" onPress={() => setChanging(name)}>
                    {t('keys.change')}
                    <span className="visually-hidden"> {label(name)}</span>
                  </Button>
                  <Button
                    small
                    variant="quiet"
                    onPress={() =>
                      changeSettings({ keys: { ...keys, [name]: own ? null : USUAL_KEYS[name] } })
                    }
                  >
                    {own ? t('keys.off') : t('keys.on')}
                    <span className="visually-hidden"> {label(name)}</span>
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Dialog>
  )
}

function useKeyLabels(): (name: KeyName) => string {
  const { t } = useTranslation()
  return (name) =>
    name === 'station1' || name === 'station2' || name === 'station3' || name === 'station4'
      ? t('keys.station', { n: name.slice(-1) })
      : t(`keys.${name}`)
}
