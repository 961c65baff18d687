/** Everything that can be done here, by name. */

import { Autocomplete, Input, Menu, MenuItem, SearchField, useFilter } from 'react-aria-components'
import { useTranslation } from '#client/i18n/index.ts'
import { useSettings } from '#client/settings.ts'
import { type KeyName, keysOf, keysText, USUAL_KEYS, useAllActions } from '#client/shortcuts.ts'
import choiceCss from './choice.module.css'
import css from './commandPalette.module.css'
import { Dialog } from './dialog.tsx'
import fieldCss from './field.module.css'

export function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const { keys } = useSettings()
  const actions = useAllActions()
  const { contains } = useFilter({ sensitivity: 'base' })
  const listed = actions.filter(({ id }) => id !== 'palette')
  return (
    <Dialog open={open} onClose={onClose} outside title={t('palette.title')}>
      <Autocomplete filter={contains}>
        <SearchField aria-label={t('palette.field')} autoFocus>
          <Input className={fieldCss.input ?? ''} placeholder={t('palette.placeholder')} />
        </SearchField>
        <Menu
          aria-label={t('palette.title')}
          className={css.list ?? ''}
          renderEmptyState={() => <p className={css.empty}>{t('palette.empty')}</p>}
        >
          {listed.map(({ id, label, run }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={label}
              className={choiceCss.item ?? ''}
              onAction={() => {
                onClose()
                // After the dialog has given the focus back.
                setTimeout(run)
              }}
            >
              <span className={css.name}>{label}</span>
              <Keys name={id} own={keys} />
            </MenuItem>
          ))}
        </Menu>
      </Autocomplete>
    </Dialog>
  )
}

function Keys({ name, own }: { name: string; own: Record<string, string | null> }) {
  const keys = name in USUAL_KEYS ? keysOf(name as KeyName, own) : null
  return keys && <kbd className={css.keys}>{keysText(keys)}</kbd>
}
