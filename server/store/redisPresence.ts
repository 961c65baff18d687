/**
 * Presence in Redis: one hash a room beside its log, a field a node. A node says that it is alive with one word for all
 * its rooms; what the dead said is not listened to. The hash itself goes when nobody has said anything for a while, so
 * every node says it again from time to time.
 */
import type { Others, Presence } from './log.ts'
import { ALIVE_MS, ears, GONE_MS } from './presence.ts'
import { keyOf } from './redisKeys.ts'
import type { Link } from './redisLink.ts'

const NODES = 'launchroom:nodes'
const KEPT_MS = 60_000
const AGAIN_MS = 20_000

export interface RedisPresence extends Presence {
  /** Everything may have changed while the connection was away. */
  rejoined: () => void
  close: () => void
}

export function redisPresence(link: () => Link): RedisPresence {
  const listeners = ears()
  /** What this process says, by room and node. */
  const ours = new Map<string, Map<string, string>>()
  /** What all nodes said last, the dead among them. */
  const said = new Map<string, Others>()
  let living = new Set<string>()
  let mercyUntil = 0
  let unsaid = false
  let closed = false

  const isMerciful = () => performance.now() < mercyUntil
  const keyFor = (room: string) => keyOf(`presence/${room}`)

  function take(room: string, flat: readonly string[]): void {
    if (!listeners.has(room)) return
    const all: Record<string, string> = {}
    for (let i = 0; i + 1 < flat.length; i += 2) all[String(flat[i])] = String(flat[i + 1])
    // Others may not have said it again yet to a Redis that lost it.
    said.set(room, isMerciful() ? { ...said.get(room), ...all } : all)
    tell(room)
  }

  function tell(room: string): void {
    const all = Object.entries(said.get(room) ?? {})
    listeners.tell(room, Object.fromEntries(all.filter(([node]) => living.has(node))))
  }

  async function look(room: string): Promise<void> {
    const all = await link().ask.hGetAll(keyFor(room))
    take(room, Object.entries(all).flat().map(String))
    if (Object.keys(all).some((node) => !living.has(node))) await live()
  }

  function lookAtAll(): void {
    if (!closed) for (const room of listeners.rooms()) void look(room).catch(() => {})
  }

  /** A word that is lost is said again soon. */
  async function utter(room: string, node: string, text: string): Promise<void> {
    try {
      take(room, await link().ask.say(keyFor(room), node, text, KEPT_MS))
    } catch (error) {
      unsaid = true
      throw error
    }
  }

  async function sayAgain(): Promise<void> {
    unsaid = false
    for (const [room, words] of ours) {
      for (const [node, text] of words) await utter(room, node, text)
    }
  }

  async function live(): Promise<void> {
    const nodes = new Set([...ours.values()].flatMap((words) => [...words.keys()]))
    let now = living
    try {
      for (const node of nodes.size > 0 ? nodes : ['']) {
        now = new Set(await link().ask.alive(NODES, node, GONE_MS))
      }
    } catch (error) {
      mercyUntil = performance.now() + GONE_MS
      throw error
    }
    // Nobody could say anything while Redis was away: that is no death.
    if (isMerciful()) now = new Set([...now, ...living])
    const same = now.size === living.size && [...now].every((node) => living.has(node))
    living = now
    if (!same) for (const room of listeners.rooms()) tell(room)
  }

  function repeat(ms: number, act: () => Promise<void>): void {
    const again = () => {
      if (!closed)
        setTimeout(
          () =>
            void act()
              .catch(() => {})
              .finally(again),
          ms,
        ).unref()
    }
    again()
  }
  repeat(ALIVE_MS, async () => {
    await live()
    if (unsaid) await sayAgain()
  })
  repeat(AGAIN_MS, sayAgain)

  return {
    async say(room, node, text) {
      const words = ours.get(room) ?? new Map<string, string>()
      const isNew = words.size === 0
      if (text === '') words.delete(node)
      else words.set(node, text)
      if (words.size > 0) ours.set(room, words)
      else ours.delete(room)
      if (isNew && text !== '') await live()
      await utter(room, node, text)
    },
    hear(room, node, heard) {
      const stop = listeners.add(room, node, heard)
      const rung = () => void look(room).catch(() => {})
      void link()
        .subscribe(keyFor(room), rung)
        .then(rung, () => {})
      return () => {
        stop()
        if (!listeners.has(room)) said.delete(room)
        void link()
          .unsubscribe(keyFor(room), rung)
          .catch(() => {})
      }
    },
    rejoined() {
      mercyUntil = performance.now() + GONE_MS
      void live().catch(() => {})
      void sayAgain().catch(() => {})
      lookAtAll()
      setTimeout(lookAtAll, GONE_MS + ALIVE_MS).unref()
    },
    close() {
      closed = true
    },
  }
}
