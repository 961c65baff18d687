/**
 * Who of a room is connected, and who gets what. Members that see the same share an audience: each record is sent to an
 * audience once, and only if something in it is for them, so every audience has its own unbroken chain of frames
 * (`after`, `upTo`). What is addressed to single people rides in the same frame, to them alone.
 */
import { viewerOf } from '#server/engine/step.ts'
import type { Fact } from '#shared/fact.ts'
import type { FactsFrame, Handshake, Hello, ViewFrame } from '#shared/protocol.ts'
import type { LogRecord } from '#shared/record.ts'
import { applyAll, emptyView } from '#shared/view.ts'
import { seenBy, type Viewer } from '#shared/visibility.ts'
import type { Room } from './room.ts'

/** Who a connection stands for. */
export type Who =
  | { kind: 'facilitator'; person: string }
  | { kind: 'participant'; person: string }
  | { kind: 'screen'; person: null }

/** One way to send to a client; a socket, or a test's list. */
export interface Line {
  view: (frame: ViewFrame) => void
  facts: (frames: FactsFrame[]) => void
  /** In which audience the client is from now on; null while it waits for its view. */
  joins: (audience: string | null) => void
  /** Breaks the connection, so that the client comes back by itself. */
  drop: () => void
}

export interface Member {
  who: Who
  line: Line
}

/** The last record a client has folded in, and its tag; -1 for nothing. */
export type Known = Pick<Handshake, 'seq' | 'tag'>
const NOTHING: Known = { seq: -1, tag: null }

export interface Audiences {
  /** Brings a member up to date from what it knows, then keeps it so. */
  add: (member: Member, known: Known) => void
  remove: (member: Member) => void
  /** Makes the frames of a record, with the seats as they are after it. */
  publish: (record: LogRecord) => void
  /** Sends what was made and is still here. */
  flush: () => void
}

/** Sends frames to all of some audiences but some members; serialised once. */
export type Broadcast = (audiences: string[], except: Member[], frames: FactsFrame[]) => void

interface Group {
  viewer: Viewer
  /** The last record this audience was sent something of. */
  upTo: number
  tag: string
  members: Set<Member>
  /** Made, to be sent with what comes next. */
  waiting: FactsFrame[]
}

/** `tagOf` names the history that ends with a record's hash. */
export function createAudiences(
  room: Room,
  { broadcast, tagOf }: { broadcast: Broadcast; tagOf: (hash: string) => string },
): Audiences {
  const groups = new Map<string, Group>()
  const audienceOf = new Map<Member, string | null>()

  async function bring(member: Member, known: Known): Promise<void> {
    if (known.seq < 0) return bringAll(member, false)
    let instead: 'nothing' | 'view' | 'rewritten' = 'nothing'
    await room.withRecords(known.seq - 1, ([folded, ...missed]) => {
      if (audienceOf.get(member) !== null) return
      if (!folded || tagOf(folded.hash) !== known.tag) {
        instead = 'rewritten'
        return
      }
      const group = groupFor(member)
      if (known.seq <= group.upTo && !missed.some((record) => movesSeats(record.facts))) {
        return sendMissed(member, missed, { after: known.seq, upTo: group.upTo, tag: group.tag })
      }
      leave(member)
      instead = 'view'
    })
    if (instead !== 'nothing') await bringAll(member, instead === 'rewritten')
  }

  function bringAll(member: Member, rewritten: boolean): Promise<void> {
    return room.withRecords(-1, (records) => {
      if (audienceOf.get(member) !== null) return
      const { upTo, tag } = groupFor(member)
      member.line.view({ ...viewOf(member.who, records, upTo), tag, rewritten })
    })
  }

  function groupFor(member: Member): Group {
    const viewer = viewerFor(room, member.who)
    const key = keyOf(viewer)
    const group = groups.get(key) ?? newGroup(viewer)
    groups.set(key, group)
    group.members.add(member)
    audienceOf.set(member, key)
    member.line.joins(key)
    return group
  }

  function newGroup(viewer: Viewer): Group {
    const { seq, hash } = room.last
    return { viewer: asGroup(viewer), upTo: seq, tag: tagOf(hash), members: new Set(), waiting: [] }
  }

  /** Out of its audience, but still a member. */
  function leave(member: Member): void {
    const key = audienceOf.get(member)
    if (key === null || key === undefined) return
    const group = groups.get(key)
    group?.members.delete(member)
    if (group?.members.size === 0) groups.delete(key)
    audienceOf.set(member, null)
    member.line.joins(null)
  }

  function viewOf(who: Who, records: LogRecord[], upTo: number): Pick<ViewFrame, 'view' | 'you'> {
    const viewer = viewerFor(room, who)
    let view = emptyView
    for (const record of records) view = applyAll(view, seenFacts(record, viewer), record)
    return { view: { ...view, seq: upTo }, you: youOf(room, who) }
  }

  function sendMissed(
    { who, line }: Member,
    missed: LogRecord[],
    chain: { after: number; upTo: number; tag: string },
  ): void {
    const viewer = viewerFor(room, who)
    const frames: FactsFrame[] = []
    let { after } = chain
    for (const record of missed.filter((one) => concerns(one, viewer))) {
      const { seq: upTo, wall, hash } = record
      frames.push({ after, upTo, tag: tagOf(hash), wall, facts: seenFacts(record, viewer) })
      after = upTo
    }
    // An audience that began anew stands further on than its last facts.
    if (after < chain.upTo) frames.push({ ...chain, after, wall: room.last.wall, facts: [] })
    if (frames.length > 0) line.facts(frames)
  }

  function moveSeats(): void {
    for (const [member, key] of audienceOf) {
      if (key === null || key === keyOf(viewerFor(room, member.who))) continue
      leave(member)
      keepUp(member, NOTHING)
    }
  }

  function keepUp(member: Member, known: Known): void {
    bring(member, known).catch(member.line.drop) // the store is away for now
  }

  function publish(record: LogRecord): void {
    const moves = movesSeats(record.facts)
    const people = record.facts.flatMap(peopleOf)
    if (moves || people.length > 0) flush()
    if (moves) moveSeats()
    const tag = tagOf(record.hash)
    const made = new Map<string, FactsFrame>()
    for (const [audience, group] of groups) {
      const seen = seenIn(record, group.viewer)
      // What is addressed to people counts for every audience of participants, so that their chain is the same for all.
      const concerned = group.viewer.kind === 'participant' && people.length > 0
      if (!concerned && !seen.includes(SEEN)) continue
      const { upTo: after } = group
      const same = `${after}/${seen}`
      const frame = made.get(same) ?? frameOf(record, { after, tag, seen })
      made.set(same, frame)
      group.upTo = record.seq
      group.tag = tag
      const addressed = concerned ? [...group.members].filter(({ who }) => isOneOf(people, who)) : []
      if (addressed.length === 0) group.waiting.push(frame)
      else sendAddressed(record, { audience, addressed, frame })
    }
  }

  function sendAddressed(
    record: LogRecord,
    { audience, addressed, frame }: { audience: string; addressed: Member[]; frame: FactsFrame },
  ): void {
    for (const { who, line } of addressed) {
      line.facts([{ ...frame, facts: seenFacts(record, viewerFor(room, who)) }])
    }
    broadcast([audience], addressed, [frame])
  }

  function flush(): void {
    const batches: { audiences: string[]; frames: FactsFrame[] }[] = []
    for (const [audience, group] of groups) {
      const { waiting } = group
      if (waiting.length === 0) continue
      group.waiting = []
      const batch = batches.find(({ frames }) => isSame(frames, waiting))
      if (batch) batch.audiences.push(audience)
      else batches.push({ audiences: [audience], frames: waiting })
    }
    for (const { audiences, frames } of batches) broadcast(audiences, [], frames)
  }

  return {
    add(member, known) {
      audienceOf.set(member, null)
      keepUp(member, known)
    },
    remove(member) {
      leave(member)
      audienceOf.delete(member)
    },
    publish,
    flush,
  }
}

