/** The column sets that MSELs are exchanged in, and the names by which others call the same columns. */
import type { MselField, MselPreset } from '#shared/msel.ts'

export interface PresetColumn {
  header: string
  /** A field; or a key of the author's own, which the preset has a column for. */
  holds: MselField | `x-${string}`
  /** In characters. */
  width: number
  /** The field has its place in another column before: this one is exported empty, and read as more of the same. */
  more?: true
}

const column = (header: string, holds: PresetColumn['holds'], width = 16): PresetColumn => ({
  header,
  holds,
  width,
})
const more = (header: string, holds: MselField): PresetColumn => ({ header, holds, width: 16, more: true })

/** After the columns of a set stand those it lacks, so that whoever edits the sheet can reach everything. */
export const PRESETS: Record<MselPreset, PresetColumn[]> = {
  hseep: [
    column('Event Number', 'id', 24),
    column('Designated Scenario Time', 'at', 14),
    column('Event Type', 'kind', 10),
    column('Inject Mode', 'channel'),
    column('From', 'from', 20),
    column('To', 'to', 24),
    column('Message', 'body', 70),
    column('Expected Participant Response', 'expected', 40),
    column('Exercise Objective', 'objective', 24),
    column('Notes', 'notes', 40),
    column('Title', 'title', 40),
  ],
  mitre: [
    column('ID', 'id', 24),
    column('Local Time', 'at', 14),
    column('Delivery Method', 'channel'),
    column('Target', 'to', 24),
    column('Title', 'title', 40),
    column('Description', 'body', 70),
    column('Expected Actions', 'expected', 40),
    column('Measure of Performance', 'objective', 24),
    column('Notes', 'notes', 40),
    more('Assumptions', 'notes'),
    column('From', 'from', 20),
  ],
  cmu: [
    column('Control Number', 'id', 24),
    column('Simulated Time', 'at', 14),
    column('Delivery Time', 'delivery', 14),
    column('Status', 'kind', 10),
    column('Delivery Method', 'channel'),
    column('From Org', 'from', 20),
    column('To Org', 'to', 24),
    more('Assigned To', 'to'),
    column('Title', 'title', 40),
    column('Description', 'body', 70),
    more('Details', 'body'),
    column('Expected Actions', 'expected', 40),
    column('Move', 'x-move', 10),
    column('Group', 'x-group', 10),
    column('Notes', 'notes', 40),
  ],
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
  ...Object.values(PRESETS)
    .flat()
    .flatMap(({ header, holds }): [string, MselField][] =>
      holds.startsWith('x-') ? [] : [[plainHeader(header), holds as MselField]],
    ),
])

export const fieldNamed = (header: string): MselField | null => BY_HEADER.get(plainHeader(header)) ?? null
export const knownHeaders = [...BY_HEADER.keys()]
