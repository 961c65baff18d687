/**
 * What is published in a cluster is heard at the node that has the channel's slot. When the slot moves, that node says
 * so and falls silent, or the client lets go of a node that has none any more. The client itself would then listen at the
 * new one, but try that only once, believe ever after that it listens, not say that something may have been missed, and
 * in the second case leave a refusal to nobody, which ends the process. So it is done here: until it stands, and whoever
 * listens looks.
 */
import type { Cluster } from './redisLink.ts'

type Heard = (text: string) => void

export interface Channels {
  subscribe: (channel: string, heard: Heard) => Promise<void>
  unsubscribe: (channel: string, heard: Heard) => Promise<void>
}

const MOVED = 'sharded-channel-moved'
const LET_GO = '__resubscribeListeners'
/** The word for a stream that was rewritten: whoever hears it looks for themselves. */
const LOOK = 'rewritten'
const PAUSE_MS = 100

export function channelsOf(cluster: Cluster): Channels {
  const wanted = new Map<string, Set<Heard>>()
  const watched = new WeakSet<object>()

  /** The connections that listen are made by the client when it first needs them. */
  function watch(): void {
    for (const { pubSub } of cluster.masters) {
      if (!pubSub || watched.has(pubSub.client)) continue
      watched.add(pubSub.client)
      pubSub.client.removeAllListeners(MOVED)
      pubSub.client.on(MOVED, (channel: string) => void follow(channel))
    }
  }

  async function follow(channel: string): Promise<void> {
    while (cluster.isOpen && wanted.has(channel)) {
      try {
        for (const heard of wanted.get(channel) ?? []) await cluster.sSubscribe(channel, heard)
        break
      } catch {
        await new Promise((wake) => setTimeout(wake, PAUSE_MS))
      }
    }
    for (const heard of wanted.get(channel) ?? []) heard(LOOK)
  }

  cluster.on('node-ready', watch)
  cluster.removeAllListeners(LET_GO)
  cluster.on(LET_GO, ({ SHARDED: channels }: { SHARDED?: ReadonlyMap<string, unknown> }) => {
    for (const channel of channels?.keys() ?? []) void follow(channel)
  })
  return {
    async subscribe(channel, heard) {
      await cluster.sSubscribe(channel, heard)
      wanted.set(channel, (wanted.get(channel) ?? new Set()).add(heard))
    },
    async unsubscribe(channel, heard) {
      const others = wanted.get(channel)
      others?.delete(heard)
      if (others?.size === 0) wanted.delete(channel)
      await cluster.sUnsubscribe(channel, heard)
    },
  }
}
