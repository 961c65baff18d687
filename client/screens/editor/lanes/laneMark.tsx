import { type PointerEvent, useRef, useState } from 'react'
import { useTranslation } from '#client/i18n/index.ts'
import { MINUTE } from '#shared/time.ts'
import { timeText } from './dayTime.ts'
import css from './lanes.module.css'
import type { LaneDay, Mark } from './lanesOf.ts'

/** Less is a press, not a drag. */
const DRAG_PX = 4

/** An inject in a lane: a point, or the bar of its window; dragged along the day in whole minutes. */
export function LaneMark(props: {
  mark: Mark
  day: LaneDay
  /** Px from the top of the lane. */
  top: number
  /** An inject to several roles is read aloud once. */
  first: boolean
  chosen: boolean
  /** The one that Tab reaches. */
  reachable: boolean
  onChoose: () => void
  onMove: (minutes: number) => void
}) {
  const { mark, day, top, first, chosen, reachable, onChoose, onMove } = props
  const { t } = useTranslation('editor')
  const begin = useRef<{ x: number; width: number } | null>(null)
  const [minutes, setMinutes] = useState(0)
  const length = day.to - day.from
  const share = (ms: number) => `${Math.min(100, Math.max(0, (ms / length) * 100))}%`
  const at = (mark.at ?? day.from) + minutes * MINUTE

  const down = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return
    const track = event.currentTarget.closest('[data-track]')
    begin.current = { x: event.clientX, width: track?.clientWidth ?? 1 }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const move = (event: PointerEvent<HTMLButtonElement>) => {
    if (!begin.current) return
    const px = event.clientX - begin.current.x
    if (minutes === 0 && Math.abs(px) < DRAG_PX) return
    setMinutes(Math.round(((px / begin.current.width) * length) / MINUTE))
  }
  const up = () => {
    if (!begin.current) return
    begin.current = null
    if (minutes !== 0) onMove(minutes)
    setMinutes(0)
  }
  const label = t('mark', {
    time: mark.until === null ? timeText(at) : t('window', { from: timeText(at), to: timeText(mark.until) }),
    title: mark.title,
    waits: t(`waits.${mark.waits}`),
  })
  return (
    <button
      type="button"
      className={css.mark}
      style={{
        insetInlineStart: share(at - day.from),
        insetBlockStart: top,
        ...(mark.until === null ? {} : { inlineSize: `max(16px, ${share(mark.until - (mark.at ?? 0))})` }),
      }}
      data-mark={mark.id}
      data-first={first ? '' : undefined}
      data-waits={mark.waits}
      data-issue={mark.isIssue || undefined}
      data-window={mark.until !== null || undefined}
      data-dragged={minutes !== 0 || undefined}
      aria-pressed={chosen}
      aria-label={label}
      aria-hidden={first ? undefined : true}
      title={label}
      tabIndex={reachable && first ? 0 : -1}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={() => {
        begin.current = null
        setMinutes(0)
      }}
      onClick={onChoose}
    >
      <span className={css.shape} aria-hidden="true" />
      {minutes !== 0 && <span className={css.dragTime}>{timeText(at)}</span>}
    </button>
  )
}
