import { expect, test } from 'vitest'
import { START } from '#server/chain.ts'
import { followers } from '#server/store/followers.ts'
import type { Entry } from '#server/store/log.ts'
import { turn } from '../support/clock.ts'

const entries: Entry[] = [0, 1, 2, 3].map((seq) => ({ seq, hash: `h${seq}` }))
const [, , third, fourth] = entries as [Entry, Entry, Entry, Entry]

test('[LG5] behind a gap the stream is read, and what is told twice is heard once', async () => {
  const stored: Entry[] = []
  const following = followers(async (_, seq) => stored.slice(seq + 1))
  const heard: unknown[] = []
  following.add('s', START, { heard: (entry) => heard.push(entry), lost: () => heard.push('lost') })
  await turn()
  stored.push(...entries.slice(0, 3))
  following.deliver('s', third)
  following.deliver('s', third)
  await turn()
  following.deliver('s', third)
  following.notice('s', 2)
  expect(heard).toEqual(entries.slice(0, 3))
  following.deliver('s', fourth)
  expect(heard).toEqual(entries)
})

test.each<[string, Entry[]]>([
  ['lost its end', entries.slice(0, 2)],
  ['was rewritten', entries.map(({ seq }) => ({ seq, hash: `new ${seq}` }))],
  ['is gone', []],
])('[CLU3] who follows a stream that %s is told once, and hears nothing of it', async (_, later) => {
  let stored = entries.slice(0, 3)
  const following = followers(async (_stream, seq) => stored.slice(seq + 1))
  const heard: unknown[] = []
  following.add('s', third, { heard: (entry) => heard.push(entry), lost: () => heard.push('lost') })
  await turn()
  following.doubt('s')
  await turn()
  expect(heard).toEqual([])
  stored = later
  following.notice('s', 2)
  await turn()
  expect(heard).toEqual([])
  following.doubt('s')
  following.doubt('s')
  await turn()
  following.deliver('s', fourth)
  expect(heard).toEqual(['lost'])
})

test('[CLU3] a doubt outlives a store that is away', async () => {
  let away = true
  const following = followers(async () => {
    if (away) throw new Error('away')
    return []
  })
  const heard: unknown[] = []
  following.add('s', third, { heard: (entry) => heard.push(entry), lost: () => heard.push('lost') })
  await turn()
  away = false
  following.notice('s', 3)
  await turn()
  expect(heard).toEqual(['lost'])
})

test('[LG5] a store that is away is asked again at the next notice', async () => {
  let away = true
  const following = followers(async (_, seq) => {
    if (away) throw new Error('away')
    return entries.slice(seq + 1)
  })
  const heard: unknown[] = []
  following.add('s', START, { heard: (entry) => heard.push(entry), lost: () => heard.push('lost') })
  await turn()
  away = false
  following.notice('s', 3)
  await turn()
  expect(heard).toEqual(entries)
})
