import { useEffect } from 'react'
import { announce } from '#client/announcer.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useClock } from '#client/useClock.ts'
import css from './startCount.module.css'

/** 3, 2, 1 over the page of everyone while a started clock has not reached its first moment. */
export function StartCount() {
  const { t } = useTranslation()
  const { startsIn } = useClock()
  const starting = startsIn !== null
  useEffect(() => {
    if (starting) announce(t('clock.starts'), 'assertive')
  }, [starting, t])
  if (!starting) return null
  return (
    <div className={css.count} aria-hidden="true">
      <span className={css.words}>{t('clock.starts')}</span>
      <span className={css.digit}>{startsIn}</span>
    </div>
  )
}
