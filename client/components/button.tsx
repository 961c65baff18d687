import { type ReactNode, useState } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { later, useLater } from '#client/later.ts'
import css from './button.module.css'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** `primary` is the one next step; `danger` cannot be taken back; `quiet` has no edge. */
  variant?: 'primary' | 'normal' | 'quiet' | 'danger'
  small?: boolean
  /** As wide as the place it stands in. */
  wide?: boolean
  children?: ReactNode
}

/**
 * A button; its name is a verb. `isPending`: the room has not answered yet. It keeps the focus, says nothing (answers
 * take a blink) and takes no second press.
 */
export function Button(props: ButtonProps) {
  const { variant = 'normal', small = false, wide = false, isPending = false, onPress, ...rest } = props
  return (
    <AriaButton
      {...rest}
      {...(onPress && !isPending ? { onPress } : {})}
      data-pending={isPending || undefined}
      className={css.button ?? ''}
      data-variant={variant}
      data-small={small || undefined}
      data-wide={wide || undefined}
    />
  )
}

const tipped = later(async () => (await import('./tippedButton.tsx')).TippedButton)

/** A square button with a picture; `label` is its name and, when the page has loaded those, its tooltip. */
export function IconButton({ label, ...rest }: ButtonProps & { label: string }) {
  const { loaded: Tipped } = useLater(tipped, false)
  const [focused, setFocused] = useState(false)
  const look = {
    ...rest,
    'aria-label': label,
    className: css.button ?? '',
    'data-variant': rest.variant ?? 'quiet',
    'data-icon': '',
  }
  if (Tipped) return <Tipped {...look} tip={label} autoFocus={focused || (rest.autoFocus ?? false)} />
  return <AriaButton {...look} onFocusChange={setFocused} />
}

/** A link that looks like a button: it goes somewhere and does nothing else. */
export function LinkButton(props: {
  href: string
  variant?: 'primary' | 'normal' | 'quiet'
  wide?: boolean
  newTab?: boolean
  download?: boolean
  /** The name, where the words alone do not say which of many it is. */
  label?: string
  onClick?: (event: React.MouseEvent) => void
  children: ReactNode
}) {
  const {
    href,
    variant = 'normal',
    wide = false,
    newTab = false,
    download = false,
    label,
    onClick,
    children,
  } = props
  return (
    <a
      href={href}
      className={css.button}
      data-variant={variant}
      data-wide={wide || undefined}
      {...(newTab ? { target: '_blank', rel: 'noreferrer' } : {})}
      {...(download ? { download: '' } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(onClick ? { onClick } : {})}
    >
      {children}
    </a>
  )
}
