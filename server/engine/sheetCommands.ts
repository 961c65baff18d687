import type { RoleId } from '#shared/ids.ts'
import { type Refusal, refuse } from '#shared/refusal.ts'
import type { Carriers } from './carriers.ts'
import { momentAt } from './condition.ts'
import { type Draft, injectOf, isBriefing, isLive, patch, tell } from './draft.ts'
import { carryOut } from './effect.ts'
import { issueScript } from './issueLook.ts'
import { addAdHoc, armAt, deliver, holdBack, putBack, takeOff } from './sheet.ts'

type Names =
  | 'inject.send'
  | 'inject.skip'
  | 'inject.holdBack'
  | 'inject.move'
  | 'inject.add'
  | 'inject.see'
  | 'issue.judge'

/** What stands against touching an inject that is still on the sheet. */
function notOnSheet(d: Draft, id: string): Refusal | null {
  const entry = d.world.sheet[id]
  if (!entry) return refuse('inject.unknown')
  if (entry.state === 'sent') return refuse('inject.alreadySent')
  return entry.state === 'off' ? refuse('inject.gone') : null
}

export const sheetCommands: Carriers<Names> = {
  'inject.send': (d, { inject }) => {
    const trigger = injectOf(d, inject)?.trigger
    const practice = trigger !== undefined && 'by' in trigger && trigger.by === 'practice'
    const no = notOnSheet(d, inject) ?? (practice !== isBriefing(d) ? refuse('inject.otherTime') : null)
    if (!no) deliver(d, inject)
    return no
  },
  'inject.skip': (d, { inject }) => {
    const no = notOnSheet(d, inject)
    if (!no) takeOff(d, inject, 'skipped')
    return no
  },
  'inject.holdBack': (d, { inject, back }) => {
    const no = notOnSheet(d, inject)
    if (no) return no
    if (back) holdBack(d, inject)
    else putBack(d, inject)
    return null
  },
  'inject.move': (d, { inject, at }) => {
    const no = notOnSheet(d, inject)
    if (no) return no
    if (at <= d.now) return refuse('clock.past')
    if (at >= d.script.end) return refuse('clock.afterEnd')
    armAt(d, inject, at, 'moved')
    return null
  },
  'inject.add': (d, { inject, adHoc, at }) => {
    if (injectOf(d, inject)) return refuse('inject.nameTaken')
    if (at !== null && at <= d.now) return refuse('clock.past')
    if (at !== null && at >= d.script.end) return refuse('clock.afterEnd')
    if (at === null && !isLive(d)) return refuse('inject.otherTime')
    if (!d.script.channels[adHoc.channel]) return refuse('channel.unknown')
    const unknown = [...adHoc.to, ...(adHoc.issue ? [adHoc.issue.owner] : [])].find(
      (role: RoleId) => !d.script.roles[role],
    )
    if (unknown || !d.script.personas[adHoc.from])
      return refuse('answer.unknownChoice', unknown ?? adHoc.from)
    addAdHoc(d, inject, { adHoc, at })
    return null
  },
  'inject.see': (d, { inject }, by) => {
    if (d.world.sheet[inject]?.state !== 'sent' || by.kind !== 'participant') return refuse('inject.unknown')
    const role = d.room.people[by.person]?.role
    const isFirst = momentAt(d.world.moments, `seen/${inject}/${role}`) === undefined
    if (role && isFirst)
      tell(d, { roles: [role], people: [], private: false }, { type: 'inject.seen', inject, role })
    return null
  },
  'issue.judge': (d, { issue, quality, like, comment }) => {
    const state = d.world.issues[issue]
    if (!state) return refuse('issue.unknown')
    if (!state.decision || state.decision.option !== null) return refuse('issue.nothingToJudge')
    const options = issueScript(d, issue).options
    if (like !== null && !options[like]) return refuse('answer.unknownChoice')
    const first = !state.judged
    patch(d, 'issues', issue, { judged: true })
    tell(d, isLive(d) ? 'facilitators' : 'everyone', {
      type: 'issue.judged',
      issue,
      quality,
      like,
      comment,
    })
    if (first && like !== null && isLive(d)) carryOut(d, options[like]?.effects ?? [], issue)
    return null
  },
}
