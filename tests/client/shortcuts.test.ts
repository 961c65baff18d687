import { describe, expect, test } from 'vitest'
import { common } from '#client/i18n/en/common.ts'
import { pseudo } from '#client/i18n/pseudo.ts'
import { keysOf, keysText, pressText, USUAL_KEYS } from '#client/shortcuts.ts'

const press = (code: string, held: Partial<Record<'alt' | 'shift' | 'ctrl' | 'meta', boolean>> = {}) => ({
  code,
  altKey: held.alt ?? false,
  shiftKey: held.shift ?? false,
  ctrlKey: held.ctrl ?? false,
  metaKey: held.meta ?? false,
})

describe('keys', () => {
  test('[UI27] a key goes by its place on the keyboard and its modifiers, Command counts as Control on a Mac', () => {
    expect(pressText(press('KeyO', { alt: true, shift: true }), true)).toBe(USUAL_KEYS.openNewest)
    expect(pressText(press('KeyK', { ctrl: true }), false)).toBe(USUAL_KEYS.palette)
    expect(pressText(press('KeyK', { meta: true }), true)).toBe(USUAL_KEYS.palette)
    expect(pressText(press('KeyK', { ctrl: true }), true)).not.toBe(USUAL_KEYS.palette)
  })

  test('[UI28] a key can be changed or switched off', () => {
    expect(keysOf('mark', {})).toBe('Alt+Shift+KeyM')
    expect(keysOf('mark', { mark: 'Alt+KeyM' })).toBe('Alt+KeyM')
    expect(keysOf('mark', { mark: null })).toBeNull()
  })

  test('[UI29] no two actions have the same usual key, and none is the bare space bar or a bare letter', () => {
    const all = Object.values(USUAL_KEYS)
    expect(new Set(all).size).toBe(all.length)
    expect(all.filter((keys) => /^(Space|Key\w|Digit\d)$/.test(keys))).toEqual([])
  })

  test('[UI30] keys are shown as people know them', () => {
    expect(keysText('Alt+Shift+KeyO', false)).toBe('Alt Shift O')
    expect([keysText('Mod+KeyK', false), keysText('Mod+KeyK', true)]).toEqual(['Ctrl K', 'Cmd K'])
    expect(keysText('Shift+Slash', false)).toBe('?')
  })
})

describe('the pseudo-locale', () => {
  test('[UI31] every text is changed and longer, placeholders stay as they are', () => {
    const { saved, keys } = pseudo({ saved: 'Saved {{time}}', keys: { hold: 'Hold' } })
    expect(saved).toMatch(/^\[Šávéð \{\{time\}\}~+\]$/)
    expect(keys).toEqual({ hold: '[Hólð~~]' })
    expect(JSON.stringify(pseudo(common)).length).toBeGreaterThan(JSON.stringify(common).length * 1.2)
  })
})
