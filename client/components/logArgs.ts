/** What fills the gaps of a log sentence: ids of an entry as names, times as the clock shows them. */
import { shortDuration } from '#client/clockText.ts'
import type { Call, Phase, Severity } from '#shared/ids.ts'
import type { Arg, Entry } from '#shared/timeline.ts'
import type { LogWords } from './logSentence.ts'

export type Values = Record<string, string | number>
type Say = (value: Arg, entry: Entry, words: LogWords) => string | number

const plain: Say = (value) => (typeof value === 'number' ? value : String(value ?? ''))
const time: Say = (value, _, words) => (typeof value === 'number' ? words.time(value) : '')
const role: Say = (value, _, words) => nameOf(String(value ?? ''), words)
const inItem: Say = (value, { item }, { titles }) => titles[`${item}/${value}`] ?? String(value ?? '')

/** How each argument is said; what is not here is said as it is. */
const SAY: Partial<Record<string, Say>> = {
  to: role,
  covered: role,
  from: (value, entry, words) => {
    if (entry.type === 'clock.skipped') return time(value, entry, words)
    return entry.type === 'issue.wentBack' ? phase(value, entry, words) : role(value, entry, words)
  },
  phase: (value, entry, words) => phase(value, entry, words),
  until: time,
  spent: (value) => shortDuration(Number(value)),
  severity: (value, _, { t }) => t(`severity.${value as Severity}`),
  person: (value, _, words) => personOf(String(value), words),
  persona: (value, _, { brief }) =>
    brief?.personas.find(({ id }) => id === value)?.name ?? String(value ?? ''),
  roles: (value, _, words) => {
    const roles = listOf(value)
    return roles.length === words.brief?.roles.length
      ? words.t('log:everyone')
      : listed(roles.map((one) => nameOf(one, words)))
  },
  votes: (value, _, words) =>
    listed(
      listOf(value).map((ballot) => {
        const [who = '', vote = ''] = ballot.split(' ')
        return words.t('log:vote', { role: nameOf(who, words), vote: words.t(`vote.${vote as Call}`) })
      }),
    ),
  vote: (value, _, { t }) => t(`vote.${value as Call}`),
  call: (value, _, { t }) => t(`vote.${value as Call}`),
  state: (value, _, { t }) => t(`status.${value as 'ok' | 'met'}`),
  step: inItem,
  like: inItem,
  check: (value, { item }, { brief }) =>
    brief?.milestones.find(({ id }) => id === item)?.items.find(({ id }) => id === value)?.label ??
    String(value),
  criterion: (value, entry, words) =>
    entry.type === 'poll.marked'
      ? inItem(value, entry, words)
      : (words.brief?.criteria.find(({ id }) => id === value)?.text ?? String(value)),
  metric: (value, _, { brief }) => brief?.metrics.find(({ id }) => id === value)?.label ?? String(value),
  cause: (value, _, words) => titleOf(String(value ?? ''), words),
  channel: (value, _, { brief }) => brief?.channels.find(({ id }) => id === value)?.name ?? String(value),
  document: (value, _, { brief }) => brief?.documents.find(({ id }) => id === value)?.title ?? String(value),
  question: (value, _, { brief }) => brief?.questions.find(({ id }) => id === value)?.label ?? String(value),
  board: (value, { args }, { brief }) => boardOf(brief, args['board'])?.title ?? String(value),
  row: (value, { args }, { brief }) =>
    boardOf(brief, args['board'])?.rows.find(({ id }) => id === value)?.label ?? String(value),
  column: (value, { args }, { brief }) =>
    boardOf(brief, args['board'])?.columns.find(({ id }) => id === value)?.label ?? String(value),
}

function phase(value: Arg, _: Entry, { t }: LogWords): string {
  return t(`phase.${value as Phase}`)
}

/** Everything a sentence may name. */
export function argsOf(entry: Entry, words: LogWords): Values {
  const said = Object.entries(entry.args).map(([key, value]) => [
    key,
    (SAY[key] ?? plain)(value, entry, words),
  ])
  const title = entry.item === null ? {} : { title: titleOf(entry.item, words) }
  return { ...title, ...Object.fromEntries(said), who: whoOf(entry, words), role: nameOf(entry.role, words) }
}

/** The name of who did it: a role, a persona, a person without a seat, the facilitator, the scenario. */
function whoOf(entry: Entry, words: LogWords): string {
  const { role: doer, args } = entry
  if (args['persona'] && entry.type === 'message.posted')
    return String(SAY['persona']?.(args['persona'], entry, words))
  if (doer === null && typeof args['person'] === 'string') return personOf(args['person'], words)
  return nameOf(doer, words)
}

/** Who has no name any more was erased. */
function personOf(person: string, { names, t }: LogWords): string {
  return names[person] ?? t('formerPerson')
}

function nameOf(doer: string | null, { t, brief }: LogWords): string {
  if (doer === null) return ''
  if (doer === 'facilitator' || doer === 'script') return t(`log:${doer}`)
  return brief?.roles.find(({ id }) => id === doer)?.name ?? doer
}

function titleOf(item: string, { brief, titles }: LogWords): string {
  const known = brief?.milestones.find(({ id }) => id === item) ?? brief?.gates.find(({ id }) => id === item)
  return titles[item] ?? known?.title ?? item
}

function boardOf(brief: LogWords['brief'], id: Arg | undefined) {
  return brief?.boards.find((board) => board.id === id)
}

function listOf(value: Arg): readonly string[] {
  return Array.isArray(value) ? value : []
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en', { style: 'long', type: 'conjunction' }).format(names)
}
