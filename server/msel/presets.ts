/** The column sets that MSELs are exchanged in, and the names by which others call the same columns. */
import type { MselField, MselPreset } from '#shared/msel.ts'

type Holds = MselField | `x-${string}`

export interface PresetColumn {
  header: string
  /** A field; or a key of the author's own, which the preset has a column for. */
  holds: Holds
  /** In characters. */
  width: number
  /** The field has its place in another column before: this one is exported empty, and read as more of the same. */
  more?: true
}

/** In characters, by what a column holds. */
const WIDTH: Record<MselField, number> = {
  id: 24,
  at: 14,
  delivery: 14,
  kind: 10,
  channel: 16,
  from: 20,
  to: 24,
  title: 40,
  body: 70,
  expected: 40,
  objective: 24,
  notes: 40,
}
const OWN_WIDTH = 10
const MORE_WIDTH = 16

/** Headers in the order of the sheet. After those of a set stand what it lacks, so that whoever edits can reach everything. */
const HEADERS: Record<MselPreset, Record<string, Holds>> = {
  hseep: {
    'Event Number': 'id',
    'Designated Scenario Time': 'at',
    'Event Type': 'kind',
    'Inject Mode': 'channel',
    From: 'from',
    To: 'to',
    Message: 'body',
    'Expected Participant Response': 'expected',
    'Exercise Objective': 'objective',
    Notes: 'notes',
    Title: 'title',
  },
  mitre: {
    ID: 'id',
    'Local Time': 'at',
    'Delivery Method': 'channel',
    Target: 'to',
    Title: 'title',
    Description: 'body',
    'Expected Actions': 'expected',
    'Measure of Performance': 'objective',
    Notes: 'notes',
    Assumptions: 'notes',
    From: 'from',
  },
  cmu: {
    'Control Number': 'id',
    'Simulated Time': 'at',
    'Delivery Time': 'delivery',
    Status: 'kind',
    'Delivery Method': 'channel',
    'From Org': 'from',
    'To Org': 'to',
    'Assigned To': 'to',
    Title: 'title',
    Description: 'body',
    Details: 'body',
    'Expected Actions': 'expected',
    Move: 'x-move',
    Group: 'x-group',
    Notes: 'notes',
  },
}

function columnsOf(headers: Record<string, Holds>): PresetColumn[] {
  const before = new Set<Holds>()
  return Object.entries(headers).map(([header, holds]): PresetColumn => {
    if (before.has(holds)) return { header, holds, width: MORE_WIDTH, more: true }
    before.add(holds)
    return { header, holds, width: isOwn(holds) ? OWN_WIDTH : WIDTH[holds] }
  })
}

const isOwn = (holds: Holds): holds is `x-${string}` => holds.startsWith('x-')

export const PRESETS: Record<MselPreset, PresetColumn[]> = {
  hseep: columnsOf(HEADERS.hseep),
  mitre: columnsOf(HEADERS.mitre),
  cmu: columnsOf(HEADERS.cmu),
}

/** Under which keys an inject keeps what the language has no place for. */
export const KEPT_AS = { kind: 'x-kind', objective: 'x-objective', delivery: 'x-delivery-time' } as const

/** Fields that may come from several columns, whose texts are put together. */
export const SEVERAL: ReadonlySet<string> = new Set<MselField>(['to', 'body', 'notes'])

/** Beside the headers above: Conducttr's, the template of 5y1.org, and what people write. */
const ALIASES: Record<MselField, string[]> = {
  id: [
    'number',
    'no',
    '#',
    'nr',
    'event #',
    'event no',
    'inject #',
    'inject no',
    'inject number',
    'inject id',
    'event id',
    'serial',
    'msel id',
    'msel number',
  ],
  at: [
    'time',
    'scenario time',
    'inject time',
    'event time',
    'sim time',
    'simulation time',
    'start time',
    'exercise time',
    'planned time',
    'date/time',
    'datetime',
    'uhrzeit',
    'zeit',
    'when',
    'heure',
  ],
  delivery: [
    'wall time',
    'actual time',
    'real time',
    'wall clock time',
    'delivered at',
    'actual delivery time',
  ],
  kind: ['type', 'inject type', 'category'],
  channel: [
    'method',
    'mode',
    'delivery',
    'channel',
    'means',
    'medium',
    'delivery mode',
    'means of delivery',
    'inject method',
    'mechanism',
    'kanal',
  ],
  from: [
    'sender',
    'source',
    'from (faction)',
    'faction',
    'originator',
    'initiator',
    'responsible controller',
    'controller',
    'persona',
    'from role',
    'von',
    'absender',
  ],
  to: [
    'recipient',
    'recipients',
    'team',
    'to (team)',
    'player',
    'players',
    'recipient player',
    'recipient players',
    'recipient player(s)',
    'audience',
    'assigned to',
    'responsible',
    'role',
    'roles',
    'target audience',
    'an',
    'empfänger',
  ],
  title: [
    'subject',
    'inject',
    'inject title',
    'event',
    'event title',
    'summary',
    'headline',
    'name',
    'short description',
    'event name',
    'titel',
    'betreff',
  ],
  body: [
    'text',
    'content',
    'inject text',
    'inject description',
    'event description',
    'message text',
    'narrative',
    'event/inject',
    'scenario',
    'nachricht',
    'beschreibung',
    'inject content',
  ],
  expected: [
    'expected action',
    'expected response',
    'expected outcome',
    'expected outcomes',
    'expected player action',
    'expected player actions',
    'expected player response',
    'expected results',
    'anticipated response',
    'erwartete reaktion',
  ],
  objective: [
    'objective',
    'objectives',
    'learning points',
    'learning point',
    'learning objective',
    'capability',
    'core capability',
    'measure',
    'training objective',
    'ziel',
  ],
  notes: [
    'note',
    'comments',
    'comment',
    'remarks',
    'controller notes',
    'facilitator notes',
    'bemerkung',
    'notizen',
  ],
}

/** Small letters, without marks between them. */
export const plainHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.:*/()-]+/g, ' ')
    .trim()

const BY_HEADER = new Map<string, MselField>([
  ...Object.entries(ALIASES).flatMap(([field, names]) =>
    names.map((name): [string, MselField] => [plainHeader(name), field as MselField]),
  ),
  ...Object.values(HEADERS)
    .flatMap((headers) => Object.entries(headers))
    .flatMap(([header, holds]): [string, MselField][] =>
      isOwn(holds) ? [] : [[plainHeader(header), holds]],
    ),
])

export const fieldNamed = (header: string): MselField | null => BY_HEADER.get(plainHeader(header)) ?? null
export const knownHeaders = [...BY_HEADER.keys()]
