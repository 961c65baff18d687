import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { later } from '#client/later.ts'
import buttonCss from './button.module.css'
import { PartGone } from './pageError.tsx'
import { useOpening } from './useOpening.ts'

export interface MenuEntry {
  id: string
  label: ReactNode
  /** Its words for type-ahead, where the label is not plain text. */
  text?: string
  act: () => void
  disabled?: boolean
}

export interface MenuProps {
  /** Names the button where `button` is only a picture. */
  label: string
  button?: ReactNode
  entries: readonly MenuEntry[]
  small?: boolean
  variant?: 'normal' | 'quiet'
}

const opening = later(async () => (await import('./openingMenu.tsx')).OpeningMenu)

/** A button that opens a list of things to do. The list is loaded later; a press before that waits for it. */
export function Menu(props: MenuProps) {
  const { label, button, small = false, variant = 'normal' } = props
  const { loaded: Opening, failed, before, bare } = useOpening(opening)
  if (Opening) return <Opening {...props} {...before} />
  return (
    <>
      <Button
        {...bare}
        aria-label={label}
        aria-haspopup="menu"
        className={buttonCss.button ?? ''}
        data-variant={variant}
        data-small={small || undefined}
      >
        {button ?? label}
      </Button>
      {failed && <PartGone />}
    </>
  )
}
