/** A line of the log as a sentence: the message for its type, with ids turned into the names people know. */
import { useCallback } from 'react'
import { type Translate, useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useSimText } from '#client/useClock.ts'
import type { Brief, FactType } from '#shared/fact.ts'
import type { PersonId } from '#shared/ids.ts'
import type { SimMs } from '#shared/time.ts'
import type { Entry } from '#shared/timeline.ts'
import type { View } from '#shared/view.ts'
import { argsOf, type Values } from './logArgs.ts'

/** Titles that only facts know: of injects by id, of steps and gate criteria by `item/id`. */
export type Titles = Readonly<Record<string, string>>

export interface LogWords {
  t: Translate<['common', 'log']>
  brief: Brief | null
  names: Readonly<Record<PersonId, string>>
  titles: Titles
  time: (sim: SimMs) => string
}

type LogKey = Extract<Parameters<LogWords['t']>[0], `log:${string}`>

/** `Engineering Lead decided: Rebuild clean (late)`. With `who: false` the doer is left out, for a table that names it. */
export function sentence(entry: Entry, words: LogWords, { who = true } = {}): string {
  const args = argsOf(entry, words)
  // One call for all messages: their own gaps are known to the tests, not to the compiler.
  const say = words.t as (key: LogKey, values: Values) => string
  const text = say(keyOf(entry), who ? args : { ...args, who: '' })
  return capital(text.trim())
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}

/** Types whose name is also the name of a group, or does not read well as a key. */
const NAMED: Partial<Record<FactType, LogKey>> = {
  'facilitator.left': 'log:facilitatorAway',
  'facilitator.returned': 'log:facilitatorBack',
  'facilitator.said': 'log:said',
  'facilitator.noted': 'log:noted',
}

function keyOf(entry: Entry): LogKey {
  return NAMED[entry.type] ?? (`log:${entry.type}${variantOf(entry)}` as LogKey)
}

function variantOf({ type, args }: Entry): string {
  const why = args['text'] ? 'Why' : ''
  const late = args['late'] === true ? 'Late' : ''
  switch (type) {
    case 'room.ended':
      return args['cause'] === 'clock' ? 'Clock' : why
    case 'metric.changed':
      return args['cause'] === args['metric'] ? 'Itself' : ''
    case 'person.erased':
      return `${args['by'] === 'self' ? 'Self' : ''}${why}`
    case 'seat.taken':
      return args['by'] === 'facilitator' ? 'Given' : ''
    case 'seat.ready':
      return args['ready'] === false ? 'Not' : ''
    case 'role.covered':
      return args['to'] === null ? 'Off' : ''
    case 'clock.changed':
      return args['rate'] === 1 ? 'Real' : ''
    case 'clock.paced':
      return args['mode'] === 'automatic' ? 'Automatic' : ''
    case 'sheet.changed':
      return String(args['cause'])
        .split('-')
        .map((part) => capital(part))
        .join('')
    case 'issue.phaseDone':
    case 'milestone.done':
      return late
    case 'issue.decided':
      return `${args['option'] === null ? 'Other' : ''}${late}`
    case 'issue.stepDone':
      return args['result'] ? 'Result' : ''
    case 'issue.resolved':
      return { resolved: '', unresolved: 'Not', practised: 'Practised' }[String(args['outcome'])] ?? ''
    case 'issue.judged':
      return args['like'] === null ? '' : 'Like'
    case 'item.ticked':
      return args['done'] === false ? 'Not' : ''
    case 'criterion.judged':
      return args['met'] === false ? 'Not' : ''
    case 'clock.held':
    case 'issue.handedOver':
    case 'poll.ballot':
    case 'poll.decided':
    case 'moment.marked':
      return why
    default:
      return ''
  }
}

/** The titles that a view knows. */
export function titlesOf({
  inbox,
  sheet,
  issues,
  polls,
}: Pick<View, 'inbox' | 'sheet' | 'issues' | 'polls'>): Titles {
  const titles: Record<string, string> = {}
  for (const { inject, title } of [...Object.values(sheet), ...Object.values(inbox)]) titles[inject] = title
  for (const { issue, steps, contents } of Object.values(issues)) {
    for (const { id, label } of steps) titles[`${issue}/${id}`] = label
    const { decide } = contents
    if (decide?.phase === 'decide')
      for (const { id, label } of decide.options) titles[`${issue}/${id}`] = label
  }
  for (const { gate, criteria } of Object.values(polls))
    for (const { id, label } of criteria) titles[`${gate}/${id}`] = label
  return titles
}

/** Sentences in the words of this room. */
export function useLogSentence(titles: Titles): (entry: Entry, options?: { who?: boolean }) => string {
  const { t } = useTranslation(['common', 'log'])
  const brief = useRoom((room) => room.view.brief)
  const names = useRoom((room) => room.names)
  const time = useSimText()
  return useCallback(
    (entry, options) => sentence(entry, { t, brief, names, titles, time }, options),
    [t, brief, names, titles, time],
  )
}
