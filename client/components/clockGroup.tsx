/** The room's clock as every screen shows it: digits, place and offset, T+ from the anchor, speed, or HELD. */

import { Button } from 'react-aria-components'
import { fromAnchor, shortDuration } from '#client/clockText.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { later } from '#client/later.ts'
import { useRoom } from '#client/room.tsx'
import { useClock, useRealElapsed, useSimText, useZoneText } from '#client/useClock.ts'
import css from './clockGroup.module.css'
import { PartGone } from './pageError.tsx'
import { useRoleNames } from './roleBadge.tsx'
import { useOpening } from './useOpening.ts'

const zones = later(async () => (await import('./clockZones.tsx')).ClockZones)

/** `compact` shows the digits and one line; pressing it shows the same instant in other zones. */
export function ClockGroup({ compact = false }: { compact?: boolean }) {
  const { loaded: Zones, failed, before, bare } = useOpening(zones)
  const { held, sure } = useClock()
  const look = {
    className: css.clock ?? '',
    'data-held': held || undefined,
    'data-unsure': !sure || undefined,
  }
  if (Zones)
    return (
      <Zones {...before} look={look}>
        <ClockWords compact={compact} />
      </Zones>
    )
  return (
    <>
      <Button {...bare} {...look} aria-haspopup="dialog">
        <ClockWords compact={compact} />
      </Button>
      {failed && <PartGone />}
    </>
  )
}

function ClockWords({ compact }: { compact: boolean }) {
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
    <>
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
    </>
  )
}

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
