/** The moment of the debrief as a slider under the lanes, a line across them, and digits. */
import { useTranslation } from '#client/i18n/index.ts'
import { useSimText } from '#client/useClock.ts'
import { MINUTE, SECOND, type SimMs } from '#shared/time.ts'
import type { Axis, Window } from '../axis.ts'
import { useDebrief, usePlayhead } from '../context.tsx'
import css from './timeline.module.css'

const FINE = 100_000

export function MomentSlider({ axis, window }: { axis: Axis; window: Window }) {
  const { playhead } = useDebrief()
  const { t } = useTranslation('debrief')
  const at = usePlayhead((state) => state.at)
  const words = useMomentWords()
  const place = (axis.place(at) - window.from) / (window.to - window.from)
  return (
    <input
      type="range"
      className={css.slider}
      min={0}
      max={FINE}
      step="any"
      value={place * FINE}
      aria-label={t('timeline.slider')}
      aria-valuetext={words(at)}
      aria-keyshortcuts="N P"
      onChange={(event) => {
        const share = Number(event.target.value) / FINE
        playhead.toTime(axis.timeAt(window.from + share * (window.to - window.from)))
      }}
      onKeyDown={useMomentKeys()}
    />
  )
}

/** Left and right 5 s, with Shift a minute, Home and End, N and P for key moments. */
export function useMomentKeys(): (event: React.KeyboardEvent) => void {
  const { model, playhead } = useDebrief()
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { at } = playhead.getState()
    const step = event.shiftKey ? MINUTE : 5 * SECOND
    const moves: Record<string, () => void> = {
      ArrowLeft: () => playhead.toTime(at - step),
      ArrowRight: () => playhead.toTime(at + step),
      ArrowDown: () => playhead.toTime(at - step),
      ArrowUp: () => playhead.toTime(at + step),
      PageDown: () => playhead.toTime(at - 10 * MINUTE),
      PageUp: () => playhead.toTime(at + 10 * MINUTE),
      Home: () => playhead.toTime(0),
      End: () => playhead.toTime(model.end.sim),
      KeyN: () => playhead.toNextKey(1),
      KeyP: () => playhead.toNextKey(-1),
    }
    const move = moves[event.code]
    if (!move) return
    event.preventDefault()
    move()
  }
}

/** `10:32:15, Engineering Lead in Orient`. */
function useMomentWords(): (at: SimMs) => string {
  const { t } = useTranslation('debrief')
  const simText = useSimText()
  const doing = useDoing()
  return (at) => {
    const who = doing(at)
    return who ? t('timeline.moment', { time: simText(at), who }) : simText(at)
  }
}

/** Who was in which phase: `Engineering Lead in Orient`. Empty where no issue was open. */
function useDoing(): (at: SimMs) => string {
  const { model } = useDebrief()
  const { t } = useTranslation(['common', 'debrief'])
  return (at) =>
    model.lanes
      .flatMap(({ id, phases }) =>
        phases
          .filter(({ from, to }) => from <= at && at < to)
          .map(({ phase }) =>
            t('debrief:timeline.inPhase', {
              role: model.brief.roles.find((role) => role.id === id)?.name ?? id,
              phase: t(`phase.${phase}`),
            }),
          ),
      )
      .join(', ')
}

export function MomentLine({ axis, window }: { axis: Axis; window: Window }) {
  const at = usePlayhead((state) => state.at)
  const place = (axis.place(at) - window.from) / (window.to - window.from)
  if (place < -0.001 || place > 1.001) return null
  // Moved as a layer of its own: the lanes below are not drawn again.
  return <div className={css.line} style={{ translate: `${place * 100}%` }} />
}

export function MomentDigits() {
  const at = usePlayhead((state) => Math.floor(state.at / SECOND) * SECOND)
  const simText = useSimText()
  const doing = useDoing()
  return (
    <p className={css.moment}>
      <time className={css.digits}>{simText(at)}</time>
      <span className={css.doing}>{doing(at)}</span>
    </p>
  )
}
