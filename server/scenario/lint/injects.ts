/** Injects that cannot come, come at once, or come too late to matter. */
import type { Inject } from '#shared/scenario/inject.ts'
import { namesOfRepeated } from '#shared/scriptInject.ts'
import { each, wrong } from '../names.ts'
import type { Finding, Path } from '../source.ts'
import { conditionFindings, neverPart } from './conditions.ts'
import type { Model } from './model.ts'
import { whyNever } from './reasons.ts'
import { truthOf } from './truth.ts'

const NEVER = Number.POSITIVE_INFINITY

export function injectFindings(model: Model): Finding[] {
  return each(model.scenario.injects, ['injects'], (inject, path, id) => [
    ...comingFindings(model, id, inject, path),
    ...stoppingFindings(model, id, inject, path),
  ])
}

function comingFindings(model: Model, id: string, inject: Inject, path: Path): Finding[] {
  const { trigger } = inject
  const cannot = (place: Path, reason: string) =>
    wrong('SC401', place, `"${id}" can never be sent: ${reason}.`)
  const due = model.earliest(`due/${id}`)
  const expired = inject.expires !== undefined && due < NEVER && model.earliest(`delivered/${id}`) === NEVER
  if (expired) return [cannot([...path, 'expires'], `it expires at ${inject.expires}, before it can come`)]
  if ('when' in trigger) return whenFindings(model, { id, trigger, path: [...path, 'trigger'] }, due)
  if (due === NEVER && 'follows' in trigger) {
    const first = model.earliest(`delivered/${trigger.follows}`)
    const reason = first === NEVER ? `"${trigger.follows}" is never sent` : 'the day ends before that'
    return [cannot([...path, 'trigger', 'follows'], reason)]
  }
  if (due === NEVER) return [cannot([...path, 'trigger'], 'what would send it never happens, or too late')]
  return [...mayExpire(model, inject, path), ...lateRepeats(model, id, inject, path)]
}

type WhenTrigger = Extract<Inject['trigger'], { when: unknown }>

function whenFindings(
  model: Model,
  { id, trigger, path }: { id: string; trigger: WhenTrigger; path: Path },
  due: number,
): Finding[] {
  const place = [...path, 'when']
  const sentOtherwise = model.sites.some(({ effects }) =>
    effects.some((effect) => 'inject' in effect && effect.inject === id),
  )
  const never = (reason: string) =>
    sentOtherwise ? neverPart(place, reason) : wrong('SC401', place, `"${id}" can never be sent: ${reason}.`)
  const early = truthOf(model, model.formOf(trigger.when), 'start')
  if (early.true && !early.false) {
    const message = `This is true as the clock starts: "${id}" comes at the very beginning.`
    return [wrong('SC402', place, message)]
  }
  const found = conditionFindings(
    model,
    { condition: trigger.when, path: place, span: 'day' },
    { never, always: () => null },
  )
  if (found.length > 0 || due < NEVER) return found
  return [wrong('SC401', [...path, 'after'], `"${id}" can never be sent: the day ends before that.`)]
}

/** Windows that reach past the moment from which on the inject is not sent any more. */
function mayExpire({ day }: Model, { trigger, expires }: Inject, path: Path): Finding[] {
  if (expires === undefined || !('between' in trigger) || 'follows' in trigger) return []
  const [, last] = trigger.between
  if (day.sim(last) < day.sim(expires)) return []
  const message = `The window ends at ${last}, but from ${expires} on it is not sent any more.`
  return [wrong('SC407', [...path, 'expires'], message)]
}

function lateRepeats({ earliest }: Model, id: string, inject: Inject, path: Path): Finding[] {
  const names = namesOfRepeated(id, inject)
  const come = names.filter((name) => earliest(`due/${name}`) < NEVER).length
  if (come === names.length) return []
  const message = `Only ${come} of ${names.length} can come before the day ends.`
  return [wrong('SC409', [...path, 'repeat', 'times'], message)]
}

/** What keeps an inject from being sent, or sent again. */
function stoppingFindings(model: Model, id: string, inject: Inject, path: Path): Finding[] {
  const found: Finding[] = []
  const due = model.earliest(`due/${id}`)
  if (due === NEVER) return []
  if (inject.unless) {
    const place = [...path, 'unless']
    const form = model.formOf(inject.unless)
    const message = `"${id}" can never be sent: "unless" is always true by then.`
    const truth = truthOf(model, form, { from: due })
    if (!truth.true) found.push(neverPart(place, whyNever(model, form, 'day')))
    if (!truth.false) found.push(wrong('SC401', place, message))
  }
  const { repeat } = inject
  if (repeat?.until) {
    const place = [...path, 'repeat', 'until']
    const form = model.formOf(repeat.until)
    const truth = truthOf(model, form, { from: due + repeat.every })
    if (!truth.true) found.push(neverPart(place, whyNever(model, form, 'day')))
    if (!truth.false) found.push(wrong('SC406', place, 'This is always true by then: it is sent once only.'))
  }
  return found
}
