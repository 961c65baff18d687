/** The injects of a scenario as the rows of a MSEL, in the columns of a preset. */
import type { MselField, MselPreset } from '#shared/msel.ts'
import { isMapping } from '../scenario/words.ts'
import { KEPT_AS, PRESETS, type PresetColumn } from './presets.ts'
import { partOf, type Raw, scalarOf, type World } from './raw.ts'

export interface Table {
  columns: PresetColumn[]
  rows: string[][]
}

export function tableOf(world: World, preset: MselPreset): Table {
  const columns = [...PRESETS[preset], ...ownColumns(world, preset)]
  const rows = Object.keys(world.injects).map((id) =>
    columns.map(({ holds, more }) => (more ? '' : cellText(world, id, holds))),
  )
  return { columns, rows }
}

/** Columns that came in with a sheet, under the header they had. */
function ownColumns(world: World, preset: MselPreset): PresetColumn[] {
  const inPreset = new Set(PRESETS[preset].map(({ holds }) => (isKept(holds) ? KEPT_AS[holds] : holds)))
  const headers = new Set(PRESETS[preset].map(({ header }) => header.toLowerCase()))
  const keys = new Set(
    Object.keys(world.injects).flatMap((id) =>
      Object.keys(partOf(world.injects, id)).filter((key) => key.startsWith('x-')),
    ),
  )
  // What says the kind of the inject is no column where the preset has none; it stays in the scenario.
  return [...keys]
    .filter((key): key is `x-${string}` => !inPreset.has(key as `x-${string}`))
    .map((key) => {
      const header = scalarOf(world.columns[key]) || key.slice(2)
      return { header: headers.has(header.toLowerCase()) ? key : header, holds: key, width: 20 }
    })
}

export const isKept = (holds: string): holds is keyof typeof KEPT_AS => Object.hasOwn(KEPT_AS, holds)

/** What stands in the cell of an inject. */
export function cellText(world: World, id: string, holds: MselField | `x-${string}`): string {
  const inject = partOf(world.injects, id)
  if (holds.startsWith('x-')) return scalarOf(inject[holds])
  switch (holds as MselField) {
    case 'id':
      return id
    case 'at':
      return triggerText(inject['trigger'])
    case 'kind':
      return scalarOf(inject[KEPT_AS.kind]) || kindOf(inject)
    case 'objective':
      return scalarOf(inject[KEPT_AS.objective])
    case 'delivery':
      return scalarOf(inject[KEPT_AS.delivery])
    case 'channel':
      return world.channels.labelOf(scalarOf(inject['channel']))
    case 'from':
      return world.personas.labelOf(scalarOf(inject['from']))
    case 'to':
      return rolesText(world, inject['to'])
    default:
      return scalarOf(inject[holds])
  }
}

function kindOf(inject: Raw): string {
  if (Object.hasOwn(inject, 'issue')) return 'Issue'
  const { trigger } = inject
  return isMapping(trigger) && trigger['by'] === 'practice' ? 'Practice' : 'Inject'
}

function rolesText({ roles }: World, to: unknown): string {
  return Array.isArray(to) ? to.map((role) => roles.labelOf(String(role))).join(', ') : 'All'
}

const WORDS: Record<string, string> = { facilitator: 'Facilitator', effect: 'Effect', practice: 'Practice' }

/** A time of day as it is; other triggers in words that are read again, or as the file has them. */
function triggerText(trigger: unknown): string {
  if (!isMapping(trigger)) return ''
  const { at, by, follows, after, between } = trigger
  const keys = Object.keys(trigger).filter((key) => !key.startsWith('x-')).length
  if (keys === 1 && typeof at === 'string') return at
  if (keys === 1 && typeof by === 'string') return WORDS[by] ?? by
  if (keys === 2 && typeof follows === 'string' && typeof after === 'string') return `${follows} + ${after}`
  if (keys === 1 && Array.isArray(between)) return between.map(String).join(' to ')
  return `When ${JSON.stringify(trigger)}`
}
