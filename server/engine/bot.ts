/**
 * Bots: players that see only the view of their own seat, like a client, and do what people do through the same
 * commands. Pure and without memory: what a bot does next follows from its seat's view and its luck, which is drawn by
 * name. The secret values it plays with are its answer key; how often it uses them right is its skill (docs/bots.md).
 */
import type { Command } from '#shared/command.ts'
import type { Fact, FactType } from '#shared/fact.ts'
import type { PersonId, RoleId } from '#shared/ids.ts'
import type { Script } from '#shared/script.ts'
import type { SimMs } from '#shared/time.ts'
import { rolesOf, type View } from '#shared/view.ts'
import { issueWork } from './botIssue.ts'
import { effort, type Habits, habitsOf, type Kind, type Pace, type Skill } from './botModel.ts'
import { planWork } from './botPlan.ts'
import { pollWork } from './botPoll.ts'
import { draw } from './luck.ts'

/** What a bot may know beyond its view: the values of the script, nothing of the run. */
export type AnswerKey = Pick<Script, 'injects' | 'gates'>

export interface Bot {
  person: PersonId
  /** Null for a bot that does nothing. */
  habits: Habits | null
  seed: number
  key: AnswerKey
  /** Work that was refused: not tried again. */
  gaveUp: readonly string[]
  /** What it does instead of a command it came to; null: it leaves that alone. */
  directed: (command: Command) => Command | null
}

/** A piece of work in sight. `key` names it as long as it is to be done. */
export interface Work {
  key: string
  kind: Kind
  command: Command
  /** Not on the bot's mind before. */
  notBefore?: SimMs
}

/** What a bot looks at while it looks for work. */
export interface Sight {
  view: View
  brief: NonNullable<View['brief']>
  roles: readonly RoleId[]
  seed: number
  habits: Habits
  key: AnswerKey
}

/** What a bot will do next. Without a command it only looks again then. */
export interface Intent {
  key: string
  after: SimMs
  command: Command | null
}

/** How well and how fast bots play. The pace is `usual` if left out. */
export interface Style {
  skill: Skill
  pace?: Pace | undefined
}

export function newBot(
  person: PersonId,
  { skill, pace = 'usual' }: Style,
  room: { seed: number; script: Script },
): Bot {
  const { injects, gates } = room.script
  const habits = habitsOf(skill, pace)
  const seed = draw(room.seed, person)
  return { person, habits, seed, key: { injects, gates }, gaveUp: [], directed: (command) => command }
}

/** What changes nothing that a bot looks at: it need not be folded, and is no reason to think again. */
const UNHEEDED: ReadonlySet<FactType> = new Set<FactType>([
  'sheet.listed',
  'sheet.changed',
  'clock.changed',
  'clock.held',
  'clock.holdExplained',
  'clock.resumed',
  'clock.paced',
  'clock.skipped',
  'metric.changed',
  'board.changed',
  'message.posted',
  'milestone.late',
  'issue.limitSet',
  'issue.limitPassed',
  'issue.timed',
  'issue.phaseDone',
  'issue.decided',
  'issue.stepReady',
  'issue.judged',
  'evidence.opened',
  'moment.marked',
])

/** False for what changes nothing that a bot in these roles looks at. */
export function isHeeded(fact: Fact, roles: readonly RoleId[]): boolean {
  // What others have read is nothing to it.
  if (fact.type === 'inject.seen' || fact.type === 'document.opened')
    return roles.some((role) => role === fact.role)
  return !UNHEEDED.has(fact.type)
}

/** The next intended command and how long, from `now` on, the bot needs for it; null when there is nothing to do. */
export function plan(bot: Bot, view: View, now: SimMs): Intent | null {
  const sight = sightOf(bot, view)
  if (!sight) return null
  let later: Work | null = null
  for (const work of workIn(sight)) {
    if (bot.gaveUp.includes(work.key)) continue
    const command = bot.directed(work.command)
    if (!command) continue
    if (work.notBefore === undefined || work.notBefore <= now) {
      return { key: work.key, after: effort(sight.seed, sight.habits, work), command }
    }
    if (later?.notBefore === undefined || work.notBefore < later.notBefore) later = work
  }
  return later?.notBefore === undefined ? null : { key: '', after: later.notBefore - now, command: null }
}

/** The command of an intent whose time has come, if it is still to be done; made anew from what is seen by now. */
export function carryThrough(bot: Bot, view: View, { key }: Pick<Intent, 'key'>): Command | null {
  const sight = sightOf(bot, view)
  if (!sight) return null
  for (const work of workIn(sight)) if (work.key === key) return bot.directed(work.command)
  return null
}

function sightOf({ person, habits, seed, key }: Bot, view: View): Sight | null {
  const { brief } = view
  if (!habits || !brief || view.state !== 'live') return null
  const roles = rolesOf(view, person)
  return roles.length === 0 ? null : { view, brief, roles, seed, habits, key }
}

/** Everything this seat could do now, most urgent first. */
function* workIn(sight: Sight): Generator<Work> {
  yield* pollWork(sight)
  yield* issueWork(sight)
  yield* planWork(sight)
}
