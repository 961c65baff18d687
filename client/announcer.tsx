/**
 * The one voice of the page for screen readers: two nodes that are always there, so that assistive technology watches
 * them before anything is said. Texts go out 150 ms apart, never the same twice in a row, and are wiped after 7 s. More
 * than three of a kind (`group`) within two seconds become one sentence.
 */
import { useEffect, useRef } from 'react'

export type Politeness = 'polite' | 'assertive'
interface Spoken {
  text: string
  politeness: Politeness
}

export interface AnnounceOptions {
  /** Texts of one group that come in a burst are replaced by `summary(count)`. */
  group: string
  summary: (count: number) => string
}

const APART_MS = 150
const WIPE_MS = 7000
const BURST_MS = 2000
const BURST = 3

export interface Announcer {
  announce: (text: string, politeness?: Politeness, options?: AnnounceOptions) => void
}

/** `say` brings one text to the person; `later` calls back after some ms. */
export function createAnnouncer(
  say: (spoken: Spoken) => void,
  later: (ms: number, act: () => void) => void,
): Announcer {
  const queue: Spoken[] = []
  const bursts = new Map<string, string[]>()
  let busy = false
  let last: string | null = null

  function enqueue(spoken: Spoken): void {
    const tail = queue.at(-1)?.text ?? last
    if (tail === spoken.text) return
    if (spoken.politeness === 'assertive') queue.unshift(spoken)
    else queue.push(spoken)
    if (!busy) next()
  }

  function next(): void {
    const spoken = queue.shift()
    busy = spoken !== undefined
    if (!spoken) return
    last = spoken.text
    say(spoken)
    later(APART_MS, next)
    later(WIPE_MS, () => {
      if (last === spoken.text) last = null
    })
  }

  /** The first three of a group are said at once; what follows within the burst waits for its end. */
  function inGroup(text: string, politeness: Politeness, { group, summary }: AnnounceOptions): void {
    const burst = bursts.get(group)
    if (burst) {
      burst.push(text)
      if (burst.length <= BURST) enqueue({ text, politeness })
      return
    }
    bursts.set(group, [text])
    enqueue({ text, politeness })
    later(BURST_MS, () => {
      const { length } = bursts.get(group) ?? []
      bursts.delete(group)
      if (length > BURST) enqueue({ text: summary(length), politeness })
    })
  }

  return {
    announce: (text, politeness = 'polite', options) => {
      if (options) inGroup(text, politeness, options)
      else enqueue({ text, politeness })
    },
  }
}

const nodes: Partial<Record<Politeness, HTMLElement>> = {}

function sayOnPage({ text, politeness }: Spoken): void {
  if ('ariaNotify' in document && typeof document.ariaNotify === 'function') {
    document.ariaNotify(text, { priority: politeness === 'assertive' ? 'high' : 'normal' })
    return
  }
  const node = nodes[politeness]
  if (!node) return
  node.textContent = text
  setTimeout(() => {
    if (node.textContent === text) node.textContent = ''
  }, WIPE_MS)
}

const onPage = createAnnouncer(sayOnPage, (ms, act) => setTimeout(act, ms))

/**
 * Says a text through the screen reader. Assertive only for: a P0 inject to me, a poll, a hold, a lost connection, 20 s
 * left, time up.
 */
export const announce: Announcer['announce'] = onPage.announce

/** The two nodes; stands once in the page, outside of everything that opens and closes. */
export function AnnouncerNodes() {
  const polite = useRef<HTMLDivElement>(null)
  const assertive = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (polite.current) nodes.polite = polite.current
    if (assertive.current) nodes.assertive = assertive.current
  }, [])
  return (
    <div data-live-announcer="true" className="visually-hidden">
      <div ref={polite} aria-live="polite" aria-relevant="additions text" />
      <div ref={assertive} aria-live="assertive" aria-relevant="additions text" />
    </div>
  )
}
