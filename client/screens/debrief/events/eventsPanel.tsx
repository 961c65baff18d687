import { useMemo } from 'react'
import { Button } from '#client/components/button.tsx'
import { RadioCards, Select } from '#client/components/choice.tsx'
import { TextField } from '#client/components/field.tsx'
import { EmptyState } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { PlacedEntry } from '#shared/timeline.ts'
import { useDebrief, useSentence } from '../context.tsx'
import { issuesOf } from '../model.ts'
import css from './events.module.css'
import { EventsTable } from './eventsTable.tsx'
import { type Filter, NO_FILTER, shownEntries } from './filter.ts'

const EVERYONE = 'everyone'
const EVERYTHING = 'everything'

export function EventsPanel(props: { filter: Filter; setFilter: (filter: Filter) => void; whole: boolean }) {
  const { filter, setFilter, whole } = props
  const { model } = useDebrief()
  const { t } = useTranslation('debrief')
  const sentence = useSentence()
  const texts = useMemo(() => keptTexts(sentence), [sentence])
  const entries = useMemo(() => shownEntries(model, filter, texts), [model, filter, texts])
  return (
    <div className={css.events}>
      <div className={css.filters}>
        <RadioCards
          compact
          hideLabel
          label={t('events.which')}
          options={[
            { id: 'key', label: t('events.key', { count: model.keyMoments.length }) },
            { id: 'all', label: t('events.all', { count: model.entries.length }) },
          ]}
          value={filter.all ? 'all' : 'key'}
          onChange={(id) => setFilter({ ...filter, all: id === 'all' })}
        />
        <Select
          hideLabel
          label={t('events.role')}
          options={[
            { id: EVERYONE, label: t('events.everyone') },
            ...model.brief.roles.map(({ id, name }) => ({ id, label: name })),
            { id: 'facilitator', label: t('lane.facilitator') },
            { id: 'script', label: t('lane.system') },
          ]}
          value={filter.role ?? EVERYONE}
          onChange={(id) => setFilter({ ...filter, role: id === EVERYONE ? null : id })}
        />
        <Select
          hideLabel
          label={t('events.issue')}
          options={[
            { id: EVERYTHING, label: t('events.everything') },
            ...issuesOf(model).map(({ issue, title }) => ({ id: issue, label: title })),
          ]}
          value={filter.issue ?? EVERYTHING}
          onChange={(id) => setFilter({ ...filter, issue: id === EVERYTHING ? null : id })}
        />
        <TextField
          hideLabel
          type="search"
          label={t('events.search')}
          placeholder={t('events.search')}
          value={filter.search}
          onChange={(search) => setFilter({ ...filter, search })}
        />
      </div>
      {entries.length === 0 ? (
        <EmptyState title={t('events.none')}>
          <Button onPress={() => setFilter({ ...NO_FILTER, all: filter.all })}>{t('events.clear')}</Button>
        </EmptyState>
      ) : (
        <EventsTable entries={entries} whole={whole} />
      )}
      <p className="visually-hidden" role="status">
        {t('events.shown', { count: entries.length })}
      </p>
    </div>
  )
}

/** Each sentence is made once: a search asks for all of them at every key. */
function keptTexts(sentence: (entry: PlacedEntry) => string): (entry: PlacedEntry) => string {
  const kept = new Map<number, string>()
  return (entry) => {
    const text = kept.get(entry.n) ?? sentence(entry)
    kept.set(entry.n, text)
    return text
  }
}
