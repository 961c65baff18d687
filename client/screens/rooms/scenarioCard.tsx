import { Button } from '#client/components/button.tsx'
import { Card } from '#client/components/card.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { ScenarioCard as Scenario } from '#shared/library.ts'
import { CardChips } from '../library/scenarioCard.tsx'
import { useRun } from '../library/useRun.ts'
import { useCardWords } from '../library/words.ts'

/** What one needs to know to choose a scenario, and the button that opens a room with it. */
export function ScenarioCard({ card }: { card: Scenario }) {
  const { t } = useTranslation('rooms')
  const words = useCardWords()
  const { run, pending, problem } = useRun(card.id)
  const { id, title, summary } = card
  return (
    <Card
      title={title}
      href={`/library/${id}`}
      level={3}
      chips={<CardChips card={card} tags={false} />}
      summary={summary}
      short
      facts={words.who(card)}
      problem={problem}
    >
      <Button
        variant="primary"
        isPending={pending}
        onPress={() => void run()}
        aria-label={t('openNamed', { title })}
      >
        {pending ? t('opening') : t('open')}
      </Button>
    </Card>
  )
}
