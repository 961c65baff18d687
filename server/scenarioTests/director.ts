/**
 * Has a team do what the `play` of a test says. What is due at a time is done then, or as soon as what has to come
 * before is done; what has no time changes what the bots do when they come to it. Remembers what never came to be.
 */
import { rightAnswer } from '#server/engine/botIssue.ts'
import { phaseOf } from '#server/engine/issueLook.ts'
import type { Director, Stage } from '#server/headless.ts'
import type { Answer, Command } from '#shared/command.ts'
import type { Fact } from '#shared/fact.ts'
import type { Call } from '#shared/ids.ts'
import { REFUSALS, type RefusalCode } from '#shared/refusal.ts'
import type { Script } from '#shared/script.ts'
import type { ScriptInstruction } from '#shared/scriptTest.ts'
import type { SimMs } from '#shared/time.ts'

/** An instruction and what became of it. */
export interface Task {
  instruction: ScriptInstruction
  /** When it is to be done; null while that is not known, or left to the bots. */
  due: SimMs | null
  done: boolean
  /** Tried, and nothing has happened since that could have changed the answer. */
  stuck: boolean
  /** Why it is not done. */
  why: string
}

const HOLD_MINUTES = 5

export function directorOf(
  script: Script,
  play: readonly ScriptInstruction[],
  { idle }: { idle: boolean },
): { director: Director; tasks: readonly Task[] } {
  const tasks = play.map(
    (instruction): Task => ({
      instruction,
      due: 'at' in instruction ? instruction.at : null,
      done: false,
      stuck: false,
      why: firstReason(instruction),
    }),
  )
  /** Calls made so far, by gate. */
  const calls = new Map<string, number>()

  function hearOne(fact: Fact): void {
    if (fact.type === 'poll.decided') calls.set(fact.gate, (calls.get(fact.gate) ?? 0) + 1)
    for (const task of tasks) if (!task.done) notice(task, fact, idle)
  }

  const nthCall = (task: Task, gate: string): boolean =>
    tasks.filter(({ instruction }) => 'call' in instruction && instruction.call === gate).indexOf(task) ===
    (calls.get(gate) ?? 0)

  function directed(command: Command): Command | null {
    let wanted: Command | null = command
    for (const task of tasks) {
      if (!wanted) return null
      wanted = change(task, wanted)
    }
    return wanted
  }

  /** What one instruction makes of a command that a bot came to. */
  function change(task: Task, command: Command): Command | null {
    const { instruction } = task
    if ('never' in instruction) {
      if (!isPartOf(command, instruction)) return command
      task.done = true
      return null
    }
    if (task.done) return command
    if ('call' in instruction) {
      if (command.type !== 'poll.decide' || command.gate !== instruction.call) return command
      if (!nthCall(task, command.gate)) return command
      return instruction.at === null ? callAs(command.gate, instruction.as) : null
    }
    if ('step' in instruction)
      return command.type === 'issue.act' &&
        command.issue === instruction.of &&
        command.step === instruction.step
        ? null
        : command
    if (command.type !== 'issue.answer') return command
    if ('phase' in instruction)
      return command.issue === instruction.of && command.answer.phase === instruction.phase ? null : command
    if (!('decide' in instruction) || command.issue !== instruction.decide) return command
    if (command.answer.phase !== 'decide') return command
    return instruction.after === null ? { ...command, answer: decisionOf(instruction) } : null
  }

  function attempt(task: Task, stage: Stage): RefusalCode | 'waits' | null {
    const { instruction } = task
    if ('decide' in instruction)
      return answer(stage, task, { issue: instruction.decide, answer: decisionOf(instruction) })
    if ('phase' in instruction) {
      const { of: issue, phase, severity } = instruction
      const values = script.injects[issue]?.issue
      if (!values) return 'issue.unknown'
      const right = rightAnswer(phase, issue, values)
      const said = severity && right.phase === 'orient' ? { ...right, severity } : right
      return answer(stage, task, { issue, answer: said })
    }
    if ('step' in instruction) {
      const { step, of: issue } = instruction
      const role = script.injects[issue]?.issue?.steps[step]?.role
      return role
        ? stage.ask(role, { type: 'issue.act', issue, step, text: 'Done as agreed.' })
        : 'step.unknown'
    }
    if ('send' in instruction)
      return stage.ask('facilitator', { type: 'inject.send', inject: instruction.send })
    if ('post' in instruction) {
      const { post: channel, by: role, text } = instruction
      return stage.ask(role, { type: 'message.post', channel, role, text, re: null })
    }
    if ('call' in instruction) return callNow(stage, instruction)
    return null
  }

  function callNow(stage: Stage, { call: gate, as }: { call: string; as: Call }): RefusalCode | null {
    const chair = script.gates[gate]?.chair
    if (chair === undefined) return 'poll.unknown'
    for (const type of ['poll.call', 'poll.close'] as const) stage.ask(chair, { type, gate })
    return stage.ask(chair, callAs(gate, as))
  }

  /** Phases before that nobody answered by now are answered well, unless they wait for an instruction of their own. */
  function answer(
    stage: Stage,
    task: Task,
    { issue: id, answer: said }: { issue: string; answer: Answer },
  ): RefusalCode | 'waits' | null {
    const values = script.injects[id]?.issue
    for (;;) {
      const issue = stage.state().world.issues[id]
      if (!issue || !values) return 'issue.unknown'
      const phase = phaseOf(issue)
      if (phase === null || phase === 'act') return 'issue.otherPhase'
      const own = phase === said.phase
      if (!own && tasks.some((other) => other !== task && !other.done && answers(other, id, phase)))
        return 'waits'
      const next = own ? said : rightAnswer(phase, id, values)
      const refusal = stage.ask(issue.owner, { type: 'issue.answer', issue: id, answer: next })
      if (refusal || own) return refusal
    }
  }

  const dueBy = (now: SimMs) =>
    tasks.find(({ due, done, stuck }) => !done && !stuck && due !== null && due <= now)

  return {
    tasks,
    director: {
      directed,
      hear(facts) {
        for (const task of tasks) task.stuck = false
        facts.forEach(hearOne)
      },
      due() {
        const times = tasks.flatMap(({ due, done, stuck }) => (done || stuck || due === null ? [] : [due]))
        return times.length === 0 ? null : Math.min(...times)
      },
      act(stage) {
        for (let task = dueBy(stage.now); task; task = dueBy(stage.now)) {
          const refusal = attempt(task, stage)
          task.done = refusal === null
          task.stuck = refusal !== null
          if (refusal) task.why = refusal === 'waits' ? WAITS : REFUSALS[refusal]
        }
      },
      finish(stage) {
        for (const task of tasks) {
          if (!('judge' in task.instruction)) continue
          const { judge: criterion, met } = task.instruction
          const refusal = stage.ask('facilitator', { type: 'criterion.judge', criterion, met, comment: '' })
          task.done = refusal === null
          if (refusal) task.why = REFUSALS[refusal]
        }
      },
    },
  }
}

