/**
 * The shared store: one Redis stream a stream of ours, so that several nodes can serve the same room. A script with one
 * key compares and appends. Entry n has the id `n-1`, because Redis has no `0-0`.
 *
 * A command in flight at a break has an unknown outcome. The script knows its own entry again, so the same append is
 * repeated until there is an answer: it lands once or not at all. Where there are replicas, an append counts only once
 * one of them has it, so that a failover loses nothing that was acknowledged.
 */
import type { WallMs } from '#shared/time.ts'
import { followers } from './followers.ts'
import {
  type Follower,
  type Log,
  OutcomeUnknown,
  parseEntry,
  SeqConflict,
  type Store,
  StoreAway,
} from './log.ts'
import { checkpointOf, keyOf, patternOf, streamOf } from './redisKeys.ts'
import { type Link, linkTo } from './redisLink.ts'
import { redisPresence } from './redisPresence.ts'
import { COMMAND_MS, NoAnswer, within } from './within.ts'

const GIVE_UP_MS = 8000
const PAUSE_MS = 100
/** A notice that was lost, or went to a server that is no more, costs at most so much. */
const LOOK_AGAIN_MS = 5000
const BEATS = 'launchroom:beats'
const TIME = 'launchroom:time'
/** Old heartbeats looked at together. */
const MOST_BEATS = 100

export interface RedisOptions {
  /** Tells what a person who runs the server should know: Redis is away, or a replica does not keep up. */
  warn: (text: string, error?: unknown) => void
  /** How long a break is waited out. */
  giveUpMs?: number
  /** Warns of settings with which Redis may lose what it confirmed. */
  looksAtSettings?: boolean
}

/** Connects to Redis. Throws `StoreUnusable` when it is not there at the start; later breaks are waited out. */
export async function redisStore(
  url: string,
  { warn, giveUpMs = GIVE_UP_MS, looksAtSettings = false }: RedisOptions,
): Promise<Store> {
  let closed = false
  const read: Log['read'] = async (stream, seq, most) => {
    const start = seq < 0 ? '-' : `(${seq}-1`
    const limit = most === undefined ? undefined : { COUNT: most }
    const found = await patiently(keyOf(stream), () => link.ask.xRange(keyOf(stream), start, '+', limit))
    return (found ?? []).map(({ message }) => parseEntry(message['entry'] ?? ''))
  }
  const following = followers(read)
  const presence = redisPresence(() => link)
  const rejoined = () => {
    presence.rejoined()
    for (const stream of following.streams()) following.doubt(stream)
  }
  const link: Link = await linkTo(url, { warn, rejoined })
  // A server that does not answer now was told of, and is waited for later.
  if (looksAtSettings) for (const loss of await link.losses().catch(() => [])) warn(loss)
  const lookAgain = setInterval(() => {
    for (const stream of following.streams()) following.notice(stream, Number.POSITIVE_INFINITY)
  }, LOOK_AGAIN_MS)
  lookAgain.unref()

  /** Repeats what is safe to repeat until Redis answers, but not for ever. */
  async function patiently<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const began = performance.now()
    for (;;) {
      try {
        return await within(COMMAND_MS, ask())
      } catch (error) {
        if (closed || performance.now() - began > giveUpMs || isRefusal(error)) throw away(error)
        await recover(key, error)
      }
    }
  }

  /** As `patiently`, for what changes something: an outcome that nobody knows is not taken for none. */
  async function surely(stream: string, seq: number, ask: () => Promise<boolean>): Promise<void> {
    const began = performance.now()
    let inDoubt = false
    for (;;) {
      try {
        if (!(await within(COMMAND_MS, ask()))) throw new SeqConflict(stream, seq)
        inDoubt = true
        return await within(COMMAND_MS, link.confirmed(keyOf(stream)))
      } catch (error) {
        if (error instanceof SeqConflict) throw error
        inDoubt ||= !wasNotDone(error)
        const givesUp = closed || performance.now() - began > giveUpMs
        if (inDoubt && givesUp)
          throw new OutcomeUnknown('Redis does not say what became of it', { cause: error })
        if (givesUp || (!inDoubt && isRefusal(error))) throw away(error)
        await recover(keyOf(stream), error)
      }
    }
  }

  async function recover(key: string, error: unknown): Promise<void> {
    if (isNoPrimary(error) || error instanceof NoAnswer) link.renew(key)
    await new Promise((wake) => setTimeout(wake, PAUSE_MS))
  }

  return {
    log: {
      async append(stream, entries, after, texts) {
        // What a failover may still take back is shown to nobody, here or elsewhere.
        const tells = !link.isReplicated()
        const upTo = entries.at(-1)?.seq ?? -1
        await surely(stream, upTo, () => link.ask.append(stream, entries, { after, tells, texts }))
        if (!tells) link.publish(keyOf(stream), String(upTo)).catch(() => {})
        for (const entry of entries) following.deliver(stream, entry)
      },
      read,
      follow(stream, after, follower: Follower) {
        const stop = following.add(stream, after, follower)
        const ring = (text: string) => {
          if (text === 'rewritten') following.doubt(stream)
          else following.notice(stream, Number(text))
        }
        // What came before the subscription stood is asked for once it does.
        const subscribed = patiently(keyOf(stream), () => link.subscribe(keyOf(stream), ring))
        void subscribed.then(
          () => following.doubt(stream),
          () => {},
        )
        return () => {
          stop()
          void subscribed.then(() => link.unsubscribe(keyOf(stream), ring)).catch(() => {})
        }
      },
      streams: (prefix) =>
        patiently(BEATS, async () => {
          const found = new Set<string>()
          for await (const keys of link.streamKeys(patternOf(prefix))) {
            for (const key of keys) found.add(streamOf(key))
          }
          return [...found].filter((stream) => stream.startsWith(prefix)).sort()
        }),
    },
    eraser: {
      replace: (stream, entries, head, other) =>
        surely(stream, entries.length, () => link.ask.replace(stream, entries, { head, other })),
      async remove(streams) {
        if (streams.length === 0) return
        await patiently(BEATS, () => link.ask.zRem(BEATS, streams))
        for (const stream of streams) await surely(stream, -1, () => link.ask.remove(stream))
      },
    },
    checkpoints: {
      save: async (stream, text) => void (await within(COMMAND_MS, link.ask.set(checkpointOf(stream), text))),
      last: (stream) => patiently(keyOf(stream), () => link.ask.get(checkpointOf(stream))),
    },
    heartbeats: {
      async beat(streams, wall: WallMs) {
        const beats = streams.map((value) => ({ score: wall, value }))
        if (beats.length > 0) await within(COMMAND_MS, link.ask.zAdd(BEATS, beats))
        await link.lookForReplicas()
      },
      last: async () => byStream(await patiently(BEATS, () => link.ask.zRangeWithScores(BEATS, 0, -1))),
      of: (stream) => patiently(BEATS, () => link.ask.zScore(BEATS, stream)),
      olderThan: async (wall) =>
        byStream(
          await patiently(BEATS, () =>
            link.ask.zRangeByScoreWithScores(BEATS, '-inf', `(${wall}`, {
              LIMIT: { offset: 0, count: MOST_BEATS },
            }),
          ),
        ),
      async stop(streams) {
        if (streams.length > 0) await within(COMMAND_MS, link.ask.zRem(BEATS, streams))
      },
    },
    presence,
    wallTime: () => link.ask.wallTime(TIME),
    async close() {
      closed = true
      clearInterval(lookAgain)
      presence.close()
      link.close()
    },
  }
}

