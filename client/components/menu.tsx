import type { ReactNode } from 'react'
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import buttonCss from './button.module.css'
import css from './choice.module.css'

export interface MenuEntry {
  id: string
  label: ReactNode
  /** Its words for type-ahead, where the label is not plain text. */
  text?: string
  act: () => void
  disabled?: boolean
}

/** A button that opens a list of things to do. `label` names the button where `button` is only a picture. */
export function Menu(props: {
  label: string
  button?: ReactNode
  entries: readonly MenuEntry[]
  small?: boolean
  variant?: 'normal' | 'quiet'
}) {
  const { label, button, entries, small = false, variant = 'normal' } = props
  return (
    <MenuTrigger>
      <Button
        aria-label={label}
        className={buttonCss.button ?? ''}
        data-variant={variant}
        data-small={small || undefined}
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
