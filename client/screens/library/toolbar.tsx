import { Select } from '#client/components/choice.tsx'
import { TextField } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { ScenarioCard } from '#shared/library.ts'
import { choicesIn, DIFFICULTIES, LENGTHS, type Question, SORTS } from './search.ts'
import css from './toolbar.module.css'

const ALL = ''

/** Search, filters and order. Each change is in the address at once. */
export function Toolbar(props: {
  cards: readonly ScenarioCard[]
  question: Question
  ask: (question: Question) => void
}) {
  const { cards, question, ask } = props
  const { t } = useTranslation('library')
  const { roles, languages } = choicesIn(cards)
  const set = <K extends keyof Question>(key: K, value: Question[K]) => ask({ ...question, [key]: value })

  function filter<K extends 'kind' | 'role' | 'length' | 'difficulty' | 'language' | 'source'>(
    key: K,
    options: readonly { id: NonNullable<Question[K]>; label: string }[],
  ) {
    // one to choose from is no choice
    if (options.length < 2 && question[key] === null) return null
    return (
      <Select
        label={t(`filter.${key}`)}
        options={[{ id: ALL, label: t('all') }, ...options]}
        value={question[key] ?? ALL}
        onChange={(id) => set(key, options.find((option) => option.id === id)?.id ?? (null as Question[K]))}
      />
    )
  }

  return (
    <search className={css.toolbar} aria-label={t('filters')} data-region="">
      <div className={css.words}>
        <TextField
          label={t('search')}
          hint={t('searchHint')}
          type="search"
          value={question.words}
          onChange={(words) => set('words', words)}
        />
      </div>
      <div className={css.filters}>
        {filter(
          'kind',
          (['dry-run', 'crisis'] as const).map((id) => ({ id, label: t(`kind.${id}`) })),
        )}
        {filter(
          'role',
          roles.map((name) => ({ id: name, label: name })),
        )}
        {filter(
          'length',
          LENGTHS.map((id) => ({ id, label: t(`length.${id}`) })),
        )}
        {filter(
          'difficulty',
          DIFFICULTIES.map((id) => ({ id, label: t(`difficulty.${id}`) })),
        )}
        {filter(
          'language',
          languages.map((id) => ({ id, label: languageName(id) })),
        )}
        {filter(
          'source',
          (['built-in', 'own'] as const).map((id) => ({ id, label: t(`source.${id}`) })),
        )}
        <Select
          label={t('filter.sort')}
          options={SORTS.map((id) => ({ id, label: t(`sort.${id}`) }))}
          value={question.sort}
          onChange={(sort) => set('sort', sort)}
        />
      </div>
    </search>
  )
}

/** As the reader calls it; a tag that is none stays as it is. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
