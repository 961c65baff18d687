/** What must hold after every fault, whatever it was. */
import { isDeepStrictEqual } from 'node:util'
import { canonical, verify } from '#server/chain.ts'
import { replay, sharedScripts } from '#server/replay.ts'
import type { Fact } from '#shared/fact.ts'
import type { LogRecord } from '#shared/record.ts'
import { simAt } from '#shared/time.ts'
import { applyAll, emptyView, type View } from '#shared/view.ts'
import { seenBy, type Viewer } from '#shared/visibility.ts'
import { type Client, isApplied, isUp } from './client.ts'
import type { Party, PartyRoom } from './party.ts'
import { brokenPromises } from './promises.ts'
import { until } from './until.ts'

export type ReadLog = (code: string) => Promise<unknown[]>

const scripts = sharedScripts()
/** What was in a room's log at the check before: a log only grows. */
const before = new WeakMap<PartyRoom, string>()

/** Waits until everybody sees the same room again, then looks at all that may not have gone wrong. Throws with words. */
export async function checkParty({ rooms }: Party, read: ReadLog): Promise<void> {
  const found: string[] = []
  for (const room of rooms)
    found.push(...(await checkRoom(room, read)).map((fault) => `${room.code}: ${fault}`))
  if (found.length > 0) throw new Error(`${found.length} faults:\n${found.slice(0, 20).join('\n')}`)
}

async function checkRoom(room: PartyRoom, read: ReadLog): Promise<string[]> {
  let records: LogRecord[] = []
  await until('everybody sees the same room', async () => {
    records = (await read(room.code)) as LogRecord[]
    return whoSeesOther(room, records)
  })
  const { fault } = verify(records)
  return [
    ...(fault ? [`record ${fault.seq} is not sound: ${fault.why}`] : []),
    ...shrunk(room, records),
    ...replayed(records),
    ...room.clients.flatMap((client) => [...answers(client, records), ...shown(client, records)]),
  ]
}

function shrunk(room: PartyRoom, records: LogRecord[]): string[] {
  const hash = before.get(room)
  before.set(room, records.at(-1)?.hash ?? '')
  const still = hash === undefined || records.some((record) => record.hash === hash)
  return still ? [] : ['the log no longer holds what it held']
}

/** The log alone gives the same facts again, and all of them at their time. */
function replayed(records: LogRecord[]): string[] {
  const { damage, state, last, script } = replay(records, scripts.of)
  const now = simAt(state.world.clock, last.wall)
  const broken = brokenPromises(
    script,
    records.flatMap(({ facts }) => facts),
    now,
  )
  return damage ? [damage, ...broken] : broken
}

/** What was acknowledged is in the log exactly once and not after its acknowledgement; nothing else that was asked is. */
function answers({ name, sent }: Client, records: LogRecord[]): string[] {
  const found = new Map<string, LogRecord[]>()
  for (const record of records) {
    // The system gives the number of a command up, in the log, before anybody is told that it did not arrive.
    if (!record.id || record.by.kind === 'system') continue
    const key = canonical(record.id)
    found.set(key, [...(found.get(key) ?? []), record])
  }
  return sent.flatMap(({ id, command, answered }) => {
    const stored = found.get(canonical(id)) ?? []
    const what = `${name} ${command.type} ${id.n}`
    if (!isApplied(answered)) {
      return stored.length > 0 ? [`${what} is in the log, and was answered ${JSON.stringify(answered)}`] : []
    }
    const [record] = stored
    if (!record || stored.length > 1)
      return [`${what} was acknowledged and is in the log ${stored.length} times`]
    if (record.seq > answered.seq)
      return [`${what} was acknowledged with ${answered.seq} before ${record.seq}`]
    return canonical(record.command) === canonical(command) ? [] : [`${what} is another command in the log`]
  })
}

/** Nobody was ever shown what is not in the log or not for them. Each frame is looked at once. */
function shown(client: Client, records: LogRecord[]): string[] {
  const viewer = viewerOf(client)
  return client.shown.splice(0).flatMap((one) => {
    if (one.kind === 'view') {
      const { view, you } = one.frame
      const wanted = foldUpTo(records, { seq: view.seq, viewer: { ...viewer, ...rolesOf(you.roles) } })
      return same(view, wanted)
        ? []
        : [`${client.name} was shown a view at ${view.seq} that is not in the log`]
    }
    const { after, upTo, facts } = one.frame
    const here = records.filter(({ seq }) => seq > after && seq <= upTo)
    const wanted = here.flatMap((record) => record.facts.filter((fact) => seenBy(fact, viewer)))
    return isDeepStrictEqual(facts.map(plain), wanted.map(plain))
      ? []
      : [
          `${client.name} was shown ${typesOf(facts)} for ${after}-${upTo}, and the log has ${typesOf(wanted)}`,
        ]
  })
}

const typesOf = (facts: readonly Fact[]) => `[${facts.map(({ type }) => type).join(' ')}]`
const rolesOf = (roles: readonly string[]) => (roles.length > 0 ? { roles } : {})

/** Who does not see just what the log holds for them; null if everybody does. */
export function whoSeesOther({ clients }: PartyRoom, records: LogRecord[]): string | null {
  const last = records.at(-1)?.seq ?? -1
  for (const client of clients) {
    if (!isUp(client)) return `${client.name} is not connected`
    const { view } = client.store.getState()
    const wanted = foldUpTo(records, { seq: last, viewer: viewerOf(client) })
    if (!same(view, wanted)) return `${client.name} at ${view.seq} sees another room than the log's ${last}`
  }
  return null
}

function viewerOf({ store }: Client): Viewer {
  const { you } = store.getState()
  if (you?.kind !== 'participant') return { kind: 'facilitator' }
  return { kind: 'participant', person: you.person ?? '', roles: you.roles }
}

function foldUpTo(records: LogRecord[], { seq, viewer }: { seq: number; viewer: Viewer }): View {
  let view = emptyView
  for (const record of records) {
    if (record.seq > seq) break
    view = applyAll(
      view,
      record.facts.filter((fact) => seenBy(fact, viewer)),
      record,
    )
  }
  return view
}

/** The same to whoever looks: a record that holds nothing for a seat may or may not have moved its `seq`. */
function same(one: View, other: View): boolean {
  return isDeepStrictEqual(plain({ ...one, seq: 0 }), plain({ ...other, seq: 0 }))
}

const plain = (value: object): unknown => JSON.parse(JSON.stringify(value))
