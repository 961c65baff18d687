/** The whole day on one line: plan, injects, issues, holds, each with its place in simulated time. */
import type { Phase } from '#shared/ids.ts'
import { HOUR, type SimMs } from '#shared/time.ts'
import type { View } from '#shared/view.ts'

export interface Overview {
  end: SimMs
  hours: SimMs[]
  milestones: { id: string; at: SimMs; title: string; state: 'later' | 'now' | 'done' | 'late' | 'blocked' }[]
  injects: { id: string; at: SimMs; state: 'sent' | 'coming' | 'off'; issue: boolean }[]
  /** `lane` keeps bars that overlap apart. */
  issues: { id: string; lane: number; spans: { phase: Phase; from: SimMs; to: SimMs | null }[] }[]
  holds: { at: SimMs; realMs: number | null }[]
}

type Parts = Pick<View, 'brief' | 'sheet' | 'milestones' | 'issues' | 'holds'>
const LANES = 2

export function overviewOf({ brief, sheet, milestones, issues, holds }: Parts): Overview {
  const end = brief?.clock.end ?? 0
  return {
    end,
    hours: Array.from({ length: Math.floor(end / HOUR) + 1 }, (_, i) => i * HOUR),
    milestones: (brief?.milestones ?? []).flatMap(({ id, at, title }) => {
      const view = milestones[id]
      if (!view) return []
      const late = view.late && view.state !== 'done'
      return [{ id, at, title, state: view.blocked !== null ? 'blocked' : late ? 'late' : view.state }]
    }),
    injects: Object.values(sheet).flatMap(({ inject, at, state, owner, practice }) =>
      at === null || practice || state === 'off'
        ? []
        : [{ id: inject, at, state: stageOf(state), issue: owner !== null }],
    ),
    issues: lanes(Object.values(issues).filter(({ practice }) => !practice)),
    holds: holds.map(({ at, since, resumed }) => ({ at, realMs: resumed === null ? null : resumed - since })),
  }
}

function stageOf(state: string): 'sent' | 'coming' | 'off' {
  if (state === 'sent') return 'sent'
  return state === 'armed' ? 'coming' : 'off'
}

function lanes(issues: View['issues'][string][]): Overview['issues'] {
  const free: SimMs[] = Array.from({ length: LANES }, () => 0)
  return [...issues]
    .sort((a, b) => a.openedAt - b.openedAt)
    .map(({ issue, openedAt, resolvedAt, visits }) => {
      const open = free.findIndex((until) => until <= openedAt)
      const lane = open < 0 ? 0 : open
      free[lane] = resolvedAt ?? Number.POSITIVE_INFINITY
      return {
        id: issue,
        lane,
        spans: visits.map(({ phase, entered, left }) => ({ phase, from: entered, to: left })),
      }
    })
}
