/** What new injects and issues begin as: small, complete and without problems where the rest of the file has none. */
import { MINUTE } from '#shared/time.ts'
import { timeText } from '../lanes/dayTime.ts'
import { lanesOf } from '../lanes/lanesOf.ts'
import type { Edit } from '../text/edit.ts'
import { freeId, idFrom } from '../text/ids.ts'
import { mappingAt, valueAt } from '../text/path.ts'

const GAP_MS = 10 * MINUTE

/** A message to everyone, ten minutes after the chosen inject or the start of the day. */
export function newInject(value: unknown, title: string, after: string | null): { id: string; edit: Edit } {
  const id = freeId(value, ['injects'], idFrom(title, 'inject'))
  const day = lanesOf(value)
  const before = day.marks.find((mark) => mark.id === after)?.at ?? day.from
  const [channel = ''] = Object.keys(mappingAt(value, ['channels']))
  const [from = ''] = Object.keys(mappingAt(value, ['personas']))
  const inject = {
    title,
    trigger: { at: timeText(Math.min(before + GAP_MS, day.to - MINUTE)) },
    to: 'all',
    from,
    channel,
    body: 'What the message says.\n',
  }
  return { id, edit: { put: ['injects', id], value: inject } }
}

/** An issue for the first role that gets the inject, with two of each thing there is to choose. */
export function newIssue(value: unknown, id: string): Record<string, unknown> {
  const to = valueAt(value, ['injects', id, 'to'])
  const roles = Object.keys(mappingAt(value, ['roles']))
  const owner = (Array.isArray(to) ? String(to[0] ?? '') : null) ?? roles[0] ?? ''
  return {
    owner,
    phases: {
      observe: { par: '2 min', limit: '5 min' },
      orient: { par: '3 min', limit: '6 min' },
      decide: { par: '2 min', limit: '5 min' },
      act: { par: '5 min', limit: '10 min' },
    },
    evidence: {
      first: { title: 'What was reported', kind: 'message', key: true, body: 'What the evidence shows.\n' },
    },
    assessment: {
      severity: { P0: 20, P1: 100, P2: 50, P3: 0 },
      cause: {
        right: { label: 'The cause that the evidence shows', quality: 100 },
        wrong: { label: 'A cause that only looks likely', quality: 20 },
      },
      affected: {
        some: { label: 'Some users', quality: 100 },
        everyone: { label: 'All users', quality: 30 },
      },
    },
    options: {
      mend: { label: 'Mend it and tell people', quality: 100, why: 'Why this is the good way.' },
      wait: { label: 'Wait and see', quality: 10, why: 'Why this is not.', steps: ['tell'] },
    },
    steps: {
      mend: { label: 'Mend it', role: owner, takes: '3 min' },
      tell: { label: 'Tell the team what was done', role: owner, writes: 'note' },
    },
  }
}
