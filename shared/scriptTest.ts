/** The tests of a script: times in `SimMs`, conditions as rules. */
import type { Call, Phase, RoleId, Severity } from './ids.ts'
import type { Expectation, Instruction, ScenarioTest } from './scenario/test.ts'
import { type Context, type Rule, ruleOf } from './scriptRule.ts'
import type { SimMs } from './time.ts'

export type ScriptInstruction =
  /** `after` is counted from the opening; null: when the team comes to it. */
  | { decide: string; option: string; after: SimMs | null; because: string | null }
  | { phase: Exclude<Phase, 'decide' | 'act'>; of: string; after: SimMs; severity: Severity | null }
  | { step: string; of: string; after: SimMs }
  | { never: string; of: string | null }
  | { call: string; as: Call; at: SimMs | null }
  | { send: string; at: SimMs }
  | { post: string; by: RoleId; at: SimMs; text: string }
  | { judge: string; met: boolean }

export type ScriptExpectation =
  /** At this time; null: at the end. */
  | { that: Rule; by: SimMs | null }
  | { never: Rule }
  | Extract<Expectation, { fails: string[] } | { passes: boolean }>
  | { percent: { above: number | null; below: number | null } }

export interface ScriptTest {
  text: string
  seed: number
  team: NonNullable<ScenarioTest['team']>
  play: ScriptInstruction[]
  expect: ScriptExpectation[]
}

export function testOf(
  { text, seed = 1, team = 'expert', play, expect }: ScenarioTest,
  context: Context,
): ScriptTest {
  return {
    text,
    seed,
    team,
    play: play.map((one) => instructionOf(one, context)),
    expect: expect.map((one) => expectationOf(one, context)),
  }
}

function instructionOf(one: Instruction, { sim }: Context): ScriptInstruction {
  if ('decide' in one) return { ...one, after: one.after ?? null, because: one.because ?? null }
  if ('phase' in one) return { ...one, severity: one.severity ?? null }
  if ('never' in one) return { ...one, of: one.of ?? null }
  if ('call' in one) return { ...one, at: one.at === undefined ? null : sim(one.at) }
  return 'at' in one ? { ...one, at: sim(one.at) } : one
}

function expectationOf(one: Expectation, context: Context): ScriptExpectation {
  if ('that' in one)
    return { that: ruleOf(one.that, context), by: one.by === undefined ? null : context.sim(one.by) }
  if ('never' in one) return { never: ruleOf(one.never, context) }
  if (!('percent' in one)) return one
  return { percent: { above: one.percent.above ?? null, below: one.percent.below ?? null } }
}
