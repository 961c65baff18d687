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
  facts: (frame: FactsFrame) => void
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
  publish: (record: LogRecord) => void
}

/** Sends one frame to all of some audiences but some members; serialised once. */
export type Broadcast = (audiences: string[], except: Member[], frame: FactsFrame) => void

interface Group {
  viewer: Viewer
  /** The last record this audience was sent something of. */
  upTo: number
  tag: string
  members: Set<Member>
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
    return { viewer: asGroup(viewer), upTo: seq, tag: tagOf(hash), members: new Set() }
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
    let { after } = chain
    for (const record of missed.filter((one) => concerns(one, viewer))) {
      const { seq: upTo, wall, hash } = record
      line.facts({ after, upTo, tag: tagOf(hash), wall, facts: seenFacts(record, viewer) })
      after = upTo
    }
    // An audience that began anew stands further on than its last facts.
    if (after < chain.upTo) line.facts({ ...chain, after, wall: room.last.wall, facts: [] })
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
    if (movesSeats(record.facts)) moveSeats()
    const tag = tagOf(record.hash)
    const alike = new Map<string, Parameters<Broadcast>>()
    for (const [key, group] of groups) {
      if (!concerns(record, group.viewer)) continue
      const frame = { after: group.upTo, upTo: record.seq, tag, wall: record.wall }
      group.upTo = record.seq
      group.tag = tag
      const addressed = [...group.members].filter(({ who }) => isAddressed(record, who))
      for (const { who, line } of addressed) {
        line.facts({ ...frame, facts: seenFacts(record, viewerFor(room, who)) })
      }
      if (addressed.length < group.members.size) gather(alike, key, { frame, addressed, record, group })
    }
    for (const [audiences, except, frame] of alike.values()) broadcast(audiences, except, frame)
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
  }
}

/** Audiences that are sent the same get it in one frame, serialised once. */
function gather(
  alike: Map<string, Parameters<Broadcast>>,
  audience: string,
  {
    frame,
    addressed,
    record,
    group,
  }: { frame: Omit<FactsFrame, 'facts'>; addressed: Member[]; record: LogRecord; group: Group },
): void {
  const facts = seenFacts(record, group.viewer)
  const same = `${frame.after}/${record.facts.map((fact) => (facts.includes(fact) ? 1 : 0)).join('')}`
  const batch = alike.get(same)
  if (!batch) return void alike.set(same, [[audience], addressed, { ...frame, facts }])
  batch[0].push(audience)
  batch[1].push(...addressed)
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

/** What is addressed to people counts for every audience of participants, so that their chain is the same for all. */
function concerns({ facts }: LogRecord, viewer: Viewer): boolean {
  return facts.some(
    (fact) => seenBy(fact, viewer) || (viewer.kind === 'participant' && peopleOf(fact).length > 0),
  )
}

function isAddressed({ facts }: LogRecord, { kind, person }: Who): boolean {
  return kind === 'participant' && facts.some((fact) => peopleOf(fact).includes(person))
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
