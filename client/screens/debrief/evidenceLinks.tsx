/** The facts that points or a criterion come from, each leading to its row. */
import { useTranslation } from 'react-i18next'
import { Time } from '#client/components/words.tsx'
import { entryOf } from '#shared/timeline.ts'
import { useDebrief, useSentence } from './context.tsx'
import css from './evidence.module.css'

export function EvidenceLinks({ from }: { from: readonly { seq: number; type: string }[] }) {
  const { model, showFact } = useDebrief()
  const { t } = useTranslation('debrief')
  const sentence = useSentence()
  const found = from.flatMap((source) => {
    const placed = model.facts.find(({ seq, fact }) => seq === source.seq && fact.type === source.type)
    const entry = placed && entryOf(placed.fact, placed)
    return placed && entry ? [{ n: placed.n, entry }] : []
  })
  const hidden = from.length - found.length
  if (from.length === 0) return null
  return (
    <ul className={css.links}>
      {found.map(({ n, entry }) => (
        <li key={n}>
          <button type="button" className={css.link} onClick={() => showFact(n)}>
            <Time sim={entry.at} seconds /> <span>{sentence(entry)}</span>
          </button>
        </li>
      ))}
      {hidden > 0 && <li className={css.hidden}>{t('scores.moreFacts', { count: hidden })}</li>}
    </ul>
  )
}
