/** The room's clock as every screen shows it: digits, place and offset, T+ from the anchor, speed, or HELD. */

import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { clockText, deviceZone, fromAnchor, offsetText, shortDuration } from '#client/clockText.ts'
import { useRoom } from '#client/room.tsx'
import { useSettings } from '#client/settings.ts'
import { useClock, useRealElapsed, useServerTime, useSimText, useZoneText } from '#client/useClock.ts'
import { MINUTE } from '#shared/time.ts'
import css from './clockGroup.module.css'
import { useRoleNames } from './roleBadge.tsx'

/** `compact` shows the digits and one line; pressing it shows the same instant in other zones. */
export function ClockGroup({ compact = false }: { compact?: boolean }) {
  const { t } = useTranslation()
  const { sim, rate, held, startsIn, sure } = useClock()
  const simText = useSimText()
  const { city, offset } = useZoneText(sim)
  const anchor = useAnchorText(sim)
  const state = useRoom((room) => room.view.state)
  const why = useHeldText()
  const speed = state === 'live' && !held && rate !== 1 ? t('clock.speed', { rate }) : null
  const zone = t('clock.zone', { city, offset })
  const lines = compact ? [why ?? anchor ?? zone] : [zone, why ?? anchor]
  return (
    <DialogTrigger>
      <Button className={css.clock ?? ''} data-held={held || undefined} data-unsure={!sure || undefined}>
        <span className="visually-hidden">{t('clock.label')} </span>
        <time className={css.digits}>
          {sure ? '' : '~'}
          {simText(sim)}
        </time>
        <span className={css.lines}>
          {lines.map(
            (line, i) =>
              line && (
                <span key={line} className={i === 0 || !why ? undefined : css.held}>
                  {line}
                  {i === lines.length - 1 && speed ? ` · ${speed}` : ''}
                </span>
              ),
          )}
          {!compact && !lines[1] && speed && <span>{speed}</span>}
        </span>
        {startsIn !== null && <span className={css.held}>{t('clock.startsIn', { count: startsIn })}</span>}
      </Button>
      <Popover className={css.popover ?? ''} placement="bottom start">
        <Dialog aria-label={t('clock.details')} className={css.zones ?? ''}>
          <OtherZones />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function OtherZones() {
  const { t } = useTranslation()
  const { sim } = useClock()
  const { hours } = useSettings()
  const clock = useRoom((room) => room.view.brief?.clock ?? null)
  const realMinute = useServerTime(toMinute)
  if (!clock) return null
  const instant = clock.epoch + sim
  const here = deviceZone()
  const rows = [
    {
      name: `${clock.city}, ${offsetText(instant, clock.zone)}`,
      text: clockText(instant, { zone: clock.zone, hours }),
    },
    {
      name: `${t('clock.here')}, ${offsetText(instant, here)}`,
      text: clockText(instant, { zone: here, hours }),
    },
    { name: t('clock.utc'), text: clockText(instant, { zone: 'UTC', hours }) },
    { name: t('clock.real'), text: clockText(realMinute, { zone: here, hours }, { seconds: false }) },
  ]
  return (
    <dl>
      {rows.map(({ name, text }) => (
        <div key={name} className={css.row}>
          <dt>{name}</dt>
          <dd className="mono">{text}</dd>
        </div>
      ))}
    </dl>
  )
}

const toMinute = (now: number) => Math.floor(now / MINUTE) * MINUTE

/** `T+01:32 after Tag release`; null in a scenario without an anchor. */
function useAnchorText(sim: number): string | null {
  const { t } = useTranslation()
  const brief = useRoom((room) => room.view.brief)
  const anchorAt = brief?.clock.anchorAt
  if (!brief || anchorAt === null || anchorAt === undefined) return null
  const title = brief.milestones.find(({ id }) => id === brief.clock.anchor)?.title ?? ''
  return t(sim < anchorAt ? 'clock.beforeAnchor' : 'clock.fromAnchor', {
    ...fromAnchor(sim, anchorAt),
    anchor: title,
  })
}

/** `HELD 00:42 by the facilitator: audio check`; null while the clock runs. */
export function useHeldText(): string | null {
  const { t } = useTranslation()
  const held = useRoom((room) => room.view.held)
  const names = useRoleNames()
  const elapsed = useRealElapsed(held?.since ?? null)
  if (!held || elapsed === null) return null
  const known = held.by === 'facilitator' || held.by === 'script'
  const who = known ? t(`clock.${held.by as 'facilitator' | 'script'}`) : names(held.by)
  const words = { time: shortDuration(elapsed), who, reason: held.reason }
  return held.reason ? t('clock.heldByWhy', words) : t('clock.heldBy', words)
}
