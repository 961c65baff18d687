import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { CardGrid } from '#client/components/card.tsx'
import { TextField } from '#client/components/field.tsx'
import { EmptyState } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { ScenarioCard as Card } from '#shared/library.ts'
import { EVERYTHING, found } from '../library/search.ts'
import { ScenarioCard } from './scenarioCard.tsx'

/** As many as fit above the rooms on most screens. */
const FEW = 6

/** Which scenario a room is opened with: a few, all, or those that fit some words. */
export function ScenarioChoice({ cards }: { cards: readonly Card[] }) {
  const { t } = useTranslation('rooms')
  const [words, setWords] = useState('')
  const [all, setAll] = useState(false)
  const playable = cards.filter(({ facts, errors }) => facts !== null && errors === 0)
  const fitting = found(playable, { ...EVERYTHING, words }).sort((a, b) => rank(a) - rank(b))
  const shown = all || words !== '' ? fitting : fitting.slice(0, FEW)
  if (playable.length === 0) return <EmptyState title={t('noScenarios')} />
  return (
    <>
      {playable.length > FEW && (
        <TextField label={t('search')} type="search" value={words} onChange={setWords} />
      )}
      {shown.length === 0 && <EmptyState title={t('noneFits')} />}
      <CardGrid>
        {shown.map((card) => (
          <li key={card.id}>
            <ScenarioCard card={card} />
          </li>
        ))}
      </CardGrid>
      {shown.length < fitting.length && (
        <Button onPress={() => setAll(true)}>{t('showAll', { count: fitting.length })}</Button>
      )}
    </>
  )
}

/** Whole days before single incidents. */
const rank = ({ facts }: Card) => (facts?.kind === 'crisis' ? 1 : 0)
