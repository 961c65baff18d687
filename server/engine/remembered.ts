/**
 * A chart that remembers its answers. A chart is pure, and what it is given are names, signals (null, -1) and amounts
 * of ms, which it only carries along, from an event into its context or a delay. So each answer is worked out once by
 * the chart itself, with stand-ins for the amounts, and from then on filled with the amounts at hand. A test compares
 * both over all paths.
 */
import { isMs } from '#shared/time.ts'
import type { Saved, Statechart, Stepped } from './statechart.ts'

/** More than the charts can tell apart: past this the answers are worked out anew. */
const MOST = 1000

/** Stands for the first amount; those after it count down from here. No chart names a number as large. */
const FIRST = Number.MAX_SAFE_INTEGER
const MOST_AMOUNTS = 100

type Data = Record<string, unknown>
type Event = Parameters<Statechart['send']>[1]

export function remembered(chart: Statechart): Statechart {
  const answers = new Map<string, Stepped>()

  function answer(key: string, saved: Saved, event: Event): Stepped {
    const standIn = standIns()
    const context = mapped(saved.context, standIn)
    const made = chart.send({ value: saved.value, context }, mapped(event, standIn) as Data & Event)
    if (answers.size >= MOST) answers.clear()
    answers.set(key, made)
    return made
  }
  return {
    ...chart,
    send(saved, event) {
      const amounts: number[] = []
      const context = outline(saved.context, amounts)
      const key = `${JSON.stringify(saved.value)} ${context} ${outline(event, amounts)}`
      const known = answers.get(key) ?? answer(key, saved, event)
      return known.changed ? filled(known, amounts) : { ...known, saved }
    },
  }
}

/** What the data says but for its amounts, which are added to those given. */
function outline(data: object, amounts: number[]): string {
  let text = ''
  for (const [name, value] of Object.entries(data)) {
    const isAmount = isMs(value)
    if (isAmount) amounts.push(value)
    text += `${name}:${isAmount ? 'ms' : JSON.stringify(value)},`
  }
  return text
}

/** Gives each amount its stand-in, in the order in which `outline` meets them. */
function standIns(): (value: unknown) => unknown {
  let next = FIRST
  return (value) => (isMs(value) ? next-- : value)
}

function filled({ saved, changed, emitted, arm, disarm }: Stepped, amounts: readonly number[]): Stepped {
  const fill = (value: unknown) =>
    typeof value === 'number' && value > FIRST - MOST_AMOUNTS ? amounts[FIRST - value] : value
  return {
    saved: { value: saved.value, context: mapped(saved.context, fill) },
    changed,
    emitted,
    arm: arm.map(({ id, delay, event }) => ({ id, delay: Number(fill(delay)), event })),
    disarm,
  }
}

function mapped(data: object, change: (value: unknown) => unknown): Data {
  const out: Data = {}
  for (const [name, value] of Object.entries(data)) out[name] = change(value)
  return out
}
