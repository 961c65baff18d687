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
