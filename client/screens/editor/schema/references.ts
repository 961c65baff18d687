/** Which keys of a scenario name something that stands elsewhere in it, and what there is to be named. */
import { isMapping, mappingAt, type Path, samePath, valueAt } from '../text/path.ts'

export type Kind =
  | 'role'
  | 'persona'
  | 'channel'
  | 'inject'
  | 'issue'
  | 'milestone'
  | 'gate'
  | 'metric'
  | 'board'
  | 'row'
  | 'column'
  | 'audience'
  | 'criterion'
  | 'option'
  | 'step'

/** What a key names, wherever it stands. */
const BY_KEY: Record<string, Kind> = {
  owner: 'role',
  role: 'role',
  chair: 'role',
  order: 'role',
  to: 'role',
  for: 'role',
  watchedBy: 'role',
  from: 'persona',
  channel: 'channel',
  posted: 'channel',
  post: 'channel',
  anchor: 'milestone',
  milestone: 'milestone',
  called: 'gate',
  metric: 'metric',
  board: 'board',
  row: 'row',
  column: 'column',
  opened: 'issue',
  resolved: 'issue',
  contained: 'issue',
  decided: 'issue',
  limitPassed: 'issue',
  phaseDone: 'issue',
  of: 'issue',
  about: 'issue',
  asked: 'issue',
  escalated: 'issue',
  delivered: 'inject',
  inject: 'inject',
  cancel: 'inject',
  follows: 'inject',
  oneOf: 'inject',
  told: 'audience',
  tells: 'audience',
  option: 'option',
  options: 'option',
  step: 'step',
  steps: 'step',
  decide: 'issue',
  call: 'gate',
  send: 'inject',
  judge: 'criterion',
  fails: 'criterion',
}

/** Keys that name things only below some others, by the shape of their path. */
const EXCEPT: readonly [RegExp, Kind | null][] = [
  [/^clock\.(from|to)$/, null],
  [/(^|\.)about$/, null],
  [/^milestones\.[^.]+\.late$/, null],
  [/\.steps\.[^.]+\.after(\.\d+)?$/, 'step'],
  [/\.when(\..+)?\.by$|^tests\..*\.by$/, 'role'],
]

/** What the value at a place names, or null where it names nothing. */
export function kindAt(path: Path, value: unknown): Kind | null {
  const key = lastName(path)
  const above = valueAt(value, path.slice(0, path.lastIndexOf(key)))
  const name = path.join('.')
  if (key === 'to' && isMapping(above) && ('milestone' in above || 'board' in above)) return null
  if (key === 'about') return isMapping(above) && 'told' in above ? 'issue' : null
  if (key === 'by') return isMapping(above) && ('posted' in above || 'post' in above) ? 'role' : null
  if (key === 'board' && path.length === 1) return null
  const except = EXCEPT.find(([shape]) => shape.test(name))
  if (except) return except[1]
  if (!Object.hasOwn(BY_KEY, key) || isEntryName(path)) return null
  const found = valueAt(value, path)
  return isMapping(found) ? null : (BY_KEY[key] ?? null)
}

function lastName(path: Path): string {
  return String(path.findLast((step) => typeof step === 'string') ?? '')
}

/** Whether the last name is one of the author's: a role called `order` names nothing. */
function isEntryName(path: Path): boolean {
  if (typeof path.at(-1) === 'number') return false
  const above = path.at(-2)
  return (
    (path.length === 2 && path[0] !== 'clock') ||
    (typeof above === 'string' &&
      /^(steps|options|evidence|rows|columns|checklist|cause|affected)$/.test(above))
  )
}

/** Where things of a kind are declared. */
const HOMES: Record<Exclude<Kind, 'issue' | 'option' | 'step' | 'row' | 'column'>, Path> = {
  role: ['roles'],
  persona: ['personas'],
  channel: ['channels'],
  inject: ['injects'],
  milestone: ['milestones'],
  gate: ['gates'],
  metric: ['metrics'],
  board: ['boards'],
  audience: ['audiences'],
  criterion: ['criteria'],
}

/** The names there are for a place, with what they stand for; for a step or an option, those of the issue in question. */
export function namesFor(kind: Kind, path: Path, value: unknown): { id: string; label: string }[] {
  const home = homeFor(kind, path, value)
  const all = Object.entries(mappingAt(value, home))
  const some = kind === 'issue' ? all.filter(([, one]) => isMapping(one) && isMapping(one['issue'])) : all
  return some.map(([id, one]) => ({ id, label: labelOf(one) ?? id }))
}

/** The mapping in which the names for a place are declared. */
function homeFor(kind: Kind, path: Path, value: unknown): Path {
  if (kind === 'issue') return ['injects']
  if (kind === 'step' || kind === 'option') {
    const issue = issueOf(path, value)
    return issue === null ? [] : ['injects', issue, 'issue', kind === 'step' ? 'steps' : 'options']
  }
  if (kind === 'row' || kind === 'column') {
    const board = valueAt(value, [...path.slice(0, -1), 'board'])
    return ['boards', String(board ?? ''), kind === 'row' ? 'rows' : 'columns']
  }
  return HOMES[kind]
}

/** The issue that a step or an option belongs to: the one named beside it, or the one it stands in. */
function issueOf(path: Path, value: unknown): string | null {
  const above = valueAt(value, path.slice(0, path.lastIndexOf(lastName(path))))
  const named = isMapping(above) ? (above['of'] ?? above['decided'] ?? above['decide']) : undefined
  if (typeof named === 'string') return named
  return path[0] === 'injects' && typeof path[1] === 'string' ? path[1] : null
}

/** How an entry is called on screens. */
export function labelOf(entry: unknown): string | null {
  if (typeof entry === 'string') return entry
  if (!isMapping(entry)) return null
  const words = entry['title'] ?? entry['name'] ?? entry['label'] ?? entry['text']
  return typeof words === 'string' ? words : null
}

/** Every place that names the entry at `declared`. */
export function referencesTo(value: unknown, declared: Path): Path[] {
  const id = declared.at(-1)
  const home = declared.slice(0, -1)
  const found: Path[] = []
  const look = (here: unknown, path: Path): void => {
    if (typeof here === 'object' && here !== null) {
      for (const [key, inner] of Object.entries(here))
        look(inner, [...path, Array.isArray(here) ? Number(key) : key])
      return
    }
    if (here !== id) return
    const kind = kindAt(path, value)
    if (kind && samePath(homeFor(kind, path, value), home)) found.push(path)
  }
  look(value, [])
  return found
}
