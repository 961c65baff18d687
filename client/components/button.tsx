import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components'
import css from './button.module.css'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** `primary` is the one next step; `danger` cannot be taken back; `quiet` has no edge. */
  variant?: 'primary' | 'normal' | 'quiet' | 'danger'
  small?: boolean
  /** As wide as the place it stands in. */
  wide?: boolean
  children?: ReactNode
}

/** A button; its name is a verb. `isPending` shows that the room has not answered yet and keeps the focus. */
export function Button({ variant = 'normal', small = false, wide = false, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className={css.button ?? ''}
      data-variant={variant}
      data-small={small || undefined}
      data-wide={wide || undefined}
    />
  )
}

/** A square button with a picture; `label` is its name and its tooltip. */
export function IconButton({ label, children, ...rest }: ButtonProps & { label: string }) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={css.button ?? ''}
        data-variant={rest.variant ?? 'quiet'}
        data-icon=""
      >
        {children}
      </AriaButton>
      <Tooltip className={css.tooltip ?? ''} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}

/** A link that looks like a button: it goes somewhere and does nothing else. */
export function LinkButton(props: {
  href: string
  variant?: 'primary' | 'normal' | 'quiet'
  wide?: boolean
  newTab?: boolean
  download?: boolean
  onClick?: (event: React.MouseEvent) => void
  children: ReactNode
}) {
  const {
    href,
    variant = 'normal',
    wide = false,
    newTab = false,
    download = false,
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
      {...(onClick ? { onClick } : {})}
    >
      {children}
    </a>
  )
}
