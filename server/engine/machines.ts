/**
 * The three statecharts. They are the source of what is legal; `step.ts` drives them with plain data. Delays come
 * from the context, set by the event that leads into a phase. No invoke, spawn, history or IO.
 */
import { assign, emit, setup } from 'xstate'
import type { Phase } from '#shared/ids.ts'

export const roomMachine = setup({
  types: { events: {} as { type: 'BRIEF' | 'START' | 'HOLD' | 'RESUME' | 'END' | 'CLOSE' } },
}).createMachine({
  id: 'room',
  initial: 'lobby',
  states: {
    lobby: { on: { BRIEF: 'briefing' } },
    briefing: { on: { START: 'live' } },
    live: {
      initial: 'running',
      on: { END: 'debrief' },
      states: { running: { on: { HOLD: 'held' } }, held: { on: { RESUME: 'running' } } },
    },
    debrief: { on: { CLOSE: 'closed' } },
    closed: { type: 'final' },
  },
})

/** `left`: ms until the limit of the phase entered; null without one, -1 when it has passed before. */
interface IssueContext {
  left: number | null
}
export type IssueEvent =
  | { type: 'DONE' | 'LIMIT' | 'BACK_observe' | 'BACK_orient' | 'BACK_decide'; left: number | null }
  | { type: 'END' }
export type IssueEmitted = { type: 'entered' | 'limitPassed'; phase: Phase }

const issueSetup = setup({
  types: {
    context: {} as IssueContext,
    input: {} as IssueContext,
    events: {} as IssueEvent,
    emitted: {} as IssueEmitted,
  },
  delays: { limit: ({ context }) => context.left ?? 0 },
  guards: {
    unlimited: ({ context }) => context.left === null,
    passed: ({ context }) => context.left === -1,
  },
  actions: {
    take: assign({ left: ({ context, event }) => ('left' in event ? event.left : context.left) }),
  },
})

function phase<P extends Phase>(
  name: P,
  { next, back }: { next: string; back: ('observe' | 'orient' | 'decide')[] },
) {
  const ways = Object.fromEntries(back.map((to) => [`BACK_${to}`, { target: to, actions: 'take' as const }]))
  return issueSetup.createStateConfig({
    initial: 'entering',
    entry: issueSetup.emit({ type: 'entered', phase: name }),
    on: {
      DONE: { target: next, actions: 'take' },
      LIMIT: { target: '.entering', actions: 'take' },
      ...ways,
    },
    states: {
      entering: {
        always: [
          { guard: 'unlimited', target: 'free' },
          { guard: 'passed', target: 'over' },
          { target: 'timed' },
        ],
      },
      timed: {
        after: { limit: { target: 'over', actions: issueSetup.emit({ type: 'limitPassed', phase: name }) } },
      },
      over: {},
      free: {},
    },
  })
}

export const issueMachine = issueSetup.createMachine({
  id: 'issue',
  context: ({ input }) => ({ left: input?.left ?? null }),
  initial: 'open',
  states: {
    open: {
      initial: 'observe',
      on: { END: 'ended' },
      states: {
        observe: phase('observe', { next: 'orient', back: [] }),
        orient: phase('orient', { next: 'decide', back: ['observe'] }),
        decide: phase('decide', { next: 'act', back: ['observe', 'orient'] }),
        act: phase('act', { next: '#issue.resolved', back: ['observe', 'orient', 'decide'] }),
      },
    },
    resolved: { type: 'final' },
    ended: { type: 'final' },
  },
})

export type PollEvent = { type: 'CALL' | 'REVEAL' | 'GO' | 'STOP' }
export const pollMachine = setup({
  types: {
    context: {} as { limit: number },
    input: {} as { limit: number },
    events: {} as PollEvent,
    emitted: {} as { type: 'limitPassed' },
  },
  delays: { limit: ({ context }) => context.limit },
}).createMachine({
  id: 'poll',
  context: ({ input }) => ({ limit: input?.limit ?? 0 }),
  initial: 'open',
  states: {
    open: {
      initial: 'timed',
      on: { REVEAL: 'revealed' },
      states: {
        timed: { after: { limit: { target: 'over', actions: emit({ type: 'limitPassed' }) } } },
        over: {},
      },
    },
    revealed: { on: { GO: 'passed', STOP: 'stopped' } },
    /** NO-GO, HOLD or SCRUB: the chair may call again. */
    stopped: { on: { CALL: 'open' } },
    passed: { type: 'final' },
  },
})
