/**
 * The day as lanes. One stop of the Tab key: up and down choose an inject, left and right move it by a minute, with Shift
 * by ten. A drag does the same; typing a time in the table does too.
 */
import { type KeyboardEvent, useMemo, useRef } from 'react'
import { useTranslation } from '#client/i18n/index.ts'
import { HOUR, MINUTE } from '#shared/time.ts'
import { useEditing, useFile } from '../editing.tsx'
import { timeText } from './dayTime.ts'
import { LaneMark } from './laneMark.tsx'
import css from './lanes.module.css'
import { type LaneDay, lanesOf, type Mark, stacked } from './lanesOf.ts'
import { PlanLane } from './planLane.tsx'
import { useRetime } from './useRetime.ts'

const ROW = 22

export function LaneTimeline() {
  const { t } = useTranslation('editor')
  const { spot, goTo } = useEditing()
  const file = useFile()
  const day = useMemo(() => lanesOf(file.value), [file])
  const retime = useRetime()
  const chart = useRef<HTMLDivElement>(null)
  /** Where the keys begin, while none is chosen. */
  const chosen = day.marks.find(({ id }) => id === spot.entry) ?? day.marks[0]
  const choose = (id: string) => goTo({ panel: 'injects', entry: id })

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (!step || !chosen || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    if (step.minutes !== 0) return void retime(chosen.id, step.minutes * (event.shiftKey ? 10 : 1))
    const next = day.marks[day.marks.indexOf(chosen) + step.rows]
    if (!next) return
    choose(next.id)
    chart.current?.querySelector<HTMLElement>(`[data-mark="${next.id}"][data-first]`)?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the marks inside
    <div className={css.chart} ref={chart} onKeyDown={onKeyDown}>
      <p className="visually-hidden">{t('lanesHelp')}</p>
      <Axis day={day} />
      <PlanLane day={day} />
      {day.lanes.map((lane) => (
        <LaneRow
          key={lane.id}
          day={day}
          lane={lane}
          chosen={spot.entry}
          reachable={chosen?.id ?? null}
          onChoose={choose}
          onMove={(id, minutes) => retime(id, minutes)}
        />
      ))}
      <OffClock day={day} chosen={spot.entry} reachable={chosen?.id ?? null} onChoose={choose} />
    </div>
  )
}

const STEPS: Record<string, { minutes: number; rows: number }> = {
  ArrowLeft: { minutes: -1, rows: 0 },
  ArrowRight: { minutes: 1, rows: 0 },
  ArrowUp: { minutes: 0, rows: -1 },
  ArrowDown: { minutes: 0, rows: 1 },
}

/** How far into the day, in percent. */
function share({ from, to }: LaneDay, at: number): number {
  return Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100))
}

function Axis({ day }: { day: LaneDay }) {
  const length = day.to - day.from
  const step =
    length > 6 * HOUR ? 2 * HOUR : length > 2 * HOUR ? HOUR : length > HOUR ? 15 * MINUTE : 5 * MINUTE
  const first = Math.ceil(day.from / step) * step
  const ticks = Array.from({ length: Math.floor((day.to - first) / step) + 1 }, (_, i) => first + i * step)
  return (
    <div className={css.axis} aria-hidden="true">
      <span />
      <div className={css.track}>
        {ticks.map((at) => (
          <span key={at} className={css.tick} style={{ insetInlineStart: `${share(day, at)}%` }}>
            {timeText(at)}
          </span>
        ))}
      </div>
    </div>
  )
}

function LaneRow(props: {
  day: LaneDay
  lane: LaneDay['lanes'][number]
  chosen: string | null
  reachable: string | null
  onChoose: (id: string) => void
  onMove: (id: string, minutes: number) => void
}) {
  const { day, lane, chosen, reachable, onChoose, onMove } = props
  const own = day.marks.filter(({ at, roles }) => at !== null && roles.includes(lane.id))
  const rows = stacked(own, (day.to - day.from) / 48)
  const height = Math.max(1, ...[...rows.values()].map((row) => row + 1)) * ROW + 6
  return (
    <div className={css.lane}>
      <span className={css.role} title={lane.name}>
        <b>{lane.letters}</b>
        <span className={css.roleName}>{lane.name}</span>
      </span>
      <div className={css.track} style={{ blockSize: height }} data-track="">
        {own.map((mark) => (
          <LaneMark
            key={mark.id}
            mark={mark}
            day={day}
            top={(rows.get(mark.id) ?? 0) * ROW + 3}
            first={mark.roles.find((role) => day.lanes.some(({ id }) => id === role)) === lane.id}
            chosen={chosen === mark.id}
            reachable={reachable === mark.id}
            onChoose={() => onChoose(mark.id)}
            onMove={(minutes) => onMove(mark.id, minutes)}
          />
        ))}
      </div>
    </div>
  )
}

const OFF = ['condition', 'after', 'effect', 'facilitator', 'practice', 'window', 'time', 'unclear'] as const

/** What no time of the day decides, by what it waits for. */
function OffClock(props: {
  day: LaneDay
  chosen: string | null
  reachable: string | null
  onChoose: (id: string) => void
}) {
  const { day, chosen, reachable, onChoose } = props
  const { t } = useTranslation('editor')
  const off = day.marks.filter(
    (mark) => mark.at === null || !mark.roles.some((role) => day.lanes.some(({ id }) => id === role)),
  )
  if (off.length === 0) return null
  const groups = OFF.map((waits) => ({ waits, marks: off.filter((mark) => mark.waits === waits) }))
  return (
    <div className={css.off}>
      {groups.map(
        ({ waits, marks }) =>
          marks.length > 0 && (
            <div key={waits} className={css.offGroup}>
              <span className={css.offName}>{t(`waits.${waits}`)}</span>
              {marks.map((mark) => (
                <OffMark
                  key={mark.id}
                  mark={mark}
                  chosen={chosen === mark.id}
                  reachable={reachable === mark.id}
                  onChoose={() => onChoose(mark.id)}
                />
              ))}
            </div>
          ),
      )}
    </div>
  )
}

function OffMark(props: { mark: Mark; chosen: boolean; reachable: boolean; onChoose: () => void }) {
  const { mark, chosen, reachable, onChoose } = props
  return (
    <button
      type="button"
      className={css.offMark}
      data-mark={mark.id}
      data-first=""
      data-waits={mark.waits}
      data-issue={mark.isIssue || undefined}
      aria-pressed={chosen}
      tabIndex={reachable ? 0 : -1}
      onClick={onChoose}
    >
      {mark.title}
    </button>
  )
}
