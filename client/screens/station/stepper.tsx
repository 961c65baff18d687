/** The four phases with the time spent in each. Done ones open to be read. */

import { PHASES } from '#client/closedLists.ts'
import { Shape } from '#client/components/shape.tsx'
import { Duration } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useClock } from '#client/useClock.ts'
import type { Phase } from '#shared/ids.ts'
import type { IssueView } from '#shared/view.ts'
import { phaseLook, spentIn } from './issueLook.ts'
import css from './stepper.module.css'

export function Stepper(props: { issue: IssueView; looked: Phase; onLook: (phase: Phase) => void }) {
  const { issue, looked, onLook } = props
  const { t } = useTranslation('station')
  const { sim } = useClock()
  return (
    <nav aria-label={t('stepper.label')} className={css.stepper}>
      <ol>
        {PHASES.map((phase) => {
          const look = phaseLook(issue, phase)
          const spent = spentIn(issue, phase, sim)
          const late = issue.spent[phase]?.late ?? issue.limitsPassed.includes(phase)
          return (
            <li key={phase}>
              <button
                type="button"
                className={css.step}
                data-phase={phase}
                data-look={look}
                data-looked={(phase === looked && look !== 'current') || undefined}
                aria-current={look === 'current' ? 'step' : undefined}
                disabled={look === 'ahead'}
                onClick={() => onLook(phase)}
              >
                <span className={css.name}>
                  {look === 'done' && <Shape name="done" size={14} />}
                  {t(`phases.${phase}`)}
                </span>
                <span className={css.spent}>
                  {look === 'ahead' && spent === 0 ? (
                    <span aria-hidden="true">–</span>
                  ) : (
                    <Duration ms={spent} />
                  )}
                  {late && <span className={css.late}>{t('stepper.late')}</span>}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
