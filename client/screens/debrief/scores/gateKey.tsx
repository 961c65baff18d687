import { StatusChip, VoteChip } from '#client/components/chip.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { Call } from '#shared/ids.ts'
import { useDebrief } from '../context.tsx'
import css from './scores.module.css'

/** The go/no-go polls: what a good team calls, how the criteria really stood, and where that could be read. */
export function GateKey() {
  const { model } = useDebrief()
  const { t } = useTranslation('debrief')
  return Object.entries(model.data.score.key.gates).map(([gate, { right, criteria }]) => {
    const call = model.whole.polls[gate]?.result?.call ?? null
    return (
      <section key={gate} className={css.issue} aria-labelledby={`gate-${gate}`}>
        <div className={css.head}>
          <h3 id={`gate-${gate}`}>{model.brief.gates.find(({ id }) => id === gate)?.title ?? gate}</h3>
          <span>
            {t('key.called')} <VoteChip vote={call} />
          </span>
          <span>
            {t('key.right')} <VoteChip vote={right as Call} />
          </span>
        </div>
        <details className={css.key}>
          <summary>{t('key.gate')}</summary>
          <ul className={css.evidence}>
            {criteria.map(({ id, label, met, where }) => {
              const mark = model.whole.polls[gate]?.marks[id]?.state ?? 'unknown'
              return (
                <li key={id}>
                  <StatusChip status={met ? 'met' : 'not-met'} small />
                  <span>
                    {label}
                    <span className={css.why}>{where}</span>
                  </span>
                  <span className={css.openers}>
                    {t('key.marked')} <StatusChip status={mark} small />
                  </span>
                </li>
              )
            })}
          </ul>
        </details>
      </section>
    )
  })
}
