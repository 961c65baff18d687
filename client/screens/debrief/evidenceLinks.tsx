/** The facts that points or a criterion come from, each leading to its row. */

import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { entryOf } from '#shared/timeline.ts'
import { useDebrief, useSentence } from './context.tsx'
import css from './evidence.module.css'

export function EvidenceLinks(props: {
  from: readonly { seq: number; type: string; item?: string | null }[]
  /** Where a record has several facts of the type, the one about its item, or else this issue, is meant. */
  issue?: string
}) {
  const { from, issue } = props
  const { model, showFact } = useDebrief()
  const { t } = useTranslation('debrief')
  const sentence = useSentence()
  const found = from.flatMap((source) => {
    const same = model.facts.filter(({ seq, fact }) => seq === source.seq && fact.type === source.type)
    const placed = same.find(({ fact }) => Object.values(fact).includes(source.item ?? issue)) ?? same[0]
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
