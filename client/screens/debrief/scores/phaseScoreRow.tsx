import { shortDuration } from '#client/clockText.ts'
import { Chip } from '#client/components/chip.tsx'
import { RoleBadge } from '#client/components/roleBadge.tsx'
import { Duration, Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { PhaseScore } from '#shared/score.ts'
import { EvidenceLinks } from '../evidenceLinks.tsx'
import { pointsText } from '../points.ts'
import css from './scores.module.css'

/** A phase of an issue as one line; unfolded, where its points come from. */
export function PhaseScoreRow({ score }: { score: PhaseScore }) {
  const { t } = useTranslation(['common', 'debrief'])
  const { phase, role, points, of, spent, ofLimit, late, done, holds } = score
  return (
    <details className={css.phase}>
      <summary>
        <span className={css.name} data-phase={phase}>
          {t(`phase.${phase}`)}
        </span>
        <RoleBadge role={role} />
        <span className={css.spent}>
          {done || spent > 0 ? <Duration ms={spent} /> : t('debrief:scores.notDone')}
          {ofLimit !== null && (
            <span className={css.quiet}>
              {' '}
              {t('debrief:scores.ofLimit', { percent: Math.round(ofLimit / 10) })}
            </span>
          )}
        </span>
        <span className={css.flags}>
          {late && (
            <Chip tone="hold" shape="warning" small>
              {t('status.late')}
            </Chip>
          )}
          {holds.length > 0 && (
            <Chip shape="hold" small>
              {t('debrief:scores.holds', { count: holds.length })}
            </Chip>
          )}
        </span>
        <strong className={css.points}>
          {points === null
            ? t('debrief:scores.pending')
            : t('debrief:scores.points', { points: pointsText(points), of: pointsText(of) })}
        </strong>
      </summary>
      <Detail score={score} />
    </details>
  )
}

function Detail({ score }: { score: PhaseScore }) {
  const { t } = useTranslation('debrief')
  const { quality, timeliness, done, parts, from, holds } = score
  const percent = (share: number) => t('scores.percent', { percent: Math.round(share * 100) })
  return (
    <div className={css.detail}>
      <dl className={css.parts}>
        <div>
          <dt>{t('scores.quality')}</dt>
          <dd>{quality === null ? t('scores.pending') : percent(quality)}</dd>
        </div>
        {parts.map(({ label, got, of }) => (
          <div key={label} className={css.part}>
            <dt>{label}</dt>
            <dd>
              {got === null
                ? t('scores.pending')
                : t('scores.points', { points: pointsText(got), of: pointsText(of) })}
            </dd>
          </div>
        ))}
        {done && (
          <div>
            <dt>{t('scores.timeliness')}</dt>
            <dd>{percent(timeliness)}</dd>
          </div>
        )}
      </dl>
      {holds.length > 0 && (
        <ul className={css.holds}>
          {holds.map(({ seq, at, realMs, reason }) => (
            <li key={seq}>
              <Time sim={at} seconds />{' '}
              {t(reason ? 'scores.holdWhy' : 'scores.hold', { real: shortDuration(realMs), reason })}
            </li>
          ))}
        </ul>
      )}
      <h4>{t('scores.from')}</h4>
      <EvidenceLinks from={from} issue={score.issue} />
    </div>
  )
}
