import { describe, expect, test } from 'vitest'
import { createAnnouncer } from '#client/announcer.tsx'
import { waitForPause } from '#client/typingPause.ts'

/** An announcer whose time passes by hand. */
function spoken() {
  const said: string[] = []
  let now = 0
  let timers: { at: number; act: () => void }[] = []
  const announcer = createAnnouncer(
    ({ text, politeness }) => said.push(`${now} ${politeness} ${text}`),
    (ms, act) => timers.push({ at: now + ms, act }),
  )
  const pass = (ms: number) => {
    const until = now + ms
    for (;;) {
      const next = timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0]
      if (!next) break
      timers = timers.filter((timer) => timer !== next)
      now = next.at
      next.act()
    }
    now = until
  }
  return { said, pass, announce: announcer.announce }
}

describe('the announcer', () => {
  test('[UI21] texts are said one after the other, 150 ms apart, what cannot wait first', () => {
    const { said, pass, announce } = spoken()
    announce('one')
    announce('two')
    announce('hold', 'assertive')
    pass(1000)
    expect(said).toEqual(['0 polite one', '150 assertive hold', '300 polite two'])
  })

  test('[UI22] the same text is not said twice in a row, but again after seven seconds', () => {
    const { said, pass, announce } = spoken()
    announce('one')
    announce('one')
    pass(6000)
    announce('one')
    pass(2000)
    announce('one')
    expect(said).toEqual(['0 polite one', '8000 polite one'])
  })

  test('[UI23] more than three of a group within two seconds become one sentence', () => {
    const { said, pass, announce } = spoken()
    const options = { group: 'inbox', summary: (count: number) => `${count} new items` }
    for (const item of ['a', 'b', 'c', 'd', 'e']) announce(item, 'polite', options)
    pass(3000)
    expect(said.map((line) => line.split(' ').slice(2).join(' '))).toEqual(['a', 'b', 'c', '5 new items'])
  })

  test('[UI24] three of a group are said as they are', () => {
    const { said, pass, announce } = spoken()
    const options = { group: 'inbox', summary: (count: number) => `${count} new items` }
    for (const item of ['a', 'b', 'c']) announce(item, 'polite', options)
    pass(3000)
    expect(said).toHaveLength(3)
  })
})

describe('typing pauses', () => {
  test('[UI25] a dialog that the server asked for opens at once if nobody types', () => {
    expect(waitForPause(10_000, Number.NEGATIVE_INFINITY, 10_000)).toBe(0)
    expect(waitForPause(10_000, 8000, 10_000)).toBe(0)
  })

  test('[UI26] while somebody types it waits for 1.5 s without a key, and 8 s at most', () => {
    expect(waitForPause(10_000, 9900, 10_000)).toBe(1400)
    expect(waitForPause(10_000, 17_900, 17_900)).toBe(100)
    expect(waitForPause(10_000, 17_999, 18_000)).toBe(0)
  })
})
