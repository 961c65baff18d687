import { PHASES } from '#client/closedLists.ts'
import { RoleBadge } from '#client/components/roleBadge.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { Total } from '#shared/score.ts'
import { useDebrief } from '../context.tsx'
import { cellOf } from '../model.ts'
import css from './scores.module.css'

/** Percent reached, by role and phase. A role that held no issue in a phase has no points there, which is no failing. */
export function ScoreMatrix() {
  const { model } = useDebrief()
  const { t } = useTranslation(['common', 'debrief'])
  const { phases, byRole, byPhase, team } = model.data.score
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={css.scroll} tabIndex={0} aria-label={t('debrief:scores.matrix')}>
      <table className={css.matrix}>
        <caption>{t('debrief:scores.matrix')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('debrief:scores.role')}</th>
            {PHASES.map((phase) => (
              <th key={phase} scope="col">
                <span className={css.long}>{t(`phase.${phase}`)}</span>
                <abbr className={css.short} title={t(`phase.${phase}`)}>
                  {t(`phase.short.${phase}`)}
                </abbr>
              </th>
            ))}
            <th scope="col">{t('debrief:scores.total')}</th>
          </tr>
        </thead>
        <tbody>
          {model.brief.roles.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">
                <RoleBadge role={id} />{' '}
                <span className={css.long} aria-hidden="true">
                  {name}
                </span>
              </th>
              {PHASES.map((phase) => (
                <td key={phase}>
                  <Cell {...cellOf(phases, id, phase)} />
                </td>
              ))}
              <td>
                <OfTotal total={byRole[id]} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('debrief:scores.team')}</th>
            {PHASES.map((phase) => (
              <td key={phase}>
                <OfTotal total={byPhase[phase]} />
              </td>
            ))}
            <td>
              <OfTotal total={team} />
            </td>
          </tr>
        </tfoot>
      </table>
      <p className={css.note}>{t('debrief:scores.dash')}</p>
    </section>
  )
}

function OfTotal({ total }: { total: Total | undefined }) {
  if (!total) return <Cell percent={null} pending={false} count={0} />
  return (
    <Cell
      percent={total.of > 0 ? total.percent : null}
      pending={total.pending > 0}
      count={total.of + total.pending}
    />
  )
}

function Cell({ percent, pending, count }: { percent: number | null; pending: boolean; count: number }) {
  const { t } = useTranslation('debrief')
  if (count === 0)
    return (
      <span className={css.none}>
        <span aria-hidden="true">{'\u2013'}</span>
        <span className="visually-hidden">{t('scores.noPoints')}</span>
      </span>
    )
  return (
    <>
      {percent !== null && t('scores.percent', { percent: Math.round(percent) })}
      {pending && <span className={css.pending}>{t('scores.pending')}</span>}
    </>
  )
}
