/**
 * Runs an XState chart purely: in, a plain `{ value, context }` and an event; out, the next plain pair with the
 * facts it emitted and the deadlines it armed or disarmed. The only file that knows XState's action objects.
 *
 * `transition()` of XState builds a throw-away actor on each call; one inert actor, never started, lends its scope
 * instead. A test compares both over all paths, as the guard for upgrades.
 */
import {
  type AnyActorScope,
  type AnyStateMachine,
  createActor,
  type ExecutableActionObject,
  type StateValue,
} from 'xstate'
import { isMs } from '#shared/time.ts'

export interface Saved {
  value: StateValue
  context: Record<string, unknown>
}

export interface Armed {
  /** Names the deadline until it fires or is disarmed. */
  id: string
  delay: number
  /** The event to send when it is due. */
  event: string
}

export interface Stepped {
  saved: Saved
  /** False: the chart has no transition for this event here, which is the refusal. */
  changed: boolean
  emitted: { type: string }[]
  arm: Armed[]
  disarm: string[]
}

export interface Statechart {
  init: (input: Record<string, unknown>) => Stepped
  send: (saved: Saved, event: { type: string }) => Stepped
  /** True if the chart is in this state (dotted path). */
  matches: (saved: Saved, path: string) => boolean
}

const nothing = () => {}

export function statechart(machine: AnyStateMachine): Statechart {
  const actor = createActor(machine, { input: {} })
  let actions: ExecutableActionObject[] = []
  const scope: AnyActorScope = {
    self: actor,
    system: actor.system,
    id: machine.id,
    sessionId: '',
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: (action) => {
      actions.push(action)
    },
  }
  function collect(saved: Saved, changed: boolean): Stepped {
    const out: Stepped = { saved, changed, emitted: [], arm: [], disarm: [] }
    for (const action of actions) read(action, out)
    actions = []
    return out
  }
  return {
    init(input) {
      actions = []
      const snapshot = machine.getInitialSnapshot(scope, input)
      return collect({ value: snapshot.value, context: snapshot.context }, true)
    },
    send(saved, event) {
      actions = []
      const before = machine.resolveState(saved)
      const after = machine.transition(before, event, scope)
      if (after === before) return collect(saved, false)
      if (after.status === 'error')
        throw new Error(`chart ${machine.id} failed on ${event.type}`, { cause: after.error })
      return collect({ value: after.value, context: after.context }, true)
    },
    matches: (saved, path) => matchesPath(saved.value, path.split('.')),
  }
}

function matchesPath(value: StateValue, [first, ...rest]: string[]): boolean {
  if (first === undefined) return true
  if (typeof value === 'string') return value === first && rest.length === 0
  const inner = value[first]
  return inner !== undefined && matchesPath(inner, rest)
}

interface ActionParams {
  id?: string
  sendId?: string
  delay?: unknown
  event?: { type: string }
}

/** Sorts one action into what it means for us. XState fires a mistyped delay at once, so every delay is checked. */
function read(action: ExecutableActionObject, out: Stepped): void {
  const params = (action.params ?? {}) as ActionParams
  const { event, delay, id } = params
  if (action.type === 'xstate.emit' && event) out.emitted.push(event)
  else if (action.type === 'xstate.cancel' && params.sendId !== undefined) out.disarm.push(params.sendId)
  else if (action.type === 'xstate.raise' && event && id !== undefined && isMs(delay)) {
    out.arm.push({ id, delay, event: event.type })
  } else if (
    action.type === 'xstate.raise' &&
    event &&
    delay === undefined &&
    !event.type.startsWith('xstate.after.')
  ) {
    return // a plain raise was consumed inside the transition
  } else
    throw new Error(`${action.type} ${event?.type ?? ''}: an impure action, or a delay that is not whole ms`)
}
