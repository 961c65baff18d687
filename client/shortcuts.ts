/**
 * Keys and named actions. A screen registers what can be done on it; the palette lists all of it, and keys reach what
 * has some. Keys go by their place (`event.code`), so that what Option types on a Mac does not matter, can be changed or
 * switched off, and rest while an input method composes.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { getSettings } from './settings.ts'
import { isField } from './typingPause.ts'

/** Keys as they come, by the action's name. `Mod` is Control, or Command on a Mac. */
export const USUAL_KEYS = {
  palette: 'Mod+KeyK',
  help: 'Shift+Slash',
  nextRegion: 'F6',
  previousRegion: 'Shift+F6',
  openNewest: 'Alt+Shift+KeyO',
  sayClock: 'Alt+Shift+KeyT',
  moreTime: 'Alt+Shift+KeyX',
  mark: 'Alt+Shift+KeyM',
  voteGo: 'Alt+Shift+KeyG',
  voteNoGo: 'Alt+Shift+KeyN',
  voteHold: 'Alt+Shift+KeyH',
  submit: 'Mod+Enter',
  hold: 'Alt+Shift+KeyP',
  sendNext: 'Alt+Shift+KeyS',
  newInject: 'Alt+Shift+KeyI',
  station1: 'Alt+Shift+Digit1',
  station2: 'Alt+Shift+Digit2',
  station3: 'Alt+Shift+Digit3',
  station4: 'Alt+Shift+Digit4',
} as const satisfies Record<string, string>
export type KeyName = keyof typeof USUAL_KEYS

export interface Action {
  /** Unique on the page. Where it is the name of a key, that key does it. */
  id: KeyName | `${string}.${string}`
  /** As the palette lists it: a verb first. */
  label: string
  run: () => void
  /** Where the palette groups it. */
  group?: string
}

export interface Press {
  code: string
  altKey: boolean
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
}

/** The keys of an action with the person's own changes; null when they are switched off. */
export function keysOf(name: KeyName, own: Record<string, string | null>): string | null {
  return name in own ? (own[name] ?? null) : USUAL_KEYS[name]
}

/** A press in the form of the table: `Alt+Shift+KeyO`. */
export function pressText(press: Press, mac: boolean): string {
  const mod = mac ? press.metaKey : press.ctrlKey
  const other = mac ? press.ctrlKey : press.metaKey
  return [mod && 'Mod', other && 'Meta', press.altKey && 'Alt', press.shiftKey && 'Shift', press.code]
    .filter(Boolean)
    .join('+')
}

/** `Alt+Shift+KeyO` as people read it: `Alt Shift O`. */
export function keysText(keys: string, mac = isMac()): string {
  const named: Record<string, string> = { Mod: mac ? 'Cmd' : 'Ctrl', Slash: '?' }
  const text = keys.replace('Shift+Slash', 'Slash').split('+')
  return text.map((key) => named[key] ?? key.replace(/^(Key|Digit|Arrow)/, '')).join(' ')
}

/** The same for `aria-keyshortcuts`. */
export function ariaKeys(name: KeyName): string | undefined {
  const keys = keysOf(name, getSettings().keys)
  return keys?.replace('Mod', isMac() ? 'Meta' : 'Control').replace(/(Key|Digit)/g, '')
}

export function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform)
}

const actions = new Map<string, Action>()
const heard = new Set<() => void>()
let listed: readonly Action[] = []

function changed(): void {
  listed = [...actions.values()]
  for (const tell of heard) tell()
}

function listen(tell: () => void): () => void {
  heard.add(tell)
  return () => heard.delete(tell)
}

/** All actions of the page now. */
export function useAllActions(): readonly Action[] {
  return useSyncExternalStore(listen, () => listed)
}

/** What can be done here, for as long as the component is there: by key where it has one, and from the palette. */
export function useActions(own: readonly Action[]): void {
  const latest = useRef(own)
  useEffect(() => {
    latest.current = own
  })
  const shape = own.map(({ id, label, group }) => `${id}|${label}|${group ?? ''}`).join('\n')
  useEffect(() => {
    const rows = shape === '' ? [] : latest.current
    for (const action of rows) {
      const run = () => latest.current.find(({ id }) => id === action.id)?.run()
      actions.set(action.id, { ...action, run })
    }
    changed()
    return () => {
      for (const { id } of rows) actions.delete(id)
      changed()
    }
  }, [shape])
}

/** Keys that mean something to a field stay with it. */
function belongsToField(event: KeyboardEvent): boolean {
  const plain = !event.altKey && !event.ctrlKey && !event.metaKey
  return plain && !/^F\d+$/.test(event.code) && event.target instanceof Element && isField(event.target)
}

/** Listens for the keys of registered actions; called once by the shell. */
export function listenForKeys(): () => void {
  const mac = isMac()
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing || event.repeat || event.defaultPrevented || belongsToField(event)) return
    const text = pressText(event, mac)
    const own = getSettings().keys
    const name = (Object.keys(USUAL_KEYS) as KeyName[]).find(
      (key) => actions.has(key) && keysOf(key, own) === text,
    )
    if (!name) return
    event.preventDefault()
    actions.get(name)?.run()
  }
  document.addEventListener('keydown', pressed)
  return () => document.removeEventListener('keydown', pressed)
}

/** Does a registered action from elsewhere, such as a button of the bar. */
export function runAction(id: Action['id']): void {
  actions.get(id)?.run()
}
