import { useTranslation } from '#client/i18n/index.ts'
import css from './evidence.module.css'
import { EvidenceRow } from './evidenceRow.tsx'
import type { Opened } from './workIssue.tsx'

export function EvidenceList({ issue, item }: Opened) {
  const { t } = useTranslation('station')
  const evidence = item.issue?.evidence ?? []
  if (evidence.length === 0) return <p className={css.none}>{t('evidence.none')}</p>
  return (
    <section className={css.evidence} aria-label={t('evidence.title')}>
      <h4 className={css.title}>{t('evidence.title')}</h4>
      <ul className={css.list}>
        {evidence.map((one) => (
          <EvidenceRow key={one.id} issue={issue} evidence={one} />
        ))}
      </ul>
    </section>
  )
}
