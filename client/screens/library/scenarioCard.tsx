import { Link } from 'wouter'
import { Button } from '#client/components/button.tsx'
import { Chip } from '#client/components/chip.tsx'
import { FieldError } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { ScenarioCard as Card } from '#shared/library.ts'
import css from './card.module.css'
import { CardActs } from './cardActs.tsx'
import { difficultyOf } from './search.ts'
import { useRun } from './useRun.ts'
import { dayText, useCardWords } from './words.ts'

/** What a scenario is, and all that can be done with it. */
export function ScenarioCard({ card, onChange }: { card: Card; onChange: () => void }) {
  const { t } = useTranslation('library')
  const { run, pending, problem } = useRun(card.id)
  const { id, title, summary, facts, errors } = card
  return (
    <article className={css.card} aria-label={title}>
      <h2 className={css.title}>
        <Link href={`/library/${id}`}>{title}</Link>
      </h2>
      <CardChips card={card} />
      {summary && <p className={css.summary}>{summary}</p>}
      <CardFacts card={card} />
      <div className={css.end}>
        {facts && errors === 0 && (
          <Button
            variant="primary"
            isPending={pending}
            onPress={() => void run()}
            aria-label={t('act.runNamed', { title })}
          >
            {pending ? t('act.running') : t('act.run')}
          </Button>
        )}
        <CardActs card={card} onChange={onChange} />
        <div className={css.problem}>
          <FieldError problem={problem} />
        </div>
      </div>
    </article>
  )
}

export function CardChips({ card, tags = true }: { card: Card; tags?: boolean }) {
  const { t } = useTranslation('library')
  const { facts, source, changed, errors, warnings } = card
  const difficulty = difficultyOf(card)
  return (
    <div className={css.chips}>
      {facts?.kind && <Chip tone="accent">{t(`kind.${facts.kind}`)}</Chip>}
      {difficulty && <Chip>{t(`difficulty.${difficulty}`)}</Chip>}
      {source === 'own' && <Chip>{changed ? t('card.changed') : t('card.own')}</Chip>}
      {errors > 0 && (
        <Chip tone="nogo" shape="warning">
          {t('card.draft', { count: errors })}
        </Chip>
      )}
      {errors === 0 && warnings > 0 && (
        <Chip tone="hold" shape="warning">
          {t('card.warnings', { count: warnings })}
        </Chip>
      )}
      {(tags ? (facts?.tags ?? []) : []).map((tag) => (
        <Chip key={tag} tone="dashed">
          {tag}
        </Chip>
      ))}
    </div>
  )
}

function CardFacts({ card }: { card: Card }) {
  const { t } = useTranslation('library')
  const words = useCardWords()
  const { facts, savedAt, by } = card
  const about = facts
    ? [
        t('card.version', { version: facts.version }),
        facts.language,
        ...(facts.licence ? [facts.licence] : []),
      ]
    : []
  const saved = savedAt === null ? [] : [t('card.saved', { day: dayText(savedAt), by: by ?? '' })]
  return (
    <ul className={css.facts}>
      {facts && <li>{facts.roles.map(words.role).join(', ')}</li>}
      {facts && <li>{[...words.length(card), ...words.size(facts)].join(' · ')}</li>}
      <li>{words.bots(card)}</li>
      <li>{words.played(card)}</li>
      {about.length + saved.length > 0 && <li>{[...about, ...saved].join(' · ')}</li>}
    </ul>
  )
}
