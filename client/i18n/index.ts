/**
 * Words of the interface. One file of messages a screen, keys by meaning, plural rules by i18next (`key_one`,
 * `key_other`), no joining of strings. What a scenario says is content and does not pass through here.
 */
import i18next, { type Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { common } from './en/common.ts'
import { console } from './en/console.ts'
import { debrief } from './en/debrief.ts'
import { join } from './en/join.ts'
import { lobby } from './en/lobby.ts'
import { log } from './en/log.ts'
import { poll } from './en/poll.ts'
import { rooms } from './en/rooms.ts'
import { screen } from './en/screen.ts'
import { station } from './en/station.ts'
import { pseudo } from './pseudo.ts'

const en = { common, join, rooms, lobby, station, poll, console, screen, debrief, log }

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof en
  }
}

/** The pseudo-locale shows what is not translated, what is joined and what is too tight. */
export type Language = 'en' | 'en-XA'

const resources: Record<Language, () => Resource[string]> = {
  en: () => en,
  'en-XA': () => pseudo(en),
}

/** Starts the words in a language. Synchronous: all messages are part of the build. */
export function startWords(language: Language = 'en'): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { [language]: resources[language]() },
    ns: Object.keys(en),
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = language === 'en-XA' ? 'en-XA' : language
}
