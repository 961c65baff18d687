/** Which cards are shown and in which order: the question stands in the address, so that it can be kept and sent. */
import type { ScenarioCard } from '#shared/library.ts'
import { MINUTE } from '#shared/time.ts'

export const SORTS = ['title', 'played', 'length', 'difficulty', 'saved'] as const
export const LENGTHS = ['short', 'medium', 'long'] as const
export const DIFFICULTIES = ['easier', 'medium', 'harder'] as const
export type Difficulty = (typeof DIFFICULTIES)[number]

export interface Question {
  words: string
  kind: 'dry-run' | 'crisis' | null
  role: string | null
  length: (typeof LENGTHS)[number] | null
  difficulty: Difficulty | null
  language: string | null
  source: 'built-in' | 'own' | null
  sort: (typeof SORTS)[number]
}

export const EVERYTHING: Question = {
  words: '',
  kind: null,
  role: null,
  length: null,
  difficulty: null,
  language: null,
  source: null,
  sort: 'title',
}

/** What an address asks for; what it says that is none of the choices counts for nothing. */
export function questionIn(params: URLSearchParams): Question {
  const one = <T extends string>(key: string, of: readonly T[]): T | null =>
    of.find((each) => each === params.get(key)) ?? null
  return {
    words: params.get('q') ?? '',
    kind: one('kind', ['dry-run', 'crisis']),
    role: params.get('role') || null,
    length: one('length', LENGTHS),
    difficulty: one('difficulty', DIFFICULTIES),
    language: params.get('language') || null,
    source: one('source', ['built-in', 'own']),
    sort: one('sort', SORTS) ?? 'title',
  }
}

/** Only what differs from everything. */
export function addressOf(question: Question): URLSearchParams {
  const { words, sort, ...filters } = question
  const params = new URLSearchParams()
  if (words !== '') params.set('q', words)
  for (const [key, value] of Object.entries(filters)) if (value !== null) params.set(key, value)
  if (sort !== 'title') params.set('sort', sort)
  return params
}

export function isFiltered({ sort: _sort, ...question }: Question): boolean {
  return Object.values(question).some((value) => value !== null && value !== '')
}

/** From how often expert bots pass: they are a team that knows its work. */
export function difficultyOf({ difficulty }: Pick<ScenarioCard, 'difficulty'>): Difficulty | null {
  if (!difficulty) return null
  const { rate } = difficulty.expert
  return rate >= 0.85 ? 'easier' : rate >= 0.7 ? 'medium' : 'harder'
}

/** By the real time of a day of bots. */
export function lengthOf({ difficulty }: Pick<ScenarioCard, 'difficulty'>): Question['length'] {
  if (!difficulty) return null
  const minutes = difficulty.realMs / MINUTE
  return minutes <= 30 ? 'short' : minutes <= 60 ? 'medium' : 'long'
}

export function found(cards: readonly ScenarioCard[], question: Question): ScenarioCard[] {
  const words = plain(question.words)
    .split(/\s+/)
    .filter((word) => word !== '')
  return cards
    .filter((card) => fits(card, question) && words.every((word) => textOf(card).includes(word)))
    .sort((a, b) => ORDERS[question.sort](a, b) || a.title.localeCompare(b.title, 'en'))
}

function fits(card: ScenarioCard, { kind, role, length, difficulty, language, source }: Question): boolean {
  const { facts } = card
  return (
    (kind === null || facts?.kind === kind) &&
    (role === null || facts?.roles.some(({ name }) => name === role) === true) &&
    (length === null || lengthOf(card) === length) &&
    (difficulty === null || difficultyOf(card) === difficulty) &&
    (language === null || facts?.language === language) &&
    (source === null || card.source === source)
  )
}

function textOf({ id, title, summary, facts }: ScenarioCard): string {
  const roles = facts?.roles.map(({ name }) => name) ?? []
  return plain([id, title, summary, ...(facts?.tags ?? []), ...roles].join(' '))
}

/** Without capitals and accents: nobody types those to find something. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

type Order = (a: ScenarioCard, b: ScenarioCard) => number
/** What is not known comes last. */
const lastFirst =
  (at: (card: ScenarioCard) => number | null): Order =>
  (a, b) =>
    (at(b) ?? Number.NEGATIVE_INFINITY) - (at(a) ?? Number.NEGATIVE_INFINITY) || 0
const leastFirst =
  (at: (card: ScenarioCard) => number | null): Order =>
  (a, b) =>
    (at(a) ?? Number.MAX_VALUE) - (at(b) ?? Number.MAX_VALUE)

const ORDERS: Record<Question['sort'], Order> = {
  title: (a, b) => a.title.localeCompare(b.title, 'en'),
  played: lastFirst(({ played }) => played.lastAt),
  length: leastFirst(({ difficulty }) => difficulty?.realMs ?? null),
  difficulty: lastFirst(({ difficulty }) => difficulty?.expert.rate ?? null),
  saved: lastFirst(({ savedAt }) => savedAt),
}

/** Names of roles and languages there are to choose from. */
export function choicesIn(cards: readonly ScenarioCard[]): { roles: string[]; languages: string[] } {
  const of = (each: (card: ScenarioCard) => string[]) => [...new Set(cards.flatMap(each))].sort()
  return {
    roles: of(({ facts }) => facts?.roles.map(({ name }) => name) ?? []),
    languages: of(({ facts }) => (facts ? [facts.language] : [])),
  }
}
