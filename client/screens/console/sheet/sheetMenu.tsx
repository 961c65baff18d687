import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import buttonCss from '#client/components/button.module.css'
import listCss from '#client/components/choice.module.css'
import { useTranslation } from '#client/i18n/index.ts'
import { useCommand } from '#client/useCommand.ts'
import type { SheetRow } from '#shared/fact.ts'
import { Refused } from '../refused.tsx'
import css from './sheetMenu.module.css'
import { useSheetActs } from './useSheetActs.ts'

/** What can be done with an inject, at its row. Nothing for what was sent. */
export function SheetMenu({ row, reachable }: { row: SheetRow; reachable: boolean }) {
  const { t } = useTranslation('console')
  const command = useCommand()
  const acts = useSheetActs(row, command)
  if (acts.length === 0) return null
  const label = t('sheet.menu', { title: row.title })
  return (
    <>
      <MenuTrigger>
        <Button
          aria-label={label}
          excludeFromTabOrder={!reachable}
          className={`${buttonCss.button} ${css.dots}`}
          data-variant="quiet"
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d="M8 1.5v3M8 6.5v3M8 11.5v3" stroke="currentColor" strokeWidth="3" />
          </svg>
        </Button>
        <Popover className={listCss.popover ?? ''}>
          <Menu className={listCss.list ?? ''} aria-label={label}>
            {acts.map(({ id, label: words, act }) => (
              <MenuItem key={id} id={id} className={listCss.item ?? ''} onAction={act} textValue={words}>
                {words}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <Refused problem={command.problem} onClose={command.clear} />
    </>
  )
}
