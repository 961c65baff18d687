/** Small parts that say something: empty places, long waits, times. */
import type { ReactNode } from 'react'
import { durationParts, shortDuration } from '#client/clockText.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useSimText } from '#client/useClock.ts'
import type { SimMs } from '#shared/time.ts'
import css from './words.module.css'

/** A place with nothing in it says what would be there and what to do. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className={css.empty}>
      <p className={css.emptyTitle}>{title}</p>
      {children}
    </div>
  )
}

/** How far a long wait is; without `value` only that it goes on. `label` is shown and read. */
export function ProgressBar(props: { label: ReactNode; value?: number; max?: number }) {
  const { label, value, max = 100 } = props
  return (
    <label className={css.progress}>
      <span>{label}</span>
      <progress {...(value === undefined ? {} : { value })} max={max} />
    </label>
  )
}

/** A simulated time as the scenario's clock shows it: `10:32`, with seconds where asked. */
export function Time({ sim, seconds = false }: { sim: SimMs; seconds?: boolean }) {
  const text = useSimText()
  return <time>{text(sim, { seconds })}</time>
}

/** A length of time: `1:10` to the eye, "1 minute 10 seconds" to the ear. */
export function Duration({ ms }: { ms: number }) {
  const words = useDurationWords()
  return (
    <span className="mono">
      <span aria-hidden="true">{shortDuration(ms)}</span>
      <span className="visually-hidden">{words(ms)}</span>
    </span>
  )
}

/** "1 minute 10 seconds": a length of time in whole words. */
export function useDurationWords(): (ms: number) => string {
  const { t } = useTranslation()
  return (ms) => {
    const [a, b] = durationParts(ms).map(({ unit, count }) => t(`duration.${unit}`, { count }))
    return a && b ? t('duration.two', { a, b }) : (a ?? '')
  }
}
