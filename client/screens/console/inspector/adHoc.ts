/** The composer's form and what it becomes: a command, or what is still missing. */
import type { CommandOf } from '#shared/command.ts'
import type { RoleId, Severity } from '#shared/ids.ts'
import { MINUTE, type SimMs } from '#shared/time.ts'

export interface AdHocForm {
  title: string
  body: string
  from: string | null
  channel: string | null
  to: RoleId[]
  /** null: a message. */
  issue: { owner: RoleId | null; limitMinutes: string; severity: Severity | null } | null
  expected: string
  /** Empty: at once. */
  at: string
}
export type AdHocField = 'title' | 'body' | 'from' | 'channel' | 'to' | 'owner' | 'limit' | 'at'
export type Composed = { command: CommandOf<'inject.add'> } | { missing: AdHocField[] }

export const emptyForm: AdHocForm = {
  title: '',
  body: '',
  from: null,
  channel: null,
  to: [],
  issue: null,
  expected: '',
  at: '',
}

/** `taken` are the ids of the run sheet; `at` is the time as the field was read, null for at once, `'wrong'` if it is none. */
export function compose(
  form: AdHocForm,
  { taken, at }: { taken: readonly string[]; at: SimMs | null | 'wrong' },
): Composed {
  const limit = Number(form.issue?.limitMinutes)
  const missing: AdHocField[] = []
  if (form.title.trim() === '') missing.push('title')
  if (form.body.trim() === '') missing.push('body')
  if (form.from === null) missing.push('from')
  if (form.channel === null) missing.push('channel')
  if (form.to.length === 0) missing.push('to')
  if (form.issue && form.issue.owner === null) missing.push('owner')
  if (form.issue && !(Number.isInteger(limit) && limit >= 1 && limit <= 240)) missing.push('limit')
  if (at === 'wrong') missing.push('at')
  const { from, channel, issue } = form
  if (missing.length > 0 || from === null || channel === null || at === 'wrong') return { missing }
  const owner = issue?.owner ?? null
  return {
    command: {
      type: 'inject.add',
      inject: newId(taken),
      at,
      adHoc: {
        title: form.title.trim(),
        body: form.body.trim(),
        from,
        channel,
        to: form.to,
        issue: issue && owner !== null ? { owner, limit: limit * MINUTE, severity: issue.severity } : null,
        expected: form.expected.trim(),
      },
    },
  }
}

/** An id unlike any of `taken`. It says nothing: what a facilitator typed stands in texts alone, which can be erased. */
export function newId(taken: readonly string[]): string {
  let n = taken.length + 1
  while (taken.includes(`added-${n}`)) n += 1
  return `added-${n}`
}
