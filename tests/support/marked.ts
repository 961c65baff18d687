/** Sessions in which every text of every command is a mark of its own, by the schema as JSON and not as the product reads it. */
import { z } from 'zod'
import { START, seal } from '#server/chain.ts'
import { openRoom, step } from '#server/engine/step.ts'
import { scenarioHash } from '#server/replay.ts'
import { type By, Command } from '#shared/command.ts'
import { type LogRecord, type Opening, RECORD_VERSION, RULES } from '#shared/record.ts'
import { Scenario } from '#shared/scenario.ts'
import { FACILITATOR, LEA, OTTO, type Play } from './play.ts'
import { playSession } from './session.ts'
import { smallScenario, smallScript } from './smallScript.ts'

interface JsonSchema {
  type?: string
  const?: unknown
  enum?: unknown[]
  pattern?: string
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
}

const COMMANDS = z.toJSONSchema(Command, { io: 'input', unrepresentable: 'any' }) as JsonSchema
const ALTERNATIVES = COMMANDS.oneOf ?? COMMANDS.anyOf ?? []
const typeOf = ({ properties }: JsonSchema) => String(properties?.['type']?.const)

/** Every place where a command has a text, as `issue.answer/answer/what`. */
export const TEXT_PLACES: string[] = ALTERNATIVES.flatMap((one) => placesIn(one, typeOf(one)))

function placesIn(schema: JsonSchema, at: string): string[] {
  const { anyOf, oneOf, items, properties } = schema
  const choices = [...(anyOf ?? []), ...(oneOf ?? []), ...(items ? [items] : [])]
  const within = Object.entries(properties ?? {}).flatMap(([key, one]) => placesIn(one, `${at}/${key}`))
  return [
    ...new Set([...(isText(schema) ? [at] : []), ...within, ...choices.flatMap((one) => placesIn(one, at))]),
  ]
}

function isText({ type, pattern, const: only, enum: some }: JsonSchema): boolean {
  return type === 'string' && pattern === undefined && only === undefined && some === undefined
}

/** The value with every text in one of the places replaced. */
function plant(value: unknown, at: string, mark: (place: string) => string): unknown {
  if (typeof value === 'string') return TEXT_PLACES.includes(at) ? mark(at) : value
  if (Array.isArray(value)) return value.map((one) => plant(one, at, mark))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, plant(one, `${at}/${key}`, mark)]),
  )
}

export interface Marked {
  records: LogRecord[]
  /** Each mark, and whose it is. */
  marks: Map<string, string>
  /** The places that were filled by a command that was carried out. */
  places: Set<string>
}

/** A played day with a debrief, its log full of marks. */
export function markedSession(seed: number, turns: number): Marked {
  const play = playSession(smallScript, { seed, turns, check: () => {} })
  wordsAfterwards(play)
  return markedLog(play)
}

/** What sessions leave out: words in holds, at the end and in the debrief. */
function wordsAfterwards(play: Play): void {
  play.try(FACILITATOR, { type: 'clock.resume' })
  askAround(play)
  play.try(FACILITATOR, { type: 'clock.hold', reason: 'x' })
  play.try(FACILITATOR, { type: 'clock.explainHold', reason: 'x' })
  play.try(LEA, { type: 'moment.mark', text: 'x' })
  play.try(FACILITATOR, { type: 'room.end', reason: 'x' })
  for (const by of [LEA, OTTO]) play.try(by, { type: 'debrief.answer', question: 'well', text: 'x' })
  play.try(FACILITATOR, { type: 'criterion.judge', criterion: 'called', met: true, comment: 'x' })
  play.try(FACILITATOR, { type: 'facilitator.note', text: 'x' })
}

function askAround(play: Play): void {
  for (const issue of Object.keys(play.state.world.issues)) {
    play.try(LEA, { type: 'issue.ask', issue, to: 'ops', text: 'x' })
    play.try(OTTO, { type: 'issue.ask', issue, to: 'lead', text: 'x' })
    for (const by of [LEA, OTTO]) play.try(by, { type: 'issue.escalate', issue, text: 'x' })
  }
  for (const [ask, { issue }] of Object.entries(play.state.world.asks))
    for (const by of [LEA, OTTO]) play.try(by, { type: 'issue.reply', issue, ask, text: 'x' })
}

function markedLog({ inputs, script }: Play): Marked {
  const scenario = Scenario.parse(smallScenario)
  const opening: Opening = {
    type: 'room.open',
    code: 'K7M4QX',
    scenario,
    scenarioHash: scenarioHash(scenario),
    rules: RULES,
    seed: 1,
  }
  const marks = new Map<string, string>()
  const places = new Set<string>()
  const wall = 1_000_000
  let { state, facts } = openRoom(script, opening, wall)
  const records = [
    seal(START, { v: RECORD_VERSION, wall, by: FACILITATOR, id: null, command: opening, facts }),
  ]
  for (const { by, command, ...input } of inputs) {
    const fresh: string[] = []
    const planted = plant(command, command.type, (place) => {
      places.add(place)
      fresh.push(`MARK-${marks.size + fresh.length}-`)
      return fresh.at(-1) ?? ''
    }) as Command
    for (const mark of fresh) marks.set(mark, personOf(by))
    const stepped = step(script, state, { by, command: planted, ...input, id: null })
    if ('refusal' in stepped) throw new Error(`${command.type} with marks is refused: ${stepped.refusal}`)
    state = stepped.state
    facts = stepped.facts
    const last = records.at(-1) ?? START
    records.push(seal(last, { v: RECORD_VERSION, ...input, by, id: null, command: planted, facts }))
  }
  return { records, marks, places }
}

const personOf = (by: By) => (by.kind === 'system' ? '' : by.person)
