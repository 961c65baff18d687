import { dayText } from '#client/clockText.ts'
import { Button } from '#client/components/button.tsx'
import { Card } from '#client/components/card.tsx'
import { Chip } from '#client/components/chip.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { ScenarioCard as Scenario } from '#shared/library.ts'
import { CardActs } from './cardActs.tsx'
import css from './library.module.css'
import { difficultyOf } from './search.ts'
import { useRun } from './useRun.ts'
import { useCardWords } from './words.ts'

/** What a scenario is, and all that can be done with it. */
export function ScenarioCard({ card, onChange }: { card: Scenario; onChange: () => void }) {
  const { t } = useTranslation('library')
  const { run, pending, problem } = useRun(card.id)
  const lines = useCardFacts(card)
  const { id, title, summary, facts, errors } = card
  return (
    <Card
      title={title}
      href={`/library/${id}`}
      level={2}
      chips={<CardChips card={card} />}
      summary={summary}
      facts={lines}
      problem={problem}
    >
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
    </Card>
  )
}

export function CardChips({ card, tags = true }: { card: Scenario; tags?: boolean }) {
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

function useCardFacts(card: Scenario): string[] {
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
  return [
    ...words.who(card),
    words.bots(card),
    words.played(card),
    ...(about.length + saved.length > 0 ? [[...about, ...saved].join(' · ')] : []),
  ]
}
