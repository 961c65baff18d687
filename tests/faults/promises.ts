/**
 * Everything in a log that says when something will happen, against what did happen: each came at its very simulated
 * millisecond, and nothing that is past is still to come.
 */
import type { Fact } from '#shared/fact.ts'
import type { Script } from '#shared/script.ts'
import type { SimMs } from '#shared/time.ts'

/** What was promised and when it came, in words; empty if all was kept. `now` is the simulated time of the log's end. */
export function brokenPromises(script: Script, facts: readonly Fact[], now: SimMs): string[] {
  const promised = promisedByScript(script)
  const broken: string[] = []
  for (const fact of facts) {
    const kept = keptBy(fact)
    const due = kept === null ? undefined : promised.get(kept)
    if (due !== undefined && due !== fact.at) broken.push(`${kept} came at ${fact.at} and was due at ${due}`)
    if (kept !== null) promised.delete(kept)
    promise(promised, fact)
  }
  for (const [what, due] of promised)
    if (due < now) broken.push(`${what} was due at ${due}, and it is ${now}`)
  return broken
}

function promisedByScript({ injects, milestones, gates }: Script): Map<string, SimMs> {
  const promised = new Map<string, SimMs>()
  for (const [id, { trigger }] of Object.entries(injects))
    if ('at' in trigger) promised.set(`inject ${id}`, trigger.at)
  for (const [id, { at }] of Object.entries(milestones)) promised.set(`milestone ${id}`, at)
  for (const [id, { at }] of Object.entries(gates)) if (at !== null) promised.set(`gate ${id}`, at)
  return promised
}

function keptBy(fact: Fact): string | null {
  if (fact.type === 'inject.delivered') return `inject ${fact.delivery.inject}`
  if (fact.type === 'milestone.due') return `milestone ${fact.milestone}`
  if (fact.type === 'poll.called') return `gate ${fact.gate}`
  if (fact.type === 'poll.limitPassed') return `poll limit ${fact.gate}`
  if (fact.type === 'issue.limitPassed') return `limit ${fact.issue} ${fact.phase}`
  if (fact.type === 'item.ticked') return `item ${fact.milestone} ${fact.item}`
  if (fact.type === 'issue.stepDone') return `step ${fact.issue} ${fact.step}`
  return null
}

function promise(promised: Map<string, SimMs>, fact: Fact): void {
  const set = (what: string, due: SimMs | null) =>
    due === null ? promised.delete(what) : promised.set(what, due)
  if (fact.type === 'inject.added') set(`inject ${fact.inject}`, fact.row.at)
  else if (fact.type === 'sheet.changed') {
    set(`inject ${fact.inject}`, fact.state === 'armed' ? fact.due : null)
  } else if (fact.type === 'poll.called') set(`poll limit ${fact.gate}`, fact.due)
  else if (fact.type === 'poll.revealed' || fact.type === 'poll.decided') set(`poll limit ${fact.gate}`, null)
  else if (fact.type === 'issue.limitSet') set(`limit ${fact.issue} ${fact.phase}`, fact.due)
  else if (fact.type === 'issue.moreTime') set(`limit ${fact.issue} ${fact.phase}`, fact.due)
  else if (fact.type === 'issue.phaseDone' || fact.type === 'issue.wentBack') {
    set(`limit ${fact.issue} ${fact.type === 'issue.wentBack' ? fact.from : fact.phase}`, null)
  } else if (fact.type === 'item.started') set(`item ${fact.milestone} ${fact.item}`, fact.ready)
  else if (fact.type === 'issue.stepStarted') set(`step ${fact.issue} ${fact.step}`, fact.ready)
  else if (fact.type === 'room.ended') promised.clear()
}
