/**
 * What makes a log tamper-evident and replays comparable. `hash` chains the records: SHA-256 over the hash before and
 * the record without its own hash. `digest` rolls over the facts alone, one by one, so that it does not depend on how
 * facts were cut into records. Both read canonical JSON: keys sorted, nothing undefined.
 */
import { hash } from 'node:crypto'
import type { Fact } from '#shared/fact.ts'
import type { LogRecord } from '#shared/record.ts'
import { isTombstone } from './tombstone.ts'

/** Where a chain begins: before the first record. */
export const START = { seq: -1, digest: '', hash: '' } as const
export type Link = Pick<LogRecord, 'seq' | 'digest' | 'hash'>

/** A key with its colon, as it stands in JSON where it is the first one, and where it is not. */
interface Key {
  first: string
  next: string
}
/** They are few, and the same in every record. */
const known = new Map<string, Key>()
const MOST_KNOWN = 5000

function keyOf(name: string): Key {
  const before = known.get(name)
  if (before) return before
  const text = JSON.stringify(name)
  const made = { first: `{${text}:`, next: `,${text}:` }
  if (known.size < MOST_KNOWN) known.set(name, made)
  return made
}

/** With so many keys sorting by insertion takes longer than `sort`, which allocates each time. */
const MANY = 24

/** Sorts in place, by UTF-16 units like `sort` itself. */
function inOrder(keys: string[]): string[] {
  if (keys.length >= MANY) return keys.sort()
  for (let n = 1; n < keys.length; n += 1) {
    const key = keys[n] ?? ''
    let at = n
    for (; at > 0 && (keys[at - 1] ?? '') > key; at -= 1) keys[at] = keys[at - 1] ?? ''
    keys[at] = key
  }
  return keys
}

/** Matches whatever JSON may have to escape; most texts have none of it. */
const SPECIAL = /[^ !#-[\]-~]/

/** JSON with sorted keys: equal values give equal text. */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return SPECIAL.test(value) ? JSON.stringify(value) : `"${value}"`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  return Array.isArray(value) ? canonicalList(value) : canonicalObject(value)
}

function canonicalList(list: readonly unknown[]): string {
  let text = '['
  for (const one of list) text += text === '[' ? canonical(one) : `,${canonical(one)}`
  return `${text}]`
}

/** `facts` is the text of the facts, where it was made before. */
function canonicalObject(object: object, facts?: string): string {
  const values = object as Record<string, unknown>
  let text = ''
  for (const name of inOrder(Object.keys(object))) {
    const value = values[name]
    if (value === undefined) continue
    const { first, next } = keyOf(name)
    text += text === '' ? first : next
    text += facts !== undefined && name === 'facts' ? facts : canonical(value)
  }
  return text === '' ? '{}' : `${text}}`
}

export function sha256(text: string): string {
  return hash('sha256', text)
}

/** The digest after these facts. */
export function digestAfter(before: string, facts: readonly Fact[]): string {
  return digestOver(before, facts.map(canonical))
}

function digestOver(before: string, texts: readonly string[]): string {
  return texts.reduce((digest, text) => sha256(digest + text), before)
}

/** The hash of an entry of any stream, given the hash of the entry before ('' for the first). */
export function hashAfter(before: string, entry: object): string {
  return hashed(before, entry).hash
}

/** That hash, and the text it is made of: the entry without a hash. `facts` are texts, where they were made before. */
function hashed(before: string, entry: object, facts?: readonly string[]): { hash: string; text: string } {
  const text = canonicalObject({ ...entry, hash: undefined }, facts && `[${facts.join(',')}]`)
  return { hash: sha256(before + text), text }
}

type Unsealed = Omit<LogRecord, 'seq' | 'digest' | 'hash'>

/** Completes a record so that it continues the chain. */
export function seal(before: Link, record: Unsealed): LogRecord {
  return sealed(before, record).record
}

export interface Sealed {
  record: LogRecord
  /** The record as JSON: most of it is what its hash is made of. */
  text: string
  /** Each of its facts as JSON. */
  factTexts: readonly string[]
}

/** The same with the texts that were made for it, which serve for the store and for whoever is told. */
export function sealed(before: Link, record: Unsealed): Sealed {
  const texts = record.facts.map(canonical)
  const whole = { ...record, seq: before.seq + 1, digest: digestOver(before.digest, texts) }
  const { hash, text } = hashed(before.hash, whole, texts)
  return { record: { ...whole, hash }, text: `${text.slice(0, -1)},"hash":"${hash}"}`, factTexts: texts }
}

/** What is wrong with the next record of a chain, in words; null if nothing is. */
export function faultIn(before: Link, record: unknown): string | null {
  if (!isRecord(record)) return 'it is not a record'
  if (record.seq !== before.seq + 1) return `it is numbered ${record.seq}`
  const texts = record.facts.map(canonical)
  if (record.hash !== hashed(before.hash, record, texts).hash) return 'its hash is wrong'
  if (record.digest !== digestOver(before.digest, texts)) return 'its digest is wrong'
  return null
}

/** The sound records from the start on, and the first that is not. */
export function verify(records: readonly unknown[]): {
  sound: LogRecord[]
  fault: { seq: number; why: string } | null
} {
  const sound: LogRecord[] = []
  let before: Link = START
  for (const [seq, record] of records.entries()) {
    const why = faultIn(before, record)
    if (why !== null) return { sound, fault: { seq, why } }
    before = record as LogRecord
    sound.push(before as LogRecord)
  }
  return { sound, fault: null }
}

/** What is wrong with the chain of a stream, whatever it holds, in words; null if nothing is. */
export function faultInStream(stream: string, entries: readonly unknown[]): string | null {
  if (stream.startsWith('room/') && !isTombstone(entries[0])) {
    const { fault } = verify(entries)
    return fault && `record ${fault.seq}: ${fault.why}`
  }
  let before = ''
  for (const [seq, entry] of entries.entries()) {
    if (!isEntry(entry) || entry.seq !== seq) return `entry ${seq} is not the next one`
    if (entry.hash !== hashAfter(before, entry)) return `entry ${seq}: its hash is wrong`
    before = entry.hash
  }
  return null
}

function isEntry(value: unknown): value is { seq: number; hash: string } {
  return typeof value === 'object' && value !== null && 'seq' in value && 'hash' in value
}

/** Only what the checks themselves rely on: a right hash says that the rest is what was written. */
function isRecord(value: unknown): value is LogRecord {
  return typeof value === 'object' && value !== null && 'facts' in value && Array.isArray(value.facts)
}
