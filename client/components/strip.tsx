import type { ReactNode } from 'react'
import { useTranslation } from '#client/i18n/index.ts'
import { Shape, type ShapeName } from './shape.tsx'
import css from './strip.module.css'

export type StripTone = 'info' | 'warning' | 'hold' | 'alarm'
const SHAPE: Record<StripTone, ShapeName> = { info: 'info', warning: 'warning', hold: 'hold', alarm: 'P0' }

/** Where strips stand; a landmark while there is one. */
export function Notices({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('notices')} className={css.notices}>
      {children}
    </section>
  )
}

/** A notice in a line under the bar: pushes the page down and covers nothing. Say it aloud with `announce`. */
export function Strip(props: { tone?: StripTone; action?: ReactNode; children: ReactNode }) {
  const { tone = 'info', action, children } = props
  return (
    <div className={css.strip} data-tone={tone}>
      <Shape name={SHAPE[tone]} />
      <div className={css.words}>{children}</div>
      {action && <div className={css.action}>{action}</div>}
    </div>
  )
}
