/** What the library has computed apart from live rooms: from a text to an answer, without clock or store. */
import { score } from '#server/engine/score.ts'
import { runHeadless } from '#server/headless.ts'
import { MSEL_JOBS } from '#server/msel/jobs.ts'
import { type Outcome, outcomeOf } from '#server/runs/outcome.ts'
import { reportOf } from '#server/runs/report.ts'
import { type Checked, checkScenario } from '#server/scenario/check.ts'
import { guideOf } from '#server/scenario/guide.ts'
import { type Loaded, loadScenario } from '#server/scenario/load.ts'
import { parseSource } from '#server/scenario/source.ts'
import { testScenario } from '#server/scenarioTests.ts'
import type { Fact } from '#shared/fact.ts'
import type { BotSkill, ScenarioFacts, ScenarioProblem } from '#shared/library.ts'
import type { DebriefData } from '#shared/protocol.ts'
import type { LogRecord } from '#shared/record.ts'
import type { RunsReport } from '#shared/runs.ts'
import type { Scenario } from '#shared/scenario.ts'
import { type Script, scriptOf } from '#shared/script.ts'
import type { TestResult } from '#shared/testResult.ts'
import { seenBy, type Viewer } from '#shared/visibility.ts'

interface InFile {
  text: string
  file: string
}

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
  check: ({ text, file }: InFile): ScenarioProblem[] => checked(text, file),
  describe,
  load: ({ text, file }: InFile): { scenario: Scenario } | Unsound => {
    const loaded = loadScenario(text, file)
    return isSound(loaded) ? { scenario: loaded.scenario } : { problems: checked(text, file) }
  },
  preview,
  try: tryOut,
  trial,
  /** For the facilitator, as Markdown. */
  guide: ({ text, file }: InFile): { markdown: string } | Unsound => {
    const loaded = loadScenario(text, file)
    return isSound(loaded) ? { markdown: guideOf(loaded.script) } : { problems: checked(text, file) }
  },
  tests: ({ text, file }: InFile): TestResult[] | Unsound => {
    const loaded = loadScenario(text, file)
    return isSound(loaded) ? testScenario(loaded) : { problems: checked(text, file) }
  },
  result,
  ...MSEL_JOBS,
}
export type Jobs = typeof JOBS
export type JobName = keyof Jobs

/** Seeds are 32 bits wide: the one after the last is 0. */
const SEEDS = 2 ** 32

type Sound = Extract<Loaded, { script: Script }>
let last: { text: string; loaded: Loaded } | null = null

/** The text that was loaded last is asked for again and again while bots try it out. */
function loadOnce(text: string, file: string): Loaded {
  if (last?.text !== text) last = { text, loaded: loadScenario(text, file) }
  return last.loaded
}

const isSound = (loaded: Loaded): loaded is Sound => 'script' in loaded

function checked(text: string, file: string): ScenarioProblem[] {
  return told(checkScenario(text, file))
}

/** Without the name of the file, which whoever asks knows. */
function told({ problems }: Checked): ScenarioProblem[] {
  return problems.map(({ file: _file, ...problem }) => problem)
}

function describe({ text, file }: InFile): Described {
  const { problems, playable } = checkScenario(text, file)
  const of = (severity: ScenarioProblem['severity']) =>
    problems.filter((problem) => problem.severity === severity).length
  const counts = { errors: of('error'), warnings: of('warning') }
  if (!playable) return { ...wordsOf(text), ...counts, facts: null }
  const { title, summary } = playable.scenario
  return { title, summary, ...counts, facts: factsOf(playable) }
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

function factsOf({ scenario, script }: Pick<Sound, 'scenario' | 'script'>): ScenarioFacts {
  const injects = Object.values(script.injects)
  return {
    kind: scenario.kind ?? null,
    tags: scenario.tags ?? [],
    language: scenario.language,
    version: scenario.version,
    licence: scenario.licence ?? null,
    roles: Object.entries(scenario.roles).map(([id, { name, optional = false }]) => ({ id, name, optional })),
    milestones: Object.keys(script.milestones).length,
    injects: injects.length,
    issues: injects.filter(({ issue }) => issue).length,
    criteria: Object.keys(script.criteria).length,
    tests: Object.keys(script.tests).length,
    simulatedMs: script.end,
  }
}

/** A day of bots as the debrief of its room would show it, with what facilitators alone see. */
function preview({
  text,
  file,
  skill,
  seed,
}: InFile & { skill: BotSkill; seed: number }): DebriefData | Unsound {
  const loaded = loadScenario(text, file)
  if (!isSound(loaded)) return { problems: checked(text, file) }
  const { records } = runHeadless(loaded, { skill, seed })
  const viewers: Viewer[] = [{ kind: 'debrief', person: null }, { kind: 'facilitator' }]
  const isSeen = (fact: Fact) => viewers.some((viewer) => seenBy(fact, viewer))
  return {
    code: roomCodeIn(records),
    you: { kind: 'facilitator', person: null, roles: [] },
    names: {},
    records: records
      .map(({ seq, wall, facts }) => ({ seq, wall, facts: facts.filter(isSeen) }))
      .filter(({ facts }) => facts.length > 0),
    score: score(loaded.script, records),
    damage: null,
  }
}

function roomCodeIn([first]: readonly LogRecord[]): string {
  return first?.command.type === 'room.open' ? first.command.code : ''
}

interface Days extends InFile {
  skill: BotSkill
  runs: number
  /** Of the first day; each day after it has the next one. */
  seed: number
}

/** Many days of bots, and what they say together. */
function tryOut(days: Days): RunsReport | Unsound {
  const { text, file, skill } = days
  const loaded = loadOnce(text, file)
  if (!isSound(loaded)) return { problems: checked(text, file) }
  return reportOf(loaded.script, outcomesOf(loaded, days), { skill, pace: 'usual', seed: days.seed })
}

/** What a card needs to know of a day. */
export type Trial = Pick<Outcome, 'passed' | 'realMs'>

/** A few days, of which others are added up. */
function trial(days: Days): Trial[] | Unsound {
  const loaded = loadOnce(days.text, days.file)
  if (!isSound(loaded)) return { problems: checked(days.text, days.file) }
  return outcomesOf(loaded, days).map(({ passed, realMs }) => ({ passed, realMs }))
}

function outcomesOf({ script }: Sound, { runs, seed, skill }: Days): Outcome[] {
  return Array.from({ length: runs }, (_, i) =>
    outcomeOf(script, { skill, pace: 'usual' }, (seed + i) % SEEDS),
  )
}

/** What a room that is over came to. */
function result({ records }: { records: readonly LogRecord[] }): RoomResult | null {
  const [first] = records
  if (first?.command.type !== 'room.open') return null
  const { team, criteria } = score(scriptOf(first.command.scenario), records)
  // As for bots: what only a person judges, and nobody has judged yet, is left out.
  return { percent: team.percent, passed: criteria.every(({ met, pending }) => met || pending) }
}
