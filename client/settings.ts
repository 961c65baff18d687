/** What a person set on this device: looks, sounds, keys. Kept in the browser, known to nobody else. */
import { useSyncExternalStore } from 'react'
import { localStore } from './storage.ts'

export interface Settings {
  theme: 'system' | 'dark' | 'light'
  /** Percent. */
  textSize: 90 | 100 | 110 | 125 | 150
  sound: boolean
  /** 0 to 100. */
  volume: number
  notifications: boolean
  hours: 24 | 12
  lessMotion: boolean
  /** Changed shortcuts by their name; null is switched off. */
  keys: Record<string, string | null>
  /** The name given at the last join. */
  name: string
}

const KEY = 'launchroom.settings'

const usual: Settings = {
  theme: 'system',
  textSize: 100,
  sound: false,
  volume: 60,
  notifications: false,
  hours: 24,
  lessMotion: false,
  keys: {},
  name: '',
}

let current: Settings | null = null
const heard = new Set<() => void>()

export function getSettings(): Settings {
  current ??= { ...usual, ...stored() }
  return current
}

function stored(): Partial<Settings> {
  try {
    const value: unknown = JSON.parse(localStore()?.getItem(KEY) ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

export function changeSettings(changes: Partial<Settings>): void {
  current = { ...getSettings(), ...changes }
  try {
    localStore()?.setItem(KEY, JSON.stringify(current))
  } catch {
    // A full or forbidden storage costs the memory of a setting, never the setting.
  }
  applySettings()
  for (const tell of heard) tell()
}

/** Puts looks onto the document; components read nothing but tokens. */
export function applySettings(): void {
  const { theme, textSize, lessMotion } = getSettings()
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  if (lessMotion) root.dataset.motion = 'none'
  else delete root.dataset.motion
  root.style.setProperty('--text-scale', String(textSize / 100))
}

export function useSettings(): Settings {
  return useSyncExternalStore(listen, getSettings)
}

function listen(tell: () => void): () => void {
  heard.add(tell)
  return () => heard.delete(tell)
}
