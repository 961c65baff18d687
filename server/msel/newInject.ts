/** A row that is no inject yet, as one. */
import type { MselField } from '#shared/msel.ts'
import { isEverybody, type Made, type Making, make } from './inject.ts'
import { idOf } from './keys.ts'
import { KEPT_AS } from './presets.ts'
import type { Holds, Row } from './rows.ts'
import { type Cell, textOf } from './sheet.ts'

export function wantedId(row: Row): string {
  const [id, title, body] = (['id', 'title', 'body'] as const).map((held) =>
    textOf(row.cells.get(held) ?? null).trim(),
  )
  return idOf(id || title || (body ?? '').slice(0, 40), 'inject')
}

type Trouble = { held: Holds | null; problem: string }
interface Fresh {
  inject: Record<string, unknown>
  problems: Trouble[]
  warnings: { held: Holds; text: string }[]
}

const ORDER: MselField[] = [
  'title',
  'at',
  'to',
  'from',
  'channel',
  'body',
  'expected',
  'notes',
  'kind',
  'objective',
  'delivery',
]
const TITLE_CHARS = 80
const EXPECTED_CHARS = 300

export function newInject(row: Row, making: Making): Fresh {
  const fresh: Fresh = { inject: {}, problems: [], warnings: [] }
  const cells = completed(row, fresh)
  if (cells === null) return fresh
  const own = [...cells.keys()].filter((held) => held.startsWith('x-'))
  for (const held of [...ORDER, ...own]) {
    const cell = cells.get(held) ?? null
    if (textOf(cell).trim() === '' && held !== 'at') continue
    const made: Made = make(held, cell, making)
    if ('problem' in made) fresh.problems.push({ held, problem: made.problem })
    else if (made.value !== undefined) fresh.inject[made.key] = made.value
    if ('warning' in made && made.warning !== undefined) fresh.warnings.push({ held, text: made.warning })
  }
  ofKind(cells, fresh)
  return fresh
}

/** What a message must have, from what the row has. */
function completed(row: Row, fresh: Fresh): Map<Holds, Cell> | null {
  const cells = new Map(row.cells)
  const text = (held: Holds) => textOf(cells.get(held) ?? null).trim()
  const body = text('body') || text('title') || text('expected')
  if (body === '') {
    fresh.problems.push({
      held: null,
      problem: 'This row has no message and no title. Write what is delivered.',
    })
    return null
  }
  cells.set('body', text('body') === '' ? body : (cells.get('body') ?? null))
  if (text('title') === '') cells.set('title', firstWords(body))
  if (text('to') === '' || isEverybody(text('to'))) cells.set('to', 'All')
  if (text('from') === '') cells.set('from', 'Exercise control')
  if (text('channel') === '') cells.set('channel', 'Chat')
  if (text('expected').length > EXPECTED_CHARS) {
    cells.set('notes', [text('notes'), text('expected')].filter(Boolean).join('\n\n'))
    cells.set('expected', `${text('expected').slice(0, EXPECTED_CHARS - 1)}…`)
    fresh.warnings.push({
      held: 'expected',
      text: 'Longer than 300 characters: the whole stands in the notes.',
    })
  }
  return cells
}

function firstWords(text: string): string {
  const line = text.split('\n')[0]?.trim() ?? text
  return line.length <= TITLE_CHARS ? line : `${line.slice(0, TITLE_CHARS - 1).replace(/\s+\S*$/, '')}…`
}

/**
 * A row that says what players should do is no message to them: the facilitator has it at hand. Which kind of inject one
 * of ours was, cannot be made again of its row.
 */
function ofKind(cells: ReadonlyMap<Holds, Cell>, { inject, warnings }: Fresh): void {
  const kind = textOf(cells.get('kind') ?? null).trim()
  if (/^(inject|issue|practice)$/i.test(kind)) delete inject[KEPT_AS.kind]
  if (/^issue$/i.test(kind)) {
    warnings.push({ held: 'kind', text: 'An issue needs more than a row can say: this comes as a message.' })
  }
  if (!/expected|player action/i.test(kind)) return
  const body = textOf(cells.get('body') ?? null).trim()
  inject['trigger'] = { by: 'facilitator' }
  inject['expected'] ??= body.slice(0, EXPECTED_CHARS)
  warnings.push({
    held: 'kind',
    text: 'An expected action is not sent to players: the facilitator has it on the run sheet.',
  })
}
