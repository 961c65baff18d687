import { describe, expect, test } from 'vitest'
import { draftsIn } from '#client/drafts.ts'
import { takeSession } from '#client/session.ts'

/** A browser's storage; `broken` refuses to keep anything, as a full or forbidden one does. */
function storage({ broken = false } = {}): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (i) => [...kept.keys()][i] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (broken) throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, value)
    },
    removeItem: (key) => {
      kept.delete(key)
    },
    clear: () => kept.clear(),
  }
}

describe('drafts', () => {
  test('[DR1] a draft is kept with every keystroke and is there after the page was closed', () => {
    const device = storage()
    draftsIn(device, () => 5000).write('K7M4QX.checksum.decide', 'pull the asset')
    const later = draftsIn(device, () => 9000)
    expect(later.read('K7M4QX.checksum.decide')).toEqual({ text: 'pull the asset', savedAt: 5000 })
  })

  test('[DR2] a draft that was sent is gone for good', () => {
    const device = storage()
    const drafts = draftsIn(device, () => 1)
    drafts.write('a', 'text')
    drafts.clear('a')
    expect(drafts.read('a')).toEqual({ text: '', savedAt: null })
    expect(draftsIn(device, () => 2).read('a').text).toBe('')
    expect(device.length).toBe(0)
  })

  test('[DR3] where the browser keeps nothing the text lasts as long as the page and is not called saved', () => {
    const drafts = draftsIn(storage({ broken: true }), () => 1)
    drafts.write('a', 'text')
    expect(drafts.read('a')).toEqual({ text: 'text', savedAt: null })
    expect(drafts.kept()).toBe(false)
    const none = draftsIn(null, () => 1)
    none.write('a', 'text')
    expect(none.read('a')).toEqual({ text: 'text', savedAt: null })
  })

  test('[DR4] drafts are listed by the beginning of their keys, empty ones are none', () => {
    const drafts = draftsIn(storage(), () => 1)
    drafts.write('K7M4QX.a', 'x')
    drafts.write('K7M4QX.b', '')
    drafts.write('OTHER1.a', 'x')
    expect(drafts.keys('K7M4QX.')).toEqual(['K7M4QX.a'])
  })

  test('[DR5] what somebody else wrote into the storage is no draft', () => {
    const device = storage()
    device.setItem('launchroom.draft.a', '{"text":7}')
    device.setItem('launchroom.draft.b', 'not json')
    const drafts = draftsIn(device, () => 1)
    expect([drafts.read('a').text, drafts.read('b').text]).toEqual(['', ''])
  })

  test('[DR6] a draft nobody touched for a month is taken away', () => {
    const device = storage()
    draftsIn(device, () => 0).write('old', 'x')
    draftsIn(device, () => 31 * 24 * 3_600_000)
    expect(device.length).toBe(0)
  })

  test('[DR7] whoever shows a draft hears of every change, and the same draft keeps its identity', () => {
    const drafts = draftsIn(storage(), () => 1)
    let calls = 0
    const stop = drafts.listen(() => {
      calls += 1
    })
    drafts.write('a', 'x')
    stop()
    drafts.write('a', 'xy')
    expect(calls).toBe(1)
    expect(drafts.read('a')).toBe(drafts.read('a'))
  })
})

describe('the tab’s session', () => {
  const page = () => {
    const heard = new Map<string, () => void>()
    return {
      addEventListener: (name: string, act: unknown) => heard.set(name, act as () => void),
      leave: () => heard.get('pagehide')?.(),
    }
  }

  test('[DR8] a reload keeps the session and goes on with its numbers', () => {
    const tab = storage()
    const before = page()
    const session = takeSession(tab, before)
    expect(session.next()).toEqual({ session: session.id, n: 1 })
    before.leave()
    const again = takeSession(tab, page())
    expect(again.next()).toEqual({ session: session.id, n: 2 })
  })

  test('[DR9] a copy of a running tab gets a session of its own', () => {
    const tab = storage()
    const before = page()
    takeSession(tab, before)
    before.leave()
    const first = takeSession(tab, page())
    expect(takeSession(tab, page()).id).not.toBe(first.id)
    expect(first.id).toMatch(/^[A-Za-z0-9_-]{8,40}$/)
  })
})
