/**
 * Who of a room is connected, and who gets what. Members that see the same share an audience: each record is sent to an
 * audience once, and only if something in it is for them, so every audience has its own unbroken chain of frames
 * (`after`, `upTo`). What is addressed to single people rides in the same frame, to them alone.
 */
import type { Fact } from '#shared/fact.ts'
import type { PersonId } from '#shared/ids.ts'
import type { FactsFrame, Handshake, ViewFrame } from '#shared/protocol.ts'
import type { LogRecord } from '#shared/record.ts'
import { seenBy, type Viewer } from '#shared/visibility.ts'
import { areSame, isAnySeen, RecordFrame, seenFacts, seenIn, viewAfter } from './frames.ts'
import type { Room } from './room.ts'
import { viewerFor, type Who, youOf } from './who.ts'

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
  /** Makes the frames of a record, with the seats as they are after it. `factTexts`: its facts as JSON, if at hand. */
  publish: (record: LogRecord, factTexts?: readonly string[]) => void
  /** Sends what was made and is still here. */
  flush: () => void
}

/** Sends frames to all of some audiences but some members; serialised once. */
export type Broadcast = (audiences: string[], except: Member[], frames: FactsFrame[]) => void

interface Group {
  viewer: Viewer
  /** The last record this audience was sent something of. */
  upTo: number
  /** Of that record. */
  hash: string
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
        return sendMissed(member, missed, { after: known.seq, group })
      }
      leave(member)
      instead = 'view'
    })
    if (instead !== 'nothing') await bringAll(member, instead === 'rewritten')
  }

  function bringAll(member: Member, rewritten: boolean): Promise<void> {
    return room.withRecords(-1, (records) => {
      if (audienceOf.get(member) !== null) return
      const { upTo, hash } = groupFor(member)
      const { who, line } = member
      const view = { ...viewAfter(records, viewerFor(room, who)), seq: upTo }
      line.view({ view, you: youOf(room, who), tag: tagOf(hash), rewritten })
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
    return { viewer: asGroup(viewer), upTo: seq, hash, members: new Set(), waiting: [] }
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

  function sendMissed(
    { who, line }: Member,
    missed: LogRecord[],
    { after, group }: { after: number; group: Group },
  ): void {
    const viewer = viewerFor(room, who)
    const frames: FactsFrame[] = []
    let end = { seq: after, hash: group.hash }
    for (const record of missed) {
      const frame = new RecordFrame(record, { after: end.seq, seen: seenIn(record, viewer) })
      if (frame.facts.length === 0) continue
      frames.push(frame)
      end = record
    }
    // Its audience may stand further on than its last facts.
    if (end.seq < group.upTo) {
      frames.push({ after: end.seq, upTo: group.upTo, tag: null, wall: room.last.wall, facts: [] })
      end = { seq: group.upTo, hash: group.hash }
    }
    const last = frames.at(-1)
    if (!last) return
    last.tag = tagOf(end.hash)
    line.facts(frames)
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

  function publish(record: LogRecord, factTexts?: readonly string[]): void {
    const addressed = addressedBy(record)
    if (addressed.length > 0) flush()
    if (movesSeats(record.facts)) moveSeats()
    const made: { seen: string; frame: FactsFrame }[] = []
    for (const [audience, group] of groups) {
      const seen = seenIn(record, group.viewer)
      // What is addressed to people counts for every audience of participants: on all nodes their chains are the same.
      const concerned = addressed.length > 0 && group.viewer.kind === 'participant'
      if (!concerned && !isAnySeen(seen)) continue
      const { upTo: after } = group
      const same = made.find((one) => one.seen === seen && one.frame.after === after)
      const frame = same?.frame ?? new RecordFrame(record, { after, seen, factTexts })
      if (!same) made.push({ seen, frame })
      group.upTo = record.seq
      group.hash = record.hash
      group.waiting.push(frame)
      if (concerned) sendAddressed(record, addressed, { audience, group })
    }
  }

  /** People to whom more is addressed than to their roles. */
  function addressedBy({ facts }: LogRecord): PersonId[] {
    return facts.flatMap((fact) =>
      peopleOf(fact).filter((person) => {
        const viewer = viewerFor(room, { kind: 'participant', person })
        return !seenBy(fact, asGroup(viewer))
      }),
    )
  }

  /** They get theirs in the place of what their audience gets. */
  function sendAddressed(
    record: LogRecord,
    people: readonly PersonId[],
    { audience, group }: { audience: string; group: Group },
  ): void {
    const members = [...group.members].filter(({ who }) => who.person !== null && people.includes(who.person))
    if (members.length === 0) return
    // Nothing else waits: what came before was sent.
    const frames = take(group)
    for (const { who, line } of members) {
      const facts = seenFacts(record, viewerFor(room, who))
      line.facts(frames.map((frame) => ({ ...frame, facts })))
    }
    if (members.length < group.members.size) broadcast([audience], members, frames)
  }

  /** What waits for this audience, which is sent now. */
  function take(group: Group): FactsFrame[] {
    const { waiting } = group
    const last = waiting.at(-1)
    if (last) last.tag ??= tagOf(group.hash)
    group.waiting = []
    return waiting
  }

  function flush(): void {
    const batches: { audiences: string[]; members: Member[]; frames: FactsFrame[] }[] = []
    for (const [audience, group] of groups) {
      if (group.waiting.length === 0) continue
      const frames = take(group)
      const batch = batches.find((one) => areSame(one.frames, frames))
      if (!batch) batches.push({ audiences: [audience], members: [...group.members], frames })
      else {
        batch.audiences.push(audience)
        batch.members.push(...group.members)
      }
    }
    for (const { audiences, members, frames } of batches) {
      const [member] = members
      if (member && members.length === 1) member.line.facts(frames)
      else broadcast(audiences, [], frames)
    }
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

function keyOf(viewer: Viewer): string {
  return viewer.kind === 'participant' ? `roles:${[...viewer.roles].sort().join(',')}` : viewer.kind
}

/** What all of an audience see: nobody in particular in these roles. */
function asGroup(viewer: Viewer): Viewer {
  return viewer.kind === 'participant' ? { ...viewer, person: '' } : viewer
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
