import type { Rule } from '#shared/scriptRule.ts'
import { MINUTE, type SimMs } from '#shared/time.ts'

/** A rule in words, for the run sheet; `title` names issues, milestones and the like. */
export function inWords(rule: Rule, title: (id: string) => string): string {
  if ('all' in rule) return rule.all.map((part) => inWords(part, title)).join(' and ')
  if ('any' in rule) return rule.any.map((part) => inWords(part, title)).join(' or ')
  if ('inOrder' in rule) return rule.inOrder.map((part) => inWords(part, title)).join(', and only then ')
  if ('not' in rule) return `not (${inWords(rule.not, title)})`
  if ('judged' in rule) return 'a facilitator judges it met'
  if ('metric' in rule) {
    return `${title(rule.metric)} ${rule.above === null ? `below ${rule.below}` : `above ${rule.above}`}`
  }
  if ('opened' in rule) return `“${title(rule.opened)}” has opened`
  if ('resolved' in rule) return `“${title(rule.resolved)}” is resolved`
  if ('decided' in rule) {
    return `“${title(rule.decided)}” is decided${rule.options ? ` as ${rule.options.map(title).join(' or ')}` : ''}`
  }
  if ('limitPassed' in rule) return `the limit of ${rule.phase} passes in “${title(rule.limitPassed)}”`
  if ('phaseDone' in rule) return `${rule.phaseDone} has left ${rule.phase}`
  if ('step' in rule) return `the step “${title(rule.step)}” is done`
  if ('contained' in rule) return `“${title(rule.contained)}” is contained${inTime(rule.within)}`
  if ('told' in rule) {
    const about = rule.about === null ? '' : ` about “${title(rule.about)}”`
    return `“${title(rule.told)}” are told${about}${inTime(rule.within)}`
  }
  if ('asked' in rule) return `somebody asks about “${title(rule.asked)}”`
  if ('escalated' in rule) return `“${title(rule.escalated)}” is escalated`
  if ('milestone' in rule) return `“${title(rule.milestone)}” is ${rule.is}`
  if ('called' in rule) return `the chair calls ${rule.as.join(' or ')} on “${title(rule.called)}”`
  if ('posted' in rule) return `${rule.by ? title(rule.by) : 'somebody'} posts in ${title(rule.posted)}`
  return `“${title(rule.delivered)}” was sent`
}

const inTime = (within: SimMs | null): string =>
  within === null ? '' : ` within ${Math.round(within / MINUTE)} min`
