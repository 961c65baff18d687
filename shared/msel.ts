/**
 * The words that the server and the import wizard share: what a column of a MSEL may mean, and what reading and
 * importing one answers. Rows are counted as the spreadsheet counts them, from 1; columns are counted from 0.
 */

/** What a column may be. `objective`, `kind` and `delivery` have no place in the language and stay with the inject under `x-`. */
export const MSEL_FIELDS = [
  'id',
  'at',
  'kind',
  'channel',
  'from',
  'to',
  'title',
  'body',
  'expected',
  'objective',
  'notes',
  'delivery',
] as const
export type MselField = (typeof MSEL_FIELDS)[number]

/** A column is a field, is kept under `x-` as it is, or is left out. */
export const MSEL_ROLES = [...MSEL_FIELDS, 'keep', 'skip'] as const
export type MselRole = (typeof MSEL_ROLES)[number]

export const MSEL_PRESETS = ['hseep', 'mitre', 'cmu'] as const
export type MselPreset = (typeof MSEL_PRESETS)[number]

/** Files larger than this are refused before anything is read. */
export const MSEL_BYTES = 5 * 1024 * 1024

/** Why a column was taken for what it is. */
export type MselWhy = 'name' | 'similar' | 'content' | 'none'

export interface MselColumn {
  header: string
  role: MselRole
  why: MselWhy
  /** The first cells that are not empty. */
  samples: string[]
}

export interface MselSheet {
  name: string
  /** The row that holds the headers; 0 if there is none. */
  headerRow: number
  rows: number
  columns: MselColumn[]
}

/** What is in a file, before it is imported. */
export interface MselRead {
  sheets: MselSheet[]
  /** The scenario that the file was exported from travels with it. */
  carries: boolean
  zone: string | null
}

export interface RowFinding {
  row: number
  /** The header of the column, or null where the whole row is meant. */
  column: string | null
  severity: 'error' | 'warning'
  message: string
}

export interface MselImported {
  /** The scenario as YAML; null if nothing could be made of the file. */
  text: string | null
  findings: RowFinding[]
  /** Ids of injects, in the order of the rows. */
  added: string[]
  changed: string[]
}

export interface PlanFinding {
  code: string
  severity: 'error' | 'warning' | 'note'
  /** Both from 1, in the Markdown file. */
  line: number
  column: number
  message: string
}

export interface PlanImported {
  text: string | null
  findings: PlanFinding[]
}
