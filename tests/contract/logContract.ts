import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { hashAfter } from '#server/chain.ts'
import { type Entry, type Place, SeqConflict, type Store } from '#server/store/log.ts'
import { turn } from '../support/clock.ts'

/** What outlives the stores opened on it, as a disk outlives processes. */
export interface Ground {
  open: () => Promise<Store>
  remove: () => Promise<void>
}

interface Note extends Entry {
  text: string
}

function chainOf(texts: string[]): Note[] {
  const notes: Note[] = []
  for (const text of texts) notes.push(next(notes.at(-1), text))
  return notes
}

function next(before: Note | undefined, text: string): Note {
  const note = { seq: (before?.seq ?? -1) + 1, text }
  return { ...note, hash: hashAfter(before?.hash ?? '', note) }
}

async function appendAll(store: Store, stream: string, notes: Note[]): Promise<void> {
  for (const note of notes) await store.log.append(stream, [note], notes[note.seq - 1]?.hash ?? '')
}

/** What every store keeps. Each adapter runs it. */
export function logContract(name: string, makeGround: () => Promise<Ground>): void {
  describe(`${name} keeps the contract of the log`, () => {
    let ground: Ground
    let store: Store
    let stream: string
    let count = 0

    beforeAll(async () => {
      ground = await makeGround()
      store = await ground.open()
    })
    afterAll(async () => {
      await store?.close()
      await ground?.remove()
    })
    beforeEach(() => {
      count += 1
      stream = `test${count}/A`
    })

    test('[LG1] entries come back as they were appended, in order', async () => {
      const notes = chainOf(['one', 'two "quoted" \u{1f680}', 'three\n'])
      await appendAll(store, stream, notes)
      expect(await store.log.read(stream, -1)).toEqual(notes)
      expect(await store.log.read(stream, 0)).toEqual(notes.slice(1))
      expect(await store.log.read(stream, 2)).toEqual([])
      expect(await store.log.read(stream, -1, 2)).toEqual(notes.slice(0, 2))
      expect(await store.log.read(stream, 0, 1)).toEqual(notes.slice(1, 2))
      expect(await store.log.read('test/nothing', -1)).toEqual([])
    })

    test('[LG1] keys keep their order', async () => {
      const entry = { zebra: 1, apple: { two: 2, one: 1 }, seq: 0, hash: 'h' }
      await store.log.append(stream, [entry], '')
      expect(JSON.stringify((await store.log.read(stream, -1))[0])).toBe(JSON.stringify(entry))
    })

    test.each([
      ['an entry that is already there', 1, 'two'],
      ['a gap', 3, 'three'],
      ['a second beginning', 0, ''],
    ])('[LG2] %s is refused and changes nothing', async (_, seq, text) => {
      const notes = chainOf(['one', 'two'])
      await appendAll(store, stream, notes)
      const wrong = { seq, hash: 'other', text }
      const after = notes[seq - 1]?.hash ?? (seq === 0 ? '' : notes[1]?.hash)
      await expect(store.log.append(stream, [wrong], after ?? '')).rejects.toThrow(SeqConflict)
      expect(await store.log.read(stream, -1)).toEqual(notes)
    })

    test('[LG2] an entry that continues another history is refused', async () => {
      const notes = chainOf(['one', 'two'])
      await appendAll(store, stream, notes)
      const [, foreign] = chainOf(['ONE', 'TWO', 'three'])
      const wrong = next(foreign, 'three')
      await expect(store.log.append(stream, [wrong], foreign?.hash ?? '')).rejects.toThrow(SeqConflict)
    })

    test('[LG2] of many writers of the same place exactly one wins', async () => {
      const tries = Array.from({ length: 20 }, (_, i) =>
        store.log.append(stream, [next(undefined, `try ${i}`)], ''),
      )
      const ends = await Promise.allSettled(tries)
      expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await store.log.read(stream, -1)).toHaveLength(1)
      for (const end of ends) if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(SeqConflict)
    })

    test('[LG15] entries appended together come back in order, and followers hear each', async () => {
      const notes = chainOf(['one', 'two', 'three', 'four'])
      const { heard, until, stop } = listen(store, stream)
      await store.log.append(stream, notes.slice(0, 1), '')
      await until(1)
      await turn() // it has read what was there: what comes now is handed to it
      await store.log.append(stream, notes.slice(1), notes[0]?.hash ?? '')
      expect(await store.log.read(stream, -1)).toEqual(notes)
      await vi.waitFor(() => expect(heard).toEqual(notes))
      stop()
    })

    test('[LG15] of entries appended together none is stored when the first does not follow', async () => {
      const notes = chainOf(['one', 'two', 'three'])
      await appendAll(store, stream, notes.slice(0, 1))
      const late = store.log.append(stream, notes.slice(1), 'other')
      await expect(late).rejects.toThrow(SeqConflict)
      await expect(store.log.append(stream, notes.slice(0, 2), '')).rejects.toThrow(SeqConflict)
      expect(await store.log.read(stream, -1)).toEqual(notes.slice(0, 1))
    })

    test('[LG15] entries appended together whose answer got lost are known again', async () => {
      const notes = chainOf(['one', 'two', 'three'])
      await appendAll(store, stream, notes.slice(0, 1))
      for (const _ of [1, 2]) await store.log.append(stream, notes.slice(1), notes[0]?.hash ?? '')
      expect(await store.log.read(stream, -1)).toEqual(notes)
    })

    test('[LG10] an entry whose answer got lost is known again', async () => {
      const notes = chainOf(['one', 'two'])
      await appendAll(store, stream, notes)
      await store.log.append(stream, [notes[1] as Note], notes[0]?.hash ?? '')
      expect(await store.log.read(stream, -1)).toEqual(notes)
    })

    test('[LG3] appends to many streams at once all arrive', async () => {
      const notes = chainOf(['one', 'two', 'three'])
      const names = Array.from({ length: 50 }, (_, i) => `${stream}${i}`)
      await Promise.all(names.map((each) => appendAll(store, each, notes)))
      for (const each of names) expect(await store.log.read(each, -1)).toEqual(notes)
    })

    test('[LG4] streams are listed by the beginning of their name', async () => {
      const prefix = `list${count}/`
      for (const each of ['B', 'A', '*', 'a_b'])
        await appendAll(store, `${prefix}${each}`, chainOf(['one', 'two']))
      await appendAll(store, `list${count}x`, chainOf(['one']))
      expect(await store.log.streams(prefix)).toEqual(['*', 'A', 'B', 'a_b'].map((each) => prefix + each))
      expect(await store.log.streams(`${prefix}*`)).toEqual([`${prefix}*`])
      expect(await store.log.streams('none/')).toEqual([])
    })

    test('[LG5] a follower hears what was there and what comes, once and in order', async () => {
      const notes = chainOf(['one', 'two', 'three', 'four'])
      await appendAll(store, stream, notes.slice(0, 2))
      const { heard, until, stop } = listen(store, stream, notes[0])
      await until(1)
      await store.log.append(stream, [notes[2] as Note], notes[1]?.hash ?? '')
      await store.log.append(stream, [notes[3] as Note], notes[2]?.hash ?? '')
      await until(3)
      expect(heard).toEqual(notes.slice(1))
      stop()
    })

    test('[LG5] a follower that stopped hears nothing more', async () => {
      const notes = chainOf(['one', 'two'])
      const stopped = listen(store, stream)
      const goesOn = listen(store, stream)
      await store.log.append(stream, [notes[0] as Note], '')
      await Promise.all([stopped.until(1), goesOn.until(1)])
      stopped.stop()
      await store.log.append(stream, [notes[1] as Note], notes[0]?.hash ?? '')
      await goesOn.until(2)
      expect(stopped.heard).toEqual(notes.slice(0, 1))
      goesOn.stop()
    })

    test('[LG6] what was acknowledged is there when the store is opened again', async () => {
      const notes = chainOf(['one', 'two'])
      await appendAll(store, stream, notes)
      await store.heartbeats.beat([stream], 1234)
      await store.close()
      store = await ground.open()
      expect(await store.log.read(stream, -1)).toEqual(notes)
      expect(await store.heartbeats.last()).toMatchObject({ [stream]: 1234 })
    })

    test('[LG7] a heartbeat is the last one told, until it stops', async () => {
      await store.heartbeats.beat([stream, `${stream}2`], 1000)
      await store.heartbeats.beat([stream], 3000)
      expect(await store.heartbeats.last()).toMatchObject({ [stream]: 3000, [`${stream}2`]: 1000 })
      await store.heartbeats.stop([stream])
      expect(await store.heartbeats.last()).not.toHaveProperty([stream])
    })

    test('[LG13] a checkpoint is the last one kept, beside the entries and not among the streams', async () => {
      expect(await store.checkpoints.last(stream)).toBeNull()
      await store.checkpoints.save(stream, 'one')
      await store.checkpoints.save(stream, 'two\n\u{1f680}')
      expect(await store.checkpoints.last(stream)).toBe('two\n\u{1f680}')
      expect(await store.log.read(stream, -1)).toEqual([])
      expect(await store.log.streams(stream)).toEqual([])
    })

    test('[PD5] a stream is replaced as a whole, with its checkpoint, by whoever knows how it ends', async () => {
      const notes = chainOf(['one', 'SECRET', 'three'])
      const blank = chainOf(['one', '', 'three', 'said'])
      await appendAll(store, stream, notes)
      await store.checkpoints.save(stream, 'SECRET too')
      await store.eraser.replace(stream, blank, notes[2]?.hash ?? '')
      expect(await store.log.read(stream, -1)).toEqual(blank)
      expect(await store.checkpoints.last(stream)).toBeNull()
      const more = next(blank[3], 'five')
      await store.log.append(stream, [more], blank[3]?.hash ?? '')
      expect(await store.log.read(stream, 3)).toEqual([more])
    })

    test('[CLU3] who follows a stream that is replaced or removed loses it', async () => {
      const notes = chainOf(['one', 'SECRET'])
      for (const each of [stream, `${stream}2`]) await appendAll(store, each, notes)
      const replaced = listen(store, stream, notes[1])
      const removed = listen(store, `${stream}2`, notes[1])
      await store.eraser.replace(stream, chainOf(['one', '']), notes[1]?.hash ?? '')
      await store.eraser.remove([`${stream}2`])
      await Promise.all([replaced.until(1), removed.until(1)])
      expect([...replaced.heard, ...removed.heard]).toEqual(['lost', 'lost'])
      replaced.stop()
      removed.stop()
    })

    test('[PD5] a stream replaced by nothing is gone, and may begin again', async () => {
      const notes = chainOf(['one', 'two'])
      await appendAll(store, stream, notes)
      await store.eraser.replace(stream, [], notes[1]?.hash ?? '')
      expect(await store.log.read(stream, -1)).toEqual([])
      expect(await store.log.streams(stream)).toEqual([])
      await appendAll(store, stream, notes)
      expect(await store.log.read(stream, -1)).toEqual(notes)
    })

    test('[PD5] another stream of the room goes with one that is replaced, in one step', async () => {
      const other = `names-${stream}`
      const notes = chainOf(['one', 'two'])
      for (const each of [stream, other]) await appendAll(store, each, notes)
      await store.checkpoints.save(other, 'SECRET too')
      const late = store.eraser.replace(stream, chainOf(['other']), notes[0]?.hash ?? '', other)
      await expect(late).rejects.toThrow(SeqConflict)
      expect(await store.log.read(other, -1)).toEqual(notes)
      const { heard, until, stop } = listen(store, other, notes[1])
      await store.eraser.replace(stream, chainOf(['stone']), notes[1]?.hash ?? '', other)
      expect(await store.log.read(stream, -1)).toEqual(chainOf(['stone']))
      expect(await store.log.read(other, -1)).toEqual([])
      expect(await store.checkpoints.last(other)).toBeNull()
      await until(1)
      expect(heard).toEqual(['lost'])
      stop()
    })

    test('[PD5] whoever does not know how the stream ends replaces nothing', async () => {
      const notes = chainOf(['one', 'two'])
      await appendAll(store, stream, notes)
      await store.checkpoints.save(stream, 'kept')
      const late = store.eraser.replace(stream, chainOf(['other']), notes[0]?.hash ?? '')
      await expect(late).rejects.toThrow(SeqConflict)
      expect(await store.log.read(stream, -1)).toEqual(notes)
      expect(await store.checkpoints.last(stream)).toBe('kept')
    })

    test('[PD5] of an append and a replacement at once one wins, and the other conflicts', async () => {
      const notes = chainOf(['one', 'two'])
      await appendAll(store, stream, notes)
      const ends = await Promise.allSettled([
        store.log.append(stream, [next(notes[1], 'three')], notes[1]?.hash ?? ''),
        store.eraser.replace(stream, chainOf(['one', 'TWO']), notes[1]?.hash ?? ''),
      ])
      expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      for (const end of ends) if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(SeqConflict)
    })

    test('[PD5] streams are removed with what stands beside them, and others stay', async () => {
      const other = `${stream}2`
      for (const each of [stream, other]) {
        await appendAll(store, each, chainOf(['one', 'two']))
        await store.checkpoints.save(each, 'kept')
        await store.heartbeats.beat([each], 1000)
      }
      await store.eraser.remove([stream, 'test/nothing'])
      expect(await store.log.read(stream, -1)).toEqual([])
      expect(await store.checkpoints.last(stream)).toBeNull()
      expect(await store.heartbeats.last()).not.toHaveProperty([stream])
      expect(await store.log.streams(stream)).toEqual([other])
      expect(await store.log.read(other, -1)).toHaveLength(2)
      expect(await store.checkpoints.last(other)).toBe('kept')
      expect(await store.heartbeats.last()).toHaveProperty([other])
    })
  })
}

/** Collects what a follower hears, `lost` for the end of it; `until(n)` waits for the nth. */
export function listen(store: Store, stream: string, at: Place = { seq: -1, hash: '' }) {
  const heard: unknown[] = []
  const waiting = new Set<() => void>()
  const hear = (entry: unknown) => {
    heard.push(entry)
    for (const look of waiting) look()
  }
  const stop = store.log.follow(stream, at, { heard: hear, lost: () => hear('lost') })
  const until = (n: number) =>
    new Promise<void>((done) => {
      const look = () => {
        if (heard.length < n) return
        waiting.delete(look)
        done()
      }
      waiting.add(look)
      look()
    })
  return { heard, until, stop }
}
