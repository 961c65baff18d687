/** When an inject comes, in words for the run sheet: what is not a mere time of day. */
import { Temporal } from 'temporal-polyfill'
import type { Script } from '#shared/script.ts'
import type { ScriptInject } from '#shared/scriptInject.ts'
import { MINUTE, type SimMs } from '#shared/time.ts'
import { inWords } from './ruleWords.ts'

/**
 * One sentence or more; null for an inject that just comes at its time. Where all of a room may read it in the debrief,
 * `names` is false: what was not drawn stays with the facilitators.
 */
export function whenInWords(
  script: Script,
  id: string,
  inject: ScriptInject,
  { names = true }: { names?: boolean } = {},
): string | null {
  const { trigger, expires, unless } = inject
  const title = (name: string) => titleOf(script, name)
  const clock = (at: SimMs) => clockOf(script, at)
  const others = Object.values(script.alternatives).find((group) => group.some((each) => each.includes(id)))
  const sentences = [
    triggerInWords(trigger, { title, clock }),
    expires === undefined ? null : `Not sent at ${clock(expires)} or later`,
    unless === undefined ? null : `Not sent if ${inWords(unless, title)}`,
    others === undefined
      ? null
      : names
        ? `One of these comes: ${others.map(([first = '']) => `“${title(first)}”`).join(', ')}`
        : `One of ${others.length} that could come`,
  ].filter((sentence) => sentence !== null)
  return sentences.length === 0 ? null : sentences.join('. ')
}

type Words = Record<'title', (id: string) => string> & Record<'clock', (at: SimMs) => string>

function triggerInWords(trigger: ScriptInject['trigger'], { title, clock }: Words): string | null {
  if ('when' in trigger) {
    const later = trigger.after > 0 ? `, ${minutes(trigger.after)} later` : ''
    return `When ${inWords(trigger.when, title)}${later}`
  }
  if ('follows' in trigger) {
    const [least, most] = trigger.between
    const after = least === most ? minutes(least) : `${minutes(least)} to ${minutes(most)}`
    return `${after} after “${title(trigger.follows)}”`
  }
  if ('between' in trigger)
    return `Drawn between ${clock(trigger.between[0])} and ${clock(trigger.between[1])}`
  return 'by' in trigger && trigger.by === 'effect' ? 'Sent by what the team does' : null
}

const minutes = (ms: number) => `${Math.round(ms / MINUTE)} min`

/** A simulated moment as the clock of the day shows it. */
export function clockOf({ epoch, clock }: Script, at: SimMs): string {
  const time = Temporal.Instant.fromEpochMilliseconds(epoch + at).toZonedDateTimeISO(clock.zone)
  return time.toPlainTime().toString({ smallestUnit: time.second === 0 ? 'minute' : 'second' })
}

function titleOf(script: Script, id: string): string {
  const option = Object.values(script.injects).find(({ issue }) => issue?.options[id])?.issue?.options[id]
  const step = Object.values(script.injects).find(({ issue }) => issue?.steps[id])?.issue?.steps[id]
  return (
    script.injects[id]?.title ??
    script.milestones[id]?.title ??
    script.gates[id]?.title ??
    script.metrics[id]?.label ??
    script.channels[id]?.name ??
    script.roles[id]?.name ??
    script.audiences?.[id] ??
    option?.label ??
    step?.label ??
    id
  )
}
