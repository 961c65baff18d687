/**
 * What is left of a limit: simulated and real time for the eye, four moments for the ear (start, one minute, 20
 * seconds, up). It counts down from the server's anchor and decides nothing; past the limit it counts up.
 */
import { useEffect, useRef } from 'react'
import { announce } from '#client/announcer.tsx'
import { momentPassed } from '#client/clock.ts'
import { shortDuration } from '#client/clockText.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { play } from '#client/sounds.ts'
import { useCountdown } from '#client/useClock.ts'
import { MINUTE, type SimMs } from '#shared/time.ts'
import css from './countdown.module.css'
import { useDurationWords } from './words.tsx'

export interface CountdownProps {
  /** Simulated time of the limit; null where there is none. */
  due: SimMs | null
  /** The whole limit, for the bar; without it there is no bar. */
  of?: SimMs | null
  /** What it is for: "to decide". Said at the start. */
  what?: string
  /** Says the four moments aloud. Only one countdown of a page should, the one of the open item. */
  spoken?: boolean
  /** "More time" can be asked for: said with the last 20 seconds. */
  extendable?: boolean
  /** Digits in the size of a heading. */
  large?: boolean
  /** Without the real time beside it, for dense lists. */
  brief?: boolean
}

export function Countdown(props: CountdownProps) {
  const { due, of = null, spoken = false, large = false, brief = false } = props
  const { t } = useTranslation()
  const left = useCountdown(due)
  const held = useRoom((room) => !room.view.clock.running)
  const rate = useRoom((room) => room.view.clock.rate)
  useSpokenMoments(spoken ? props : { due: null }, left?.sim ?? null)
  if (!left) return due === null ? null : <span className={css.countdown} />
  const over = left.sim <= 0
  const digits = shortDuration(left.sim)
  const real =
    left.real === null ? t('countdown.held') : t('countdown.realLeft', { time: shortDuration(left.real) })
  const urgency = over ? 'over' : left.sim <= MINUTE ? 'soon' : 'calm'
  return (
    <div
      role="timer"
      aria-live="off"
      className={css.countdown}
      data-urgency={urgency}
      data-large={large || undefined}
    >
      <span className={css.sim}>
        {over ? t('countdown.over', { time: digits }) : t('countdown.left', { time: digits })}
      </span>
      {!brief && (rate !== 1 || held) && !over && <span className={css.real}>{real}</span>}
      {of !== null && of > 0 && (
        <span className={css.bar} aria-hidden="true">
          <span style={{ inlineSize: `${Math.max(0, Math.min(100, (left.sim / of) * 100))}%` }} />
        </span>
      )}
    </div>
  )
}

function useSpokenMoments({ due, what, extendable = false }: CountdownProps, sim: SimMs | null): void {
  const { t } = useTranslation()
  const words = useDurationWords()
  const before = useRef<{ due: SimMs; sim: SimMs } | null>(null)
  useEffect(() => {
    const known = before.current
    before.current = due === null || sim === null ? null : { due, sim }
    if (due === null || sim === null) return
    if (known?.due !== due) {
      if (what && sim > 0) announce(t('countdown.started', { time: words(sim), what }))
      return
    }
    const moment = momentPassed(known.sim, sim)
    if (moment === 'minute') announce(t('countdown.oneMinute'))
    if (moment === 'twenty')
      announce(t(extendable ? 'countdown.twenty' : 'countdown.twentyPlain'), 'assertive')
    if (moment === 'up') announce(t('countdown.up'), 'assertive')
    if (moment === 'minute' || moment === 'twenty') play('minute')
  }, [due, sim, what, extendable, t, words])
}
