/** How a poll changes in a view: what is hidden stays hidden until a fact reveals it. */
import type { Fact } from './fact.ts'
import { unreachable } from './unreachable.ts'
import type { PollView, View } from './view.ts'
import { withOne } from './withOne.ts'

type PollFact = Extract<Fact, { type: `poll.${string}` }>

/** What a fact about a poll changes. */
export function pollChange(view: View, fact: PollFact): Partial<View> {
  if (fact.type === 'poll.called') {
    const { gate, round, title, chair, order, voters, criteria, due, at } = fact
    const marks = view.polls[gate]?.marks ?? {}
    const poll: PollView = {
      gate,
      round,
      state: 'open',
      title,
      chair,
      order,
      voters,
      criteria,
      marks,
      calledAt: at,
      due,
      limitPassed: false,
      voted: [],
      ballots: {},
      result: null,
    }
    return { polls: { ...view.polls, [gate]: poll } }
  }
  const before = view.polls[fact.gate]
  if (!before) return {}
  const patch = (change: Partial<PollView>) => ({
    polls: { ...view.polls, [fact.gate]: { ...before, ...change } },
  })
  switch (fact.type) {
    case 'poll.marked': {
      const { criterion, state, role, at } = fact
      return patch({ marks: { ...before.marks, [criterion]: { state, role, at } } })
    }
    case 'poll.voted':
      return patch({ voted: withOne(before.voted, fact.role) })
    case 'poll.ballot':
      return patch({ ballots: { ...before.ballots, [fact.ballot.role]: fact.ballot } })
    case 'poll.limitPassed':
      return patch({ limitPassed: true })
    case 'poll.revealed':
      return patch({ state: 'revealed', ballots: Object.fromEntries(fact.ballots.map((b) => [b.role, b])) })
    case 'poll.decided': {
      const { call, role, reason, minutes, against, at } = fact
      return patch({ state: 'decided', result: { call, role, reason, minutes, against, at } })
    }
    default:
      return unreachable(fact)
  }
}
