/** The tests of a scenario: every name in them stands for something, every time lies in the day. */
import type { Expectation, Instruction } from '#shared/scenario/test.ts'
import type { Scenario } from '#shared/scenario.ts'
import { isOnClock } from './clock.ts'
import { type Check, each, every, type Names, oneOf, wrong } from './names.ts'
import { conditionCheck } from './rules.ts'
import type { Finding, Path } from './source.ts'

/** What a seat does in an issue beside its steps. */
const DEEDS = ['escalate', 'ask']

export function testFindings(scenario: Scenario, names: Names): Finding[] {
  const criterion = oneOf('criterion', Object.keys(scenario.criteria))
  const time: Check = (text, path) => onClock(scenario, text, path)
  const condition = conditionCheck(scenario, names)
  const partOf = (issue: string, part: 'options' | 'steps') =>
    Object.keys(scenario.injects[issue]?.issue?.[part] ?? {})
  const part = (kind: string, issue: string, known: string[]): Check =>
    oneOf(`${kind} of "${issue}" named`, known)
  const anything = oneOf('issue, gate or milestone', [
    ...Object.keys(scenario.injects).filter((id) => scenario.injects[id]?.issue),
    ...Object.keys(scenario.gates),
    ...Object.keys(scenario.milestones),
  ])

  const inIssue = (issue: string, path: Path, inside: () => Finding[]): Finding[] => {
    const unknown = names.issue(issue, path)
    return unknown.length > 0 ? unknown : inside()
  }
  const instruction = (one: Instruction, path: Path): Finding[] => {
    const at = (key: string): Path => [...path, key]
    if ('decide' in one) {
      const { decide, option } = one
      const options = part('option', decide, partOf(decide, 'options'))
      return inIssue(decide, at('decide'), () => options(option, at('option')))
    }
    if ('phase' in one) return names.issue(one.of, at('of'))
    if ('step' in one) {
      const steps = part('step', one.of, partOf(one.of, 'steps'))
      return inIssue(one.of, at('of'), () => steps(one.step, at('step')))
    }
    if ('never' in one) {
      const { never, of } = one
      if (of === undefined) return anything(never, at('never'))
      const steps = part('step', of, [...partOf(of, 'steps'), ...DEEDS])
      return inIssue(of, at('of'), () => steps(never, at('never')))
    }
    if ('call' in one)
      return [...names.gate(one.call, at('call')), ...(one.at === undefined ? [] : time(one.at, at('at')))]
    if ('send' in one) return [...names.inject(one.send, at('send')), ...time(one.at, at('at'))]
    if ('post' in one) {
      const { post, by } = one
      return [...names.channel(post, at('post')), ...names.role(by, at('by')), ...time(one.at, at('at'))]
    }
    return criterion(one.judge, at('judge'))
  }
  const expectation = (one: Expectation, path: Path): Finding[] => {
    if ('that' in one) {
      const by = one.by === undefined ? [] : time(one.by, [...path, 'by'])
      return [...condition(one.that, [...path, 'that']), ...by]
    }
    if ('never' in one) return condition(one.never, [...path, 'never'])
    return 'fails' in one ? every(one.fails, [...path, 'fails'], criterion) : []
  }
  return each(scenario.tests ?? {}, ['tests'], ({ play, expect }, path) => [
    ...every(play, [...path, 'play'], instruction),
    ...every(expect, [...path, 'expect'], expectation),
  ])
}

function onClock(scenario: Scenario, time: string, path: Path): Finding[] {
  const { from, to } = scenario.clock
  return isOnClock(scenario, time)
    ? []
    : [wrong('SC302', path, `${time} is outside the day, which goes from ${from} to ${to}.`)]
}
