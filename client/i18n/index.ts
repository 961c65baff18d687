/**
 * Words of the interface. One file of messages a screen, keys by meaning, plural rules (`key_one`,
 * `key_other`), no joining of strings. What a scenario says is content and does not pass through here. The words of a
 * screen are loaded with it: a participant's page does not carry those of the console.
 */
import type { check } from './en/check.ts'
import { common } from './en/common.ts'
import type { console } from './en/console.ts'
import type { debrief } from './en/debrief.ts'
import type { editor } from './en/editor.ts'
import { join } from './en/join.ts'
import type { library } from './en/library.ts'
import type { lobby } from './en/lobby.ts'
import type { log } from './en/log.ts'
import type { personal } from './en/personal.ts'
import type { poll } from './en/poll.ts'
import type { proof } from './en/proof.ts'
import type { rooms } from './en/rooms.ts'
import type { screen } from './en/screen.ts'
import type { sheets } from './en/sheets.ts'
import type { station } from './en/station.ts'
import { createLanguage, type Values } from './messages.ts'
import type { Messages } from './pseudo.ts'

interface Words {
  common: typeof common
  join: typeof join
  check: typeof check
  rooms: typeof rooms
  editor: typeof editor
  library: typeof library
  proof: typeof proof
  sheets: typeof sheets
  lobby: typeof lobby
  station: typeof station
  poll: typeof poll
  console: typeof console
  screen: typeof screen
  debrief: typeof debrief
  personal: typeof personal
  log: typeof log
}

type Namespace = keyof Words
type Single<Key> = Key extends `${infer Base}_${Intl.LDMLPluralRule}` ? Base : Key
type Path<Part> = {
  [Key in keyof Part & string]: Part[Key] extends string ? Single<Key> : `${Key}.${Path<Part[Key]>}`
}[keyof Part & string]
type FirstOf<Names> = Names extends readonly [infer First, ...unknown[]] ? First : Names
type OneOf<Names> = Names extends readonly (infer One)[] ? One : Names
/** Keys of the first namespace as they are, keys of all of them with the namespace before them. */
type KeyOf<Names> =
  | Path<Words[FirstOf<Names> & Namespace]>
  | { [Name in OneOf<Names> & Namespace]: `${Name}:${Path<Words[Name]>}` }[OneOf<Names> & Namespace]

/** Says what stands under a key, with its gaps filled. */
export type Translate<Names = 'common'> = (key: KeyOf<Names>, values?: Values) => string

/** The pseudo-locale shows what is not translated, what is joined and what is too tight. */
export type Language = 'en' | 'en-XA'

/** Words that are loaded with their screens. */
type Later = Exclude<keyof Words, 'common' | 'join'>

const later: Record<Later, () => Promise<Messages>> = {
  check: async () => (await import('./en/check.ts')).check,
  editor: async () => (await import('./en/editor.ts')).editor,
  rooms: async () => (await import('./en/rooms.ts')).rooms,
  library: async () => (await import('./en/library.ts')).library,
  proof: async () => (await import('./en/proof.ts')).proof,
  sheets: async () => (await import('./en/sheets.ts')).sheets,
  lobby: async () => (await import('./en/lobby.ts')).lobby,
  station: async () => (await import('./en/station.ts')).station,
  poll: async () => (await import('./en/poll.ts')).poll,
  console: async () => (await import('./en/console.ts')).console,
  screen: async () => (await import('./en/screen.ts')).screen,
  personal: async () => (await import('./en/personal.ts')).personal,
  debrief: async () => (await import('./en/debrief.ts')).debrief,
  log: async () => (await import('./en/log.ts')).log,
}

let spoken: Language = 'en'
let language = createLanguage('en')

/** Starts the words in a language; those of the first pages are there at once, without a flash of keys. */
export async function startWords(name: Language = 'en'): Promise<void> {
  spoken = name
  language = createLanguage(name)
  language.add('common', await turned(common))
  language.add('join', await turned(join))
  document.documentElement.lang = name
}

/** Loads the words of screens; to be awaited together with their code. */
export async function loadWords(...names: Later[]): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      if (!language.has(name)) language.add(name, await turned(await later[name]()))
    }),
  )
}

async function turned(messages: Messages): Promise<Messages> {
  return spoken === 'en' ? messages : (await import('./pseudo.ts')).pseudo(messages)
}

/** The words of a screen: `t('key')` of the first namespace, `t('namespace:key')` of the others. */
export function useTranslation<
  const Names extends Namespace | readonly [Namespace, ...Namespace[]] = 'common',
>(names?: Names): { t: Translate<Names> } {
  const first = typeof names === 'string' ? names : (names?.[0] ?? 'common')
  return { t: language.say(first) as Translate<Names> }
}
