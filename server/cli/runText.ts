/** The result of a run for people at a terminal. */

import { clockText, hoursText, minutesText } from '#server/dayTime.ts'
import type { Skill } from '#server/engine/botModel.ts'
import { PHASES } from '#shared/ids.ts'
import type { ScoreReport, Total } from '#shared/score.ts'
import type { Script } from '#shared/script.ts'
import type { RunResult } from './runResult.ts'
import { table } from './table.ts'

interface Run {
  result: RunResult
  score: ScoreReport
  skill: Skill
}

export function reportText(script: Script, { result, score, skill }: Run): string {
  const met = score.criteria.filter((criterion) => criterion.met).length
  const mark = `pass mark ${score.passMark} %${score.reachedMark ? ', reached' : ', not reached'}`
  return [
    script.title,
    `${skill} bots, seed ${result.seed}: ${hoursText(result.simulatedMs)} simulated in ${result.wallMs} ms`,
    `${result.facts} facts, hash ${result.hash}`,
    '',
    `${score.passed ? 'PASSED' : 'NOT PASSED'}: ${met} of ${score.criteria.length} criteria met. Score ${score.team.percent} % (${mark}).`,
    '',
    'Criteria',
    table(score.criteria.map((c) => [c.met ? 'met' : 'not met', c.id, c.text])),
    '',
    'Score',
    table([
      ...PHASES.map((phase) => scoreRow(phase, score.byPhase[phase])),
      ...Object.entries(score.byRole).map(([role, total]) =>
        scoreRow(script.roles[role]?.name ?? role, total),
      ),
    ]),
    '',
    'Issues',
    ...result.issues.map((issue) => issueText(script, issue)),
  ].join('\n')
}

function scoreRow(name: string, { points, of, percent }: Total): string[] {
  return of === 0
    ? [name, 'nothing held']
    : [name, `${percent} %`, `${Math.round(points * 10) / 10} of ${of}`]
}

function issueText(
  script: Script,
  { id, openedAt, phases, decision, outcome }: RunResult['issues'][number],
): string {
  const title = script.injects[id]?.title ?? id
  const rows = PHASES.map((phase) => {
    const { ms, limitMs, late } = phases[phase]
    const limit = limitMs === null ? 'no limit' : `limit ${minutesText(limitMs)}`
    return [phase, minutesText(ms), limit, late ? 'late' : '']
  })
  const decided = decision === null ? 'no decision' : `decided: ${decision}`
  return `  ${clockText(script, openedAt)}  ${title} (${id}): ${outcome}, ${decided}\n${table(rows, 4)}`
}
