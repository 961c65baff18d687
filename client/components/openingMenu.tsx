import { useRef } from 'react'
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import buttonCss from './button.module.css'
import css from './choice.module.css'
import type { MenuProps } from './menu.tsx'

/** `open` and `focused`: what the button that stood here before this was loaded had come to. */
export function OpeningMenu(props: MenuProps & { open: boolean; focused: boolean }) {
  const { label, button, entries, small = false, variant = 'normal', open, focused } = props
  const start = useRef({ open, focused })
  return (
    <MenuTrigger defaultOpen={start.current.open}>
      <Button
        aria-label={label}
        className={buttonCss.button ?? ''}
        data-variant={variant}
        data-small={small || undefined}
        autoFocus={start.current.focused}
      >
        {button ?? label}
      </Button>
      <Popover className={css.popover ?? ''}>
        <AriaMenu className={css.list ?? ''} aria-label={label}>
          {entries.map(({ id, label: words, text, act, disabled = false }) => (
            <MenuItem
              key={id}
              id={id}
              className={css.item ?? ''}
              isDisabled={disabled}
              onAction={act}
              {...(typeof words === 'string' || text ? { textValue: text ?? String(words) } : {})}
            >
              {words}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
