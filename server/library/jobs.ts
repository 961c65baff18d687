/** What the library has computed apart from live rooms: from a text to an answer, without clock or store. */
import { score } from '#server/engine/score.ts'
import { runHeadless } from '#server/headless.ts'
import { type Loaded, loadScenario } from '#server/scenario/load.ts'
import { parseSource } from '#server/scenario/source.ts'
import type { ScenarioFacts, ScenarioProblem } from '#shared/library.ts'
import type { DebriefData } from '#shared/protocol.ts'
import type { LogRecord } from '#shared/record.ts'
import type { Scenario } from '#shared/scenario.ts'
import { type Script, scriptOf } from '#shared/script.ts'
import { seenBy } from '#shared/visibility.ts'
import type { Skill } from '../engine/botModel.ts'

/** What a card says of a text, sound or not. */
export interface Described {
  title: string
  summary: string
  errors: number
  warnings: number
  facts: ScenarioFacts | null
}
export interface RoomResult {
  percent: number
  passed: boolean
}
/** The answer where the text has errors. */
export interface Unsound {
  problems: ScenarioProblem[]
}

export const JOBS = {
  check: ({ text, file }: { text: string; file: string }): ScenarioProblem[] => checked(text, file),
  describe,
  load: ({ text, file }: { text: string; file: string }): { scenario: Scenario } | Unsound => {
    const loaded = loadScenario(text, file)
    return isSound(loaded) ? { scenario: loaded.scenario } : { problems: checked(text, file) }
  },
  preview,
  trial,
  result,
}
export type Jobs = typeof JOBS
export type JobName = keyof Jobs

type Sound = Extract<Loaded, { script: Script }>
const isSound = (loaded: Loaded): loaded is Sound => 'script' in loaded

function checked(text: string, file: string): ScenarioProblem[] {
  return loadScenario(text, file).problems.map(({ line, column, message, path }) => ({
    line,
    column,
    message,
    path,
    code: '',
    severity: 'error' as const,
    page: '',
  }))
}

function describe({ text, file }: { text: string; file: string }): Described {
  const problems = checked(text, file)
  const of = (severity: ScenarioProblem['severity']) =>
    problems.filter((problem) => problem.severity === severity).length
  const loaded = loadScenario(text, file)
  const counts = { errors: of('error'), warnings: of('warning') }
  if (!isSound(loaded)) return { ...wordsOf(text), ...counts, facts: null }
  const { title, summary } = loaded.scenario
  return { title, summary, ...counts, facts: factsOf(loaded) }
}

/** What a draft calls itself, as far as it can be read. */
function wordsOf(text: string): { title: string; summary: string } {
  const source = parseSource(text)
  const top = 'value' in source ? source.value : null
  const lineAt = (key: string) => {
    const value: unknown = typeof top === 'object' && top !== null ? Reflect.get(top, key) : null
    return typeof value === 'string' ? value : ''
  }
  return { title: lineAt('title'), summary: lineAt('summary') }
}

function factsOf({ scenario, script }: Sound): ScenarioFacts {
  const injects = Object.values(script.injects)
  return {
    kind: 'dry-run',
    tags: [],
    language: scenario.language,
    version: scenario.version,
    licence: null,
    roles: Object.entries(scenario.roles).map(([id, { name }]) => ({ id, name, optional: false })),
    milestones: Object.keys(script.milestones).length,
    injects: injects.length,
    issues: injects.filter(({ issue }) => issue).length,
    criteria: Object.keys(script.criteria).length,
    tests: 0,
    simulatedMs: script.end,
  }
}

/** A day of bots as the debrief of its room would show it. */
function preview({
  text,
  file,
  skill,
  seed,
}: {
  text: string
  file: string
  skill: Skill
  seed: number
}): DebriefData | Unsound {
  const loaded = loadScenario(text, file)
  if (!isSound(loaded)) return { problems: checked(text, file) }
  const { records } = runHeadless(loaded, { skill, seed })
  const viewer = { kind: 'debrief', person: null } as const
  return {
    code: roomCodeIn(records),
    you: { kind: 'facilitator', person: null, roles: [] },
    names: {},
    records: records
      .map(({ seq, wall, facts }) => ({ seq, wall, facts: facts.filter((fact) => seenBy(fact, viewer)) }))
      .filter(({ facts }) => facts.length > 0),
    score: score(loaded.script, records),
    damage: null,
  }
}

function roomCodeIn([first]: readonly LogRecord[]): string {
  return first?.command.type === 'room.open' ? first.command.code : ''
}

export interface Trial {
  passed: number
  /** Real ms of each day. */
  lengths: number[]
}

/** Some days of bots of one skill, with seeds from `first` on. */
function trial(asked: {
  text: string
  file: string
  skill: Skill
  first: number
  runs: number
}): Trial | Unsound {
  const loaded = loadScenario(asked.text, asked.file)
  if (!isSound(loaded)) return { problems: checked(asked.text, asked.file) }
  const days = Array.from({ length: asked.runs }, (_, i) => {
    const { records } = runHeadless(loaded, { skill: asked.skill, seed: asked.first + i })
    return { passed: score(loaded.script, records).passed, lengthMs: liveMs(records) }
  })
  return {
    passed: days.filter(({ passed }) => passed).length,
    lengths: days.map(({ lengthMs }) => lengthMs),
  }
}

function liveMs(records: readonly LogRecord[]): number {
  const at = (type: string) => records.find(({ facts }) => facts.some((fact) => fact.type === type))?.wall
  return (at('room.ended') ?? 0) - (at('room.started') ?? 0)
}

/** What a room that is over came to. */
function result({ records }: { records: readonly LogRecord[] }): RoomResult | null {
  const [first] = records
  if (first?.command.type !== 'room.open') return null
  const { team, passed } = score(scriptOf(first.command.scenario), records)
  return { percent: team.percent, passed }
}
