import { expect, test } from 'vitest'
import { followers } from '#server/store/followers.ts'
import type { Entry } from '#server/store/log.ts'
import { turn } from '../support/clock.ts'

const entries: Entry[] = [0, 1, 2, 3].map((seq) => ({ seq, hash: `h${seq}` }))
const [, , third, fourth] = entries as [Entry, Entry, Entry, Entry]

test('[LG5] behind a gap the stream is read, and what is told twice is heard once', async () => {
  const stored: Entry[] = []
  const following = followers(async (_, seq) => stored.slice(seq + 1))
  const heard: unknown[] = []
  following.add('s', -1, (entry) => heard.push(entry))
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

test('[LG5] a store that is away is asked again at the next notice', async () => {
  let away = true
  const following = followers(async (_, seq) => {
    if (away) throw new Error('away')
    return entries.slice(seq + 1)
  })
  const heard: unknown[] = []
  following.add('s', -1, (entry) => heard.push(entry))
  await turn()
  away = false
  following.notice('s', 3)
  await turn()
  expect(heard).toEqual(entries)
})
