import { SEVERITIES } from '#client/closedLists.ts'
import { Chip, SeverityChip } from '#client/components/chip.tsx'
import { RoleBadge } from '#client/components/roleBadge.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { IssueView } from '#shared/view.ts'
import { useDebrief } from '../context.tsx'
import { pointsText } from '../points.ts'
import css from './scores.module.css'

/** What would have been best, said only now: the values of all choices, with why, and what the team took. */
export function IssueKey({ issue }: { issue: string }) {
  const { model } = useDebrief()
  const { t } = useTranslation('debrief')
  const key = model.data.score.key.issues[issue]
  const view = model.whole.issues[issue]
  if (!key) return null
  const orient = view?.answers.orient
  const assessed = orient?.phase === 'orient' ? orient : null
  return (
    <details className={css.key}>
      <summary>{t('key.title')}</summary>
      <div className={css.detail}>
        {key.expected && <p>{key.expected}</p>}
        <Choices title={t('key.options')} choices={key.options} taken={view?.decision?.option ?? null} />
        {view?.decision && view.decision.option === null && (
          <p>{t('key.other', { text: view.decision.label })}</p>
        )}
        <Severities severity={key.severity} taken={view?.severity ?? null} />
        <Choices title={t('key.causes')} choices={key.causes} taken={assessed?.cause ?? null} />
        <Choices title={t('key.affected')} choices={key.affected} taken={assessed?.affected ?? null} />
        <EvidenceKey evidence={key.evidence} openedBy={view?.openedBy ?? {}} />
      </div>
    </details>
  )
}

function Choices(props: {
  title: string
  choices: readonly { id: string; label: string; quality: number; why: string }[]
  taken: string | null
}) {
  const { title, choices, taken } = props
  const { t } = useTranslation('debrief')
  if (choices.length === 0) return null
  return (
    <section>
      <h4>{title}</h4>
      <ul className={css.choices}>
        {choices
          .toSorted((a, b) => b.quality - a.quality)
          .map(({ id, label, quality, why }) => (
            <li key={id} data-taken={id === taken || undefined}>
              <span className={css.value}>{pointsText(quality)}</span>
              <span>
                {label}{' '}
                {id === taken && (
                  <Chip tone="accent" shape="voted" small>
                    {t('key.taken')}
                  </Chip>
                )}
                {why && <span className={css.why}>{why}</span>}
              </span>
            </li>
          ))}
      </ul>
    </section>
  )
}

function Severities({ severity, taken }: { severity: Record<string, number>; taken: IssueView['severity'] }) {
  const { t } = useTranslation('debrief')
  const known = SEVERITIES.filter((one) => one in severity)
  if (known.length === 0) return null
  return (
    <section>
      <h4>{t('key.severity')}</h4>
      <ul className={css.severities}>
        {known.map((one) => (
          <li key={one}>
            <SeverityChip severity={one} /> <span className={css.value}>{severity[one]}</span>
            {one === taken && (
              <Chip tone="accent" shape="voted" small>
                {t('key.taken')}
              </Chip>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function EvidenceKey(props: {
  evidence: readonly { id: string; title: string; key: boolean; herring: boolean }[]
  openedBy: IssueView['openedBy']
}) {
  const { evidence, openedBy } = props
  const { t } = useTranslation('debrief')
  if (evidence.length === 0) return null
  return (
    <section>
      <h4>{t('key.evidence')}</h4>
      <ul className={css.evidence}>
        {evidence.map(({ id, title, key, herring }) => (
          <li key={id}>
            <span>{title}</span>
            {key && <Chip small>{t('key.important')}</Chip>}
            {herring && (
              <Chip tone="dashed" small>
                {t('key.herring')}
              </Chip>
            )}
            <span className={css.openers}>
              {(openedBy[id] ?? []).length === 0
                ? t('key.unopened')
                : (openedBy[id] ?? []).map((role) => <RoleBadge key={role} role={role} />)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
