/**
 * Words of the interface. One file of messages a screen, keys by meaning, plural rules by i18next (`key_one`,
 * `key_other`), no joining of strings. What a scenario says is content and does not pass through here. The words of a
 * screen are loaded with it: a participant's page does not carry those of the console.
 */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { common } from './en/common.ts'
import type { console } from './en/console.ts'
import type { debrief } from './en/debrief.ts'
import { join } from './en/join.ts'
import type { lobby } from './en/lobby.ts'
import type { log } from './en/log.ts'
import type { poll } from './en/poll.ts'
import type { rooms } from './en/rooms.ts'
import type { screen } from './en/screen.ts'
import type { station } from './en/station.ts'
import type { Messages } from './pseudo.ts'

interface Words {
  common: typeof common
  join: typeof join
  rooms: typeof rooms
  lobby: typeof lobby
  station: typeof station
  poll: typeof poll
  console: typeof console
  screen: typeof screen
  debrief: typeof debrief
  log: typeof log
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Words
  }
}

/** The pseudo-locale shows what is not translated, what is joined and what is too tight. */
export type Language = 'en' | 'en-XA'

/** Words that are loaded with their screens. */
type Later = Exclude<keyof Words, 'common' | 'join'>

const later: Record<Later, () => Promise<Messages>> = {
  rooms: async () => (await import('./en/rooms.ts')).rooms,
  lobby: async () => (await import('./en/lobby.ts')).lobby,
  station: async () => (await import('./en/station.ts')).station,
  poll: async () => (await import('./en/poll.ts')).poll,
  console: async () => (await import('./en/console.ts')).console,
  screen: async () => (await import('./en/screen.ts')).screen,
  debrief: async () => (await import('./en/debrief.ts')).debrief,
  log: async () => (await import('./en/log.ts')).log,
}

/** Starts the words in a language; those of the first pages are there at once, without a flash of keys. */
export async function startWords(language: Language = 'en'): Promise<void> {
  const first = { common, join }
  const turned = language === 'en' ? first : { ...(await import('./pseudo.ts')).pseudo(first) }
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { [language]: turned },
    ns: Object.keys(first),
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  document.documentElement.lang = language
}

/** Loads the words of screens; to be awaited together with their code. */
export async function loadWords(...names: Later[]): Promise<void> {
  const language = i18next.language
  await Promise.all(
    names.map(async (name) => {
      if (i18next.hasResourceBundle(language, name)) return
      const messages = await later[name]()
      const turned = language === 'en' ? messages : (await import('./pseudo.ts')).pseudo(messages)
      i18next.addResourceBundle(language, name, turned)
    }),
  )
}
