import { shortDuration } from '#client/clockText.ts'
import { useRoleNames } from '#client/components/roleBadge.tsx'
import { Shape } from '#client/components/shape.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useRealCountdown, useRealElapsed } from '#client/useClock.ts'
import css from './heldBand.module.css'

/** While the clock is held: a hatched band over the whole width, with who and why; before it, when nobody leads. */
export function HeldBand() {
  const { t } = useTranslation('screen')
  const held = useRoom((room) => room.view.held)
  const away = useRoom((room) => room.view.facilitatorAway)
  const names = useRoleNames()
  const elapsed = useRealElapsed(held?.since ?? null)
  const left = useRealCountdown(held?.until ?? away)
  if (!held)
    return left === null ? null : (
      <p className={css.band} data-quiet="">
        <span className={css.words}>{t('away', { time: shortDuration(Math.max(0, left)) })}</span>
      </p>
    )
  const who = held.by === 'facilitator' || held.by === 'script' ? t(`by.${held.by}`) : names(held.by)
  return (
    <p className={css.band}>
      <span className={css.words}>
        <Shape name="hold" size={32} /> <strong>{t('held', { time: shortDuration(elapsed ?? 0) })}</strong>{' '}
        {held.reason || t('heldBy', { who })}
        {left !== null && ` ${t('resumesIn', { time: shortDuration(Math.max(0, left)) })}`}
      </span>
    </p>
  )
}
