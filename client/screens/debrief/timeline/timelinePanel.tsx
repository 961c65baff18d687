/** Lanes, slider, play and zoom. */
import { useMemo, useRef, useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Select, Switch } from '#client/components/choice.tsx'
import { Menu } from '#client/components/menu.tsx'
import { Panel } from '#client/components/panel.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { type AxisKind, axisOf, WHOLE } from '../axis.ts'
import { useDebrief, usePlayhead } from '../context.tsx'
import { issuesOf } from '../model.ts'
import { SPEEDS } from '../playhead.ts'
import { AXIS, LaneChart } from './laneChart.tsx'
import { boxesOf, GAP } from './laneLayout.ts'
import { MomentDigits, MomentLine, MomentSlider } from './slider.tsx'
import css from './timeline.module.css'
import { usePlay } from './usePlay.ts'
import { useWidth } from './useWidth.ts'
import { useZoom, type Zoom } from './useZoom.ts'

export function TimelinePanel() {
  const { model } = useDebrief()
  const { t } = useTranslation('debrief')
  const [kind, setKind] = useState<AxisKind>('played')
  const axis = useMemo(() => axisOf(kind, model.segments, model.end.sim), [kind, model])
  const chart = useRef<HTMLDivElement>(null)
  const width = useWidth(chart)
  const zoom = useZoom(axis, chart)
  usePlay()
  const showIssue = (id: string) => {
    const issue = issuesOf(model).find((one) => one.issue === id)
    if (!issue) return
    const [from, to] = [axis.place(issue.from), axis.place(issue.to)]
    const room = Math.max(0.005, (to - from) * 0.06)
    zoom.setWindow({ from: Math.max(0, from - room), to: Math.min(1, to + room) })
  }
  return (
    <Panel
      title={t('timeline.title')}
      aside={
        <div className={css.tools}>
          <Legend />
          <Switch on={kind === 'day'} onChange={(even) => setKind(even ? 'day' : 'played')}>
            {t('timeline.even')}
          </Switch>
          <ZoomTools zoom={zoom} showIssue={showIssue} />
        </div>
      }
    >
      <div className={css.lanes}>
        <LaneNames />
        <div ref={chart} className={css.chart}>
          <LaneChart axis={axis} window={zoom.window} width={width} />
          <MomentLine axis={axis} window={zoom.window} />
        </div>
        <span />
        <MomentSlider axis={axis} window={zoom.window} />
      </div>
      <PlayTools />
    </Panel>
  )
}

function Legend() {
  const { t } = useTranslation()
  return (
    <ul className={css.legend}>
      {(['observe', 'orient', 'decide', 'act'] as const).map((phase) => (
        <li key={phase} data-phase={phase}>
          {t(`phase.${phase}`)}
        </li>
      ))}
    </ul>
  )
}

function ZoomTools({ zoom, showIssue }: { zoom: Zoom; showIssue: (id: string) => void }) {
  const { model } = useDebrief()
  const { t } = useTranslation('debrief')
  const issues = issuesOf(model)
  return (
    <div className={css.zoom}>
      <Button small isDisabled={zoom.window === WHOLE} onPress={() => zoom.setWindow(WHOLE)}>
        {t('timeline.day')}
      </Button>
      {issues.length > 0 && (
        <Menu
          small
          label={t('timeline.issue')}
          entries={issues.map(({ issue, title }) => ({
            id: issue,
            label: title,
            act: () => showIssue(issue),
          }))}
        />
      )}
      <Button small aria-label={t('timeline.closer')} onPress={() => zoom.by(2)}>
        +
      </Button>
      <Button small aria-label={t('timeline.farther')} onPress={() => zoom.by(0.5)}>
        {'\u2212'}
      </Button>
    </div>
  )
}

function LaneNames() {
  const { model } = useDebrief()
  const { t } = useTranslation('debrief')
  return (
    <ul className={css.names} style={{ marginBlockEnd: AXIS, rowGap: GAP }}>
      {boxesOf(model.lanes).map(({ lane, height }) => {
        const role = model.brief.roles.find(({ id }) => id === lane.id)
        const other = lane.id === 'facilitator' ? 'facilitator' : 'system'
        return (
          <li key={lane.id} style={{ blockSize: height }}>
            <abbr className={css.letters} title={role?.name ?? t(`lane.${other}`)}>
              {role?.letters ?? t(`lane.${other}Short`)}
            </abbr>
            <span className={css.name}>{role?.name ?? t(`lane.${other}`)}</span>
          </li>
        )
      })}
    </ul>
  )
}

function PlayTools() {
  const { playhead } = useDebrief()
  const { t } = useTranslation('debrief')
  const playing = usePlayhead((state) => state.playing)
  const speed = usePlayhead((state) => state.speed)
  return (
    <div className={css.play}>
      <Button onPress={() => playhead.toNextKey(-1)}>{t('timeline.previous')}</Button>
      <Button variant="primary" onPress={() => playhead.setState({ playing: !playing })}>
        {playing ? t('timeline.pause') : t('timeline.play')}
      </Button>
      <Button onPress={() => playhead.toNextKey(1)}>{t('timeline.next')}</Button>
      <Select
        hideLabel
        label={t('timeline.speed')}
        options={SPEEDS.map((one) => ({ id: String(one), label: t('timeline.times', { speed: one }) }))}
        value={String(speed)}
        onChange={(id) => playhead.setState({ speed: SPEEDS.find((one) => String(one) === id) ?? 1 })}
      />
      <MomentDigits />
    </div>
  )
}
