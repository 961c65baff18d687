import { Button, type ButtonProps, Tooltip, TooltipTrigger } from 'react-aria-components'
import css from './button.module.css'

/** A button that shows its name beside it while it is pointed at or has the focus. */
export function TippedButton({ tip, ...button }: ButtonProps & { tip: string }) {
  return (
    <TooltipTrigger delay={500}>
      <Button {...button} />
      <Tooltip className={css.tooltip ?? ''} offset={6}>
        {tip}
      </Tooltip>
    </TooltipTrigger>
  )
}