const TOO_LATE = 'The day ended before that.'
const WAITS = 'An earlier phase waits for an instruction of its own.'

function firstReason(instruction: ScriptInstruction): string {
  if ('never' in instruction) return 'Nobody would have done it anyway.'
  if ('call' in instruction && instruction.at === null) return 'The chair did not come to this call.'
  if ('decide' in instruction) return `"${instruction.decide}" did not open, or nobody came to decide it.`
  return 'of' in instruction ? `"${instruction.of}" did not open.` : TOO_LATE
}

/** What a fact means for an instruction: its time is known, or it is done. */
function notice(task: Task, fact: Fact, idle: boolean): void {
  const { instruction } = task
  if (fact.type === 'issue.opened') {
    const issue = 'decide' in instruction ? instruction.decide : 'of' in instruction ? instruction.of : null
    if (issue === fact.issue && 'after' in instruction && instruction.after !== null) {
      task.due = fact.at + instruction.after
      task.why = TOO_LATE
    }
  }
  if ('decide' in instruction && fact.type === 'issue.decided')
    task.done = fact.issue === instruction.decide && fact.option === instruction.option
  if ('call' in instruction && instruction.at === null && fact.type === 'poll.decided')
    task.done = fact.gate === instruction.call && fact.call === instruction.as
  // Who does nothing leaves this undone too.
  if ('never' in instruction && idle) task.done = isNamedIn(fact, instruction.of ?? instruction.never)
}

function isNamedIn(fact: Fact, name: string): boolean {
  if (fact.type === 'issue.opened') return fact.issue === name
  if (fact.type === 'poll.called') return fact.gate === name
  return fact.type === 'milestone.due' && fact.milestone === name
}

/** True if a command does what nobody is to do. */
function isPartOf(command: Command, { never, of }: { never: string; of: string | null }): boolean {
  if (of === null) {
    if ('issue' in command && command.issue === never) return true
    if ('gate' in command && command.gate === never) return true
    return 'milestone' in command && command.milestone === never
  }
  if (command.type === 'issue.act') return command.issue === of && command.step === never
  if (command.type === 'issue.escalate' || command.type === 'issue.ask')
    return command.issue === of && command.type === `issue.${never}`
  return false
}

function answers({ instruction }: Task, issue: string, phase: Answer['phase']): boolean {
  if ('decide' in instruction) return instruction.decide === issue && phase === 'decide'
  return 'phase' in instruction && instruction.of === issue && instruction.phase === phase
}

function decisionOf({ option, because }: { option: string; because: string | null }): Answer {
  const rationale = because ?? 'This is what the team agreed on.'
  return { phase: 'decide', option, other: null, rationale, success: 'We see it within the hour.' }
}

function callAs(gate: string, call: Call): Command {
  const minutes = call === 'hold' ? HOLD_MINUTES : 0
  return { type: 'poll.decide', gate, call, reason: 'This is what the reports say.', minutes }
}