function byStream(beats: readonly { value: string; score: number }[]): Record<string, WallMs> {
  return Object.fromEntries(beats.map(({ value, score }) => [value, score]))
}

function away(error: unknown): StoreAway {
  return new StoreAway(`Redis: ${error instanceof Error ? error.message : error}`, { cause: error })
}

const errorWord = (error: unknown) =>
  error instanceof Error ? (/^[A-Z]+\b/.exec(error.message)?.[0] ?? '') : ''

const REFUSALS = ['WRONGTYPE', 'NOAUTH', 'NOPERM', 'WRONGPASS', 'OOM', 'MISCONF', 'ERR']
/** Words of a Redis that is changing over: nothing was done, and soon somebody else answers. */
const PASSING = ['READONLY', 'LOADING', 'CLUSTERDOWN', 'MASTERDOWN', 'TRYAGAIN', 'NOREPLICAS', 'MOVED', 'ASK']

/** True if Redis itself said no: asking again would not help. */
function isRefusal(error: unknown): boolean {
  return REFUSALS.includes(errorWord(error))
}

/** True if what was asked certainly was not done: Redis said so, or it was never sent. */
function wasNotDone(error: unknown): boolean {
  const name = error instanceof Error ? error.constructor.name : ''
  const unsent = ['ClientOfflineError', 'ClientClosedError'].includes(name) || isSentNowhere(error)
  return unsent || isRefusal(error) || PASSING.includes(errorWord(error))
}

/** The client's word for a primary that has no slot yet, only keys on their way there. */
function isSentNowhere(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Cannot find node ')
}

/** True if what answered is no primary any more: only another connection finds the one that is. */
function isNoPrimary(error: unknown): boolean {
  return ['READONLY', 'MASTERDOWN'].includes(errorWord(error))
}
