import { fromAnchor } from '#client/clockText.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { spacedCode } from '#client/roomCode.ts'
import { useSimText, useZoneText } from '#client/useClock.ts'
import { useMinute } from '#client/useMinute.ts'
import css from './screenClock.module.css'

/** The clock for the whole room, what comes next on the plan, and the code for who comes late. */
export function ScreenClock() {
  const { t } = useTranslation('screen')
  const rate = useRoom((room) => room.view.clock.rate)
  const held = useRoom((room) => room.view.held !== null)
  const sure = useRoom((room) => room.status.kind === 'live' || room.status.kind === 'slow')
  const sim = useMinute()
  const simText = useSimText()
  const { city, offset } = useZoneText(sim)
  const brief = useRoom((room) => room.view.brief)
  const code = useRoom((room) => room.view.code) ?? ''
  const milestones = useRoom((room) => room.view.milestones)
  if (!brief) return null
  const anchorAt = brief.clock.anchorAt
  const next = brief.milestones.find(({ id, at }) => milestones[id]?.state === 'later' && at > sim)
  return (
    <header className={css.head}>
      <div>
        <time className={css.digits} data-unsure={!sure || undefined}>
          {sure ? '' : '~'}
          {simText(sim, { seconds: false })}
        </time>
        <p className={css.line}>
          {[
            t('zone', { city, offset }),
            anchorAt === null ? null : t('anchor', fromAnchor(sim, anchorAt)),
            !held && rate !== 1 ? t('speed', { rate }) : null,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
      </div>
      <div className={css.right}>
        <h1 className={css.title}>{brief.title}</h1>
        <p className={css.line}>
          {next ? t('next', { title: next.title, time: simText(next.at, { seconds: false }) }) : t('noNext')}
        </p>
        <p className={css.code}>{t('codeShort', { code: spacedCode(code) })}</p>
      </div>
    </header>
  )
}