/** Which facts of a record somebody sees, one sign each. */
function seenIn({ facts }: LogRecord, viewer: Viewer): string {
  let seen = ''
  for (const fact of facts) seen += seenBy(fact, viewer) ? SEEN : '-'
  return seen
}
const SEEN = '+'

function frameOf(
  { seq, wall, facts }: LogRecord,
  { after, tag, seen }: { after: number; tag: string; seen: string },
): FactsFrame {
  return { after, upTo: seq, tag, wall, facts: facts.filter((_, index) => seen[index] === SEEN) }
}

/** Audiences that see the same share the very frames. */
function isSame(some: FactsFrame[], others: FactsFrame[]): boolean {
  return some.length === others.length && some.every((frame, index) => frame === others[index])
}

function viewerFor(room: Room, who: Who): Viewer {
  return who.kind === 'screen' ? { kind: 'screen' } : viewerOf(room.state, who)
}

export function youOf(room: Room, who: Who): Hello['you'] {
  const viewer = viewerFor(room, who)
  const roles = viewer.kind === 'participant' ? [...viewer.roles] : []
  return { kind: who.kind, person: who.person, roles }
}

function keyOf(viewer: Viewer): string {
  return viewer.kind === 'participant' ? `roles:${[...viewer.roles].sort().join(',')}` : viewer.kind
}

/** What all of an audience see: nobody in particular in these roles. */
function asGroup(viewer: Viewer): Viewer {
  return viewer.kind === 'participant' ? { ...viewer, person: '' } : viewer
}

function seenFacts(record: LogRecord, viewer: Viewer): Fact[] {
  return record.facts.filter((fact) => seenBy(fact, viewer))
}

/** As what is published to an audience: to be counted in its chain. */
function concerns({ facts }: LogRecord, viewer: Viewer): boolean {
  return facts.some(
    (fact) => seenBy(fact, viewer) || (viewer.kind === 'participant' && peopleOf(fact).length > 0),
  )
}

function isOneOf(people: readonly string[], { kind, person }: Who): boolean {
  return kind === 'participant' && people.includes(person)
}

function peopleOf(fact: Fact): string[] {
  return typeof fact.to === 'object' ? fact.to.people : []
}

const SEAT_FACTS: Partial<Record<Fact['type'], true>> = {
  'seat.taken': true,
  'seat.freed': true,
  'role.covered': true,
}

function movesSeats(facts: readonly Fact[]): boolean {
  return facts.some(({ type }) => SEAT_FACTS[type])
}
