/**
 * What Redis does in one step. `notify` is SPUBLISH in a cluster, where only the nodes of the slot need to hear, and
 * PUBLISH elsewhere.
 */
import type { CommandParser } from 'redis'
import type { Entry } from './log.ts'
import { checkpointOf, keyOf, neverAt } from './redisKeys.ts'

/** The end of a stream: its last id, seq and hash. */
const END = `
  local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
  local id, seq, hash = '0-0', -1, ''
  if last then
    id, seq, hash = last[1], tonumber(string.match(last[1], '^%d+')), last[2][2]
  end`

/**
 * Knows its own entries again; that is written as a change of nothing, so that the connection that asks has something
 * for WAIT to wait for. Others are told at once only where nothing has to be waited for.
 */
const append = (notify: string) => `${END}
  if hash == ARGV[#ARGV - 1] then
    redis.call('XSETID', KEYS[1], id)
    return 1
  end
  if seq ~= tonumber(ARGV[3]) - 1 or hash ~= ARGV[1] then return 0 end
  for i = 3, #ARGV, 3 do
    redis.call('XADD', KEYS[1], ARGV[i] .. '-1', 'hash', ARGV[i + 1], 'entry', ARGV[i + 2])
  end
  if ARGV[2] == 'tell' then redis.call('${notify}', KEYS[1], ARGV[#ARGV - 2]) end
  return 1`

/**
 * The stream with its checkpoint, and another one with its own. Like `append` it knows its own work again. The third key
 * is never there: so a cluster lets none of this begin while it moves the slot, when what was deleted could not be
 * written anew.
 */
const replace = (notify: string) => `${END}
  if #ARGV > 1 and hash == ARGV[#ARGV - 1] then
    redis.call('XSETID', KEYS[1], id)
    return 1
  end
  if hash ~= ARGV[1] then return 0 end
  redis.call('DEL', KEYS[1], KEYS[2])
  for i = 2, #ARGV, 3 do
    redis.call('XADD', KEYS[1], ARGV[i] .. '-1', 'hash', ARGV[i + 1], 'entry', ARGV[i + 2])
  end
  redis.call('${notify}', KEYS[1], 'rewritten')
  if redis.call('DEL', KEYS[4], KEYS[5]) > 0 then redis.call('${notify}', KEYS[4], 'rewritten') end
  return 1`

const remove = (notify: string) => `
  redis.call('DEL', KEYS[1], KEYS[2])
  redis.call('${notify}', KEYS[1], 'rewritten')
  return 1`

/** Real time in whole milliseconds. */
const NOW = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)`

/** Says that a node is there, the empty text for none, and gives all that said so lately. */
const alive = `${NOW}
  if ARGV[1] ~= '' then redis.call('ZADD', KEYS[1], now, ARGV[1]) end
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - 60000)
  return redis.call('ZRANGEBYSCORE', KEYS[1], now - ARGV[2], '+inf')`

/**
 * What a node says of a room, an empty text for nothing; gives what every node says of it. A key that is gone is not
 * looked at again: while its slot moves it would have to be asked for elsewhere.
 */
const say = (notify: string) => `
  local others = redis.call('HLEN', KEYS[1]) - redis.call('HEXISTS', KEYS[1], ARGV[1])
  if ARGV[2] == '' then
    redis.call('HDEL', KEYS[1], ARGV[1])
  else
    redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
    redis.call('PEXPIRE', KEYS[1], ARGV[3])
  end
  redis.call('${notify}', KEYS[1], ARGV[1])
  if others == 0 and ARGV[2] == '' then return {} end
  return redis.call('HGETALL', KEYS[1])`

const isOne = (reply: unknown): boolean => reply === 1
const asTexts = (reply: unknown): string[] => (Array.isArray(reply) ? reply.map(String) : [])

/** The scripts as node-redis takes them. */
export function scriptsFor(notify: 'PUBLISH' | 'SPUBLISH') {
  return {
    append: {
      NUMBER_OF_KEYS: 1,
      SCRIPT: append(notify),
      parseCommand(
        parser: CommandParser,
        stream: string,
        entries: readonly Entry[],
        link: { after: string; tells: boolean; texts: readonly string[] | undefined },
      ) {
        const { after, tells, texts } = link
        parser.pushKey(keyOf(stream))
        parser.push(after, tells ? 'tell' : '')
        for (const [index, entry] of entries.entries()) {
          parser.push(String(entry.seq), entry.hash, texts?.[index] ?? JSON.stringify(entry))
        }
      },
      transformReply: isOne,
    },
    replace: {
      NUMBER_OF_KEYS: 5,
      SCRIPT: replace(notify),
      parseCommand(
        parser: CommandParser,
        stream: string,
        entries: readonly Entry[],
        { head, other }: { head: string; other: string | undefined },
      ) {
        const never = neverAt(stream)
        parser.pushKeys([keyOf(stream), checkpointOf(stream), never])
        parser.pushKeys(other === undefined ? [never, never] : [keyOf(other), checkpointOf(other)])
        parser.push(head)
        for (const entry of entries) parser.push(String(entry.seq), entry.hash, JSON.stringify(entry))
      },
      transformReply: isOne,
    },
    remove: {
      NUMBER_OF_KEYS: 2,
      SCRIPT: remove(notify),
      parseCommand(parser: CommandParser, stream: string) {
        parser.pushKeys([keyOf(stream), checkpointOf(stream)])
      },
      transformReply: isOne,
    },
    alive: {
      NUMBER_OF_KEYS: 1,
      SCRIPT: alive,
      parseCommand(parser: CommandParser, key: string, node: string, goneMs: number) {
        parser.pushKey(key)
        parser.push(node, String(goneMs))
      },
      transformReply: asTexts,
    },
    say: {
      NUMBER_OF_KEYS: 1,
      SCRIPT: say(notify),
      parseCommand(parser: CommandParser, key: string, node: string, text: string, keptMs: number) {
        parser.pushKey(key)
        parser.push(node, text, String(keptMs))
      },
      transformReply: asTexts,
    },
    wallTime: {
      NUMBER_OF_KEYS: 1,
      SCRIPT: `${NOW}
  return now`,
      parseCommand(parser: CommandParser, key: string) {
        parser.pushKey(key)
      },
      transformReply: (reply: unknown): number => Number(reply),
    },
  } as const
}
