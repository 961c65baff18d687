/** The lanes, drawn. A picture for the eye: the table of events says the same to everyone else. */
import { memo } from 'react'
import { shortDuration } from '#client/clockText.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useSimText } from '#client/useClock.ts'
import type { SimMs } from '#shared/time.ts'
import type { Axis, Window } from '../axis.ts'
import { ticksOf, WHOLE } from '../axis.ts'
import { useDebrief } from '../context.tsx'
import { BAR, boxesOf, heightOf, type LaneBox, STEPS, STRIP, spread } from './laneLayout.ts'
import { LaneMarkShape, useMarkTitle } from './laneMarks.tsx'
import css from './lanes.module.css'
import { Milestones } from './milestoneMarks.tsx'

export const AXIS = 22
const TICK_APART = 64

export interface Drawing {
  width: number
  /** Pixels from the left edge of a simulated time. */
  x: (at: SimMs) => number
}

export const LaneChart = memo(function LaneChart(props: { axis: Axis; window: Window; width: number }) {
  const { axis, window, width } = props
  const { model } = useDebrief()
  const { t } = useTranslation('debrief')
  const simText = useSimText()
  const boxes = boxesOf(model.lanes)
  const height = heightOf(boxes)
  const drawing: Drawing = {
    width,
    x: (at) => ((axis.place(at) - window.from) / (window.to - window.from)) * width,
  }
  const ticks = width > 0 ? ticksOf(axis, window, TICK_APART / width) : []
  return (
    <svg
      className={css.chart}
      data-zoomed={window !== WHOLE || undefined}
      width={width}
      height={height + AXIS}
      role="img"
      aria-label={t('timeline.picture')}
      viewBox={`0 0 ${Math.max(1, width)} ${height + AXIS}`}
    >
      <Patterns />
      {boxes.map(({ lane, top, height: laneHeight }) => (
        <rect key={lane.id} className={css.lane} x={0} y={top} width={width} height={laneHeight} rx={4} />
      ))}
      {model.quiet.map(({ from, to, realMs }) => (
        <rect
          key={from}
          className={css.quiet}
          x={drawing.x(from)}
          y={0}
          width={Math.max(0, drawing.x(to) - drawing.x(from))}
          height={height}
        >
          <title>{t('timeline.quiet', { real: shortDuration(realMs) })}</title>
        </rect>
      ))}
      {ticks.map((at) => (
        <g key={at} className={css.tick}>
          <line x1={drawing.x(at)} x2={drawing.x(at)} y1={0} y2={height + 4} />
          <text x={drawing.x(at)} y={height + AXIS - 4} textAnchor={anchorOf(drawing.x(at), width)}>
            {simText(at, { seconds: false })}
          </text>
        </g>
      ))}
      <Holds drawing={drawing} height={height} />
      {boxes.map((box) => (
        <LaneBody key={box.lane.id} box={box} drawing={drawing} />
      ))}
    </svg>
  )
})

function anchorOf(x: number, width: number): 'start' | 'middle' | 'end' {
  if (x < 20) return 'start'
  return x > width - 20 ? 'end' : 'middle'
}

function Patterns() {
  return (
    <defs>
      <pattern id="quiet" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className={css.quietLine} x1="0" y1="0" x2="0" y2="7" />
      </pattern>
      <pattern id="hold" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className={css.holdGround} width="5" height="5" />
        <line className={css.holdLine} x1="0" y1="0" x2="0" y2="5" />
      </pattern>
      <pattern id="late" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className={css.lateLine} x1="0" y1="0" x2="0" y2="5" />
      </pattern>
    </defs>
  )
}

function LaneBody({ box, drawing }: { box: LaneBox; drawing: Drawing }) {
  const { lane, top, strip, height } = box
  const { playhead } = useDebrief()
  const titleOf = useMarkTitle()
  return (
    <g transform={`translate(0 ${top})`}>
      <Milestones lane={lane} height={height} drawing={drawing} />
      <Phases lane={lane} top={strip + STRIP} drawing={drawing} />
      {lane.steps.map(({ n, from, to }) => (
        <line
          key={n}
          className={css.step}
          x1={drawing.x(from)}
          x2={Math.max(drawing.x(to), drawing.x(from) + 0.1)}
          y1={height - STEPS / 2 - 1}
          y2={height - STEPS / 2 - 1}
        />
      ))}
      {spread(lane.marks, ({ at }) => drawing.x(at)).map(({ mark, x, more }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: a short way for the mouse; the table's rows do the same.
        <g
          key={`${mark.n}${mark.kind}`}
          className={css.mark}
          transform={`translate(${x} ${strip + STRIP / 2})`}
          onClick={() => playhead.toFact(mark.n)}
        >
          <title>{titleOf(mark, more)}</title>
          <LaneMarkShape mark={mark} />
        </g>
      ))}
    </g>
  )
}

function Phases({ lane, top, drawing }: { lane: LaneBox['lane']; top: number; drawing: Drawing }) {
  const { model, playhead } = useDebrief()
  const { t } = useTranslation(['common', 'debrief'])
  const simText = useSimText()
  return lane.phases.map(({ n, issue, phase, from, to, late, limitAt, finished, row }) => {
    const x = drawing.x(from)
    const width = Math.max(2, drawing.x(to) - x)
    const y = top + row * BAR
    const lateX = limitAt === null ? null : drawing.x(limitAt)
    const title = t('debrief:timeline.bar', {
      phase: t(`phase.${phase}`),
      title: model.titles[issue] ?? issue,
      from: simText(from),
      length: shortDuration(to - from),
      late: late ? t('debrief:timeline.late') : '',
      left: finished ? '' : t('debrief:timeline.left'),
    })
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: a short way for the mouse; the table's rows do the same.
      <g key={n} className={css.phase} data-phase={phase} onClick={() => playhead.toFact(n)}>
        <title>{title}</title>
        <rect
          x={x + 0.5}
          y={y}
          width={Math.max(1, width - 1)}
          height={BAR - 2}
          rx={2}
          strokeDasharray={finished ? undefined : '3 2'}
        />
        {lateX !== null && (
          <rect
            className={css.late}
            x={lateX}
            y={y}
            width={Math.max(1, x + width - lateX)}
            height={BAR - 2}
          />
        )}
        {width > 24 && (
          <text x={x + 5} y={y + BAR / 2 + 3.5}>
            {t(`phase.short.${phase}`)}
            {width > 68 && ` ${shortDuration(to - from)}`}
          </text>
        )}
      </g>
    )
  })
}

const HOLD_WIDTH = 8

function Holds({ drawing, height }: { drawing: Drawing; height: number }) {
  const { model, playhead } = useDebrief()
  const { t } = useTranslation('debrief')
  return model.holds.map(({ n, at, realMs, reason }) => (
    // biome-ignore lint/a11y/noStaticElementInteractions: a short way for the mouse; the table's rows do the same.
    <g key={n} className={css.mark} onClick={() => playhead.toFact(n)}>
      <title>
        {t(reason ? 'timeline.holdWhy' : 'timeline.hold', { real: shortDuration(realMs ?? 0), reason })}
      </title>
      <rect
        className={css.hold}
        x={drawing.x(at) - HOLD_WIDTH / 2}
        y={0}
        width={HOLD_WIDTH}
        height={height}
      />
    </g>
  ))
}
