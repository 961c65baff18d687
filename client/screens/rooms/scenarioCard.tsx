import { Link } from 'wouter'
import { Button } from '#client/components/button.tsx'
import { FieldError } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { ScenarioCard as Card } from '#shared/library.ts'
import { CardChips } from '../library/scenarioCard.tsx'
import { useRun } from '../library/useRun.ts'
import { useCardWords } from '../library/words.ts'
import css from './rooms.module.css'

/** What one needs to know to choose a scenario, and the button that opens a room with it. */
export function ScenarioCard({ card }: { card: Card }) {
  const { t } = useTranslation('rooms')
  const words = useCardWords()
  const { run, pending, problem } = useRun(card.id)
  const { id, title, summary, facts } = card
  return (
    <article className={css.card} aria-label={title}>
      <h3>
        <Link href={`/library/${id}`}>{title}</Link>
      </h3>
      <CardChips card={card} tags={false} />
      <p className={css.summary}>{summary}</p>
      {facts && <p className={css.facts}>{facts.roles.map(words.role).join(', ')}</p>}
      {facts && <p className={css.facts}>{[...words.length(card), ...words.size(facts)].join(' · ')}</p>}
      <div className={css.cardEnd}>
        <Button
          variant="primary"
          isPending={pending}
          onPress={() => void run()}
          aria-label={t('openNamed', { title })}
        >
          {pending ? t('opening') : t('open')}
        </Button>
        <FieldError problem={problem} />
      </div>
    </article>
  )
}
