import { describe, expect, test } from 'vitest'
import type { Reply } from '#client/api.ts'
import { createSaver, type Kept } from '#client/screens/editor/saving/saver.ts'

type Save = { text: string; basedOn: number; note?: string }

/** A library of one scenario, whose answers wait until they are let go. */
function start(text = 'first') {
  const stored = { text, revision: 3 }
  const timers: { ms: number; act: () => void }[] = []
  const sent: Save[] = []
  const mode = { answer: 'save' as 'save' | 'offline' | 'lost' }
  const desk = { text, kept: null as Kept | null }
  const put = async (save: Save): Promise<Reply<{ revision: number }>> => {
    sent.push(save)
    await Promise.resolve()
    if (mode.answer === 'offline') return { trouble: 'offline', code: '', message: '', retryAfter: 0 }
    if (save.basedOn !== stored.revision) {
      const answer = { refusal: 'changed', ...stored, by: 'Dana', savedAt: 1 }
      return { trouble: 'refused', code: 'scenario.changed', message: '', retryAfter: 1, answer }
    }
    Object.assign(stored, { text: save.text, revision: stored.revision + 1 })
    if (mode.answer === 'lost') return { trouble: 'offline', code: '', message: '', retryAfter: 0 }
    return { ok: { revision: stored.revision } }
  }
  const saver = createSaver({
    first: { ...stored },
    text: () => desk.text,
    put,
    keep: (kept) => {
      desk.kept = kept
    },
    later: (ms, act) => {
      const timer = { ms, act }
      timers.push(timer)
      return () => timers.splice(timers.indexOf(timer), 1)
    },
  })
  const write = (next: string) => {
    desk.text = next
    saver.changed()
  }
  return { saver, stored, sent, mode, desk, write, timers }
}

describe('saving', () => {
  test('[ED40] keeps each change on the device at once, and saves it after a pause', async () => {
    const { saver, write, desk, timers, stored } = start()
    write('one')
    write('two')
    expect(desk.kept).toEqual({ text: 'two', basedOn: 3 })
    expect(saver.state()).toEqual({ kind: 'unsaved' })
    expect(timers).toHaveLength(1)
    timers[0]?.act()
    await saver.save()
    expect(stored).toEqual({ text: 'two', revision: 4 })
    expect(saver.state()).toEqual({ kind: 'saved', revision: 4 })
    expect(desk.kept).toBeNull()
  })

  test('[ED40] a change back to what is saved needs no revision', () => {
    const { saver, write, timers, desk } = start()
    write('one')
    write('first')
    expect([saver.state(), timers.length, desk.kept]).toEqual([{ kind: 'saved', revision: 3 }, 0, null])
  })

  test('[ED41] what is typed while it saves is saved next, on top', async () => {
    const { saver, write, sent } = start()
    write('one')
    const first = saver.save()
    write('two')
    await Promise.all([first, saver.save('a note')])
    expect(sent).toEqual([
      { text: 'one', basedOn: 3 },
      { text: 'two', basedOn: 4, note: 'a note' },
    ])
  })

  test('[ED42] never writes over what somebody else saved, and goes on when the author has chosen', async () => {
    const { saver, write, stored, desk } = start()
    Object.assign(stored, { text: 'theirs', revision: 4 })
    write('mine')
    expect(await saver.save()).toBe(false)
    expect(saver.state()).toMatchObject({
      kind: 'conflict',
      theirs: { text: 'theirs', revision: 4, by: 'Dana' },
    })
    write('mine, more')
    expect(await saver.save()).toBe(false)
    expect([stored.text, desk.kept?.text]).toEqual(['theirs', 'mine, more'])
    saver.rebase({ text: 'theirs', revision: 4 })
    expect(await saver.save()).toBe(true)
    expect(stored).toEqual({ text: 'mine, more', revision: 5 })
  })

  test('[ED42] an answer that was lost, or the same text from somebody else, is no conflict', async () => {
    const { saver, write, mode, stored } = start()
    mode.answer = 'lost'
    write('mine')
    await saver.save()
    expect(saver.state()).toEqual({ kind: 'failed', message: '' })
    mode.answer = 'save'
    await saver.save()
    expect(saver.state()).toEqual({ kind: 'saved', revision: 4 })
    expect(stored.revision).toBe(4)
  })

  test('[ED43] without a network it keeps the text and tries again', async () => {
    const { saver, write, mode, timers, stored, desk } = start()
    mode.answer = 'offline'
    write('mine')
    await saver.save()
    expect([saver.state().kind, desk.kept?.text, timers.length]).toEqual(['failed', 'mine', 1])
    mode.answer = 'save'
    timers[0]?.act()
    await saver.save()
    expect(stored.text).toBe('mine')
  })

  test('[ED44] who writes for an hour makes no revision for each pause', async () => {
    const { saver, write, timers } = start()
    write('one')
    const [soon] = timers
    await saver.save()
    write('two')
    expect(timers.at(-1)?.ms).toBeGreaterThan(3 * (soon?.ms ?? 0))
  })
})
