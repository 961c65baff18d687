/**
 * The launch day at a glance: milestones above, issues as bars of their phases, injects, holds, the hours below, and
 * where the clock is. A picture: everything in it stands in the run sheet too, where keys and screen readers reach it.
 */
import { useMemo } from 'react'
import { shortDuration } from '#client/clockText.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useSimText } from '#client/useClock.ts'
import { useMinute } from '#client/useMinute.ts'
import { HOUR } from '#shared/time.ts'
import { useDesk } from '../desk.tsx'
import css from './overview.module.css'
import { overviewOf } from './overviewOf.ts'

export function OverviewStrip() {
  const { t } = useTranslation(['console', 'common'])
  const { select } = useDesk()
  const brief = useRoom((room) => room.view.brief)
  const sheet = useRoom((room) => room.view.sheet)
  const milestones = useRoom((room) => room.view.milestones)
  const issues = useRoom((room) => room.view.issues)
  const holds = useRoom((room) => room.view.holds)
  const held = useRoom((room) => room.view.held !== null)
  const sim = useMinute()
  const simText = useSimText()
  const day = useMemo(
    () => overviewOf({ brief, sheet, milestones, issues, holds }),
    [brief, sheet, milestones, issues, holds],
  )
  if (day.end === 0) return null
  const left = (at: number) => ({ insetInlineStart: `${(Math.min(at, day.end) / day.end) * 100}%` })
  const done = day.milestones.filter(({ state }) => state === 'done').length
  const label = t('overview.label', {
    time: simText(sim, { seconds: false }),
    done,
    all: day.milestones.length,
  })
  return (
    <div className={css.strip}>
      <p className="visually-hidden">{label}</p>
      <div className={css.field} aria-hidden="true">
        <div className={css.past} style={{ inlineSize: `${(sim / day.end) * 100}%` }} />
        {day.hours.map((at) => (
          <span
            key={at}
            className={css.hour}
            style={left(at)}
            data-last={at === day.end || undefined}
            data-tight={(at < day.end && day.end - at <= HOUR) || undefined}
          >
            {simText(at, { seconds: false })}
          </span>
        ))}
        {day.issues.flatMap(({ id, lane, spans }) =>
          spans.map(({ phase, from, to }) => (
            <button
              type="button"
              tabIndex={-1}
              key={`${id}/${from}/${phase}`}
              className={css.span}
              data-phase={phase}
              data-lane={lane}
              style={{ ...left(from), inlineSize: `${(Math.max(0, (to ?? sim) - from) / day.end) * 100}%` }}
              title={`${sheet[id]?.title ?? id}: ${t(`common:phase.${phase}`)}`}
              onClick={() => select({ kind: 'inject', id })}
            />
          )),
        )}
        {day.injects.map(({ id, at, state, issue }) => (
          <button
            key={id}
            type="button"
            tabIndex={-1}
            className={css.inject}
            data-state={state}
            data-issue={issue || undefined}
            style={left(at)}
            title={`${simText(at, { seconds: false })} ${sheet[id]?.title ?? id}`}
            onClick={() => select({ kind: 'inject', id })}
          />
        ))}
        {day.milestones.map(({ id, at, title, state }, i) => (
          <button
            key={id}
            type="button"
            tabIndex={-1}
            className={css.milestone}
            data-state={state}
            style={{ ...left(at), maxInlineSize: `${room(day.milestones, i, day.end)}%` }}
            title={`${simText(at, { seconds: false })} ${title}`}
            onClick={() => select({ kind: 'milestone', id })}
          >
            {title}
          </button>
        ))}
        {day.holds.map(({ at, realMs }) => (
          <span
            key={`${at}/${realMs}`}
            className={css.hold}
            style={left(at)}
            title={
              realMs === null ? t('overview.holdNow') : t('overview.hold', { time: shortDuration(realMs) })
            }
          />
        ))}
        <span className={css.playhead} data-held={held || undefined} style={left(sim)} />
      </div>
    </div>
  )
}

/** How wide a title may be before the next one begins, in percent. */
function room(milestones: readonly { at: number }[], i: number, end: number): number {
  const from = milestones[i]?.at ?? 0
  const to = milestones[i + 1]?.at ?? end
  return Math.max(0, ((to - from) / end) * 100 - 0.4)
}
