/** An issue: who owns it, where it stands in the loop, and the phase that is looked at. */
import { useState } from 'react'
import { SeverityChip, StatusChip } from '#client/components/chip.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { Phase } from '#shared/ids.ts'
import type { InboxItem, IssueView } from '#shared/view.ts'
import { IssueAbout } from './issueAbout.tsx'
import { IssueFooter } from './issueFooter.tsx'
import { phaseLook } from './issueLook.ts'
import { IssueTimer } from './issueTimer.tsx'
import { PhasePane } from './phasePane.tsx'
import { Questions } from './questions.tsx'
import { Situation } from './situation.tsx'
import { Stepper } from './stepper.tsx'
import { usePhaseForm } from './usePhaseForm.ts'
import { WorkFrame } from './workFrame.tsx'

/** An issue with the inject it came with. */
export interface Opened {
  issue: IssueView
  item: InboxItem
}

export function WorkIssue({ id }: { id: string }) {
  const issue = useRoom((room) => room.view.issues[id])
  const item = useRoom((room) => room.view.inbox[id])
  return issue && item ? <OpenIssue issue={issue} item={item} /> : null
}

function OpenIssue({ issue, item }: Opened) {
  const { t } = useTranslation('station')
  const [wanted, setWanted] = useState<{ phase: Phase; at: Phase } | null>(null)
  // A phase that was looked back at gives way to the next one as soon as the issue moves on.
  const looked = wanted && wanted.at === issue.phase && phaseLook(issue, wanted.phase) === 'done'
  const phase = looked ? wanted.phase : issue.phase
  const form = usePhaseForm(issue)
  // A look back begins with what was answered.
  const back = phaseLook(issue, phase) === 'done'
  return (
    <WorkFrame
      title={item.title}
      chip={<SeverityChip severity={issue.severity ?? item.severity} />}
      about={<IssueAbout issue={issue} item={item} />}
      aside={
        issue.state === 'open' ? (
          <IssueTimer issue={issue} title={item.title} />
        ) : (
          <StatusChip status={issue.state === 'unresolved' ? 'unresolved' : 'resolved'}>
            {t(`issue.state.${issue.state}`)}
          </StatusChip>
        )
      }
      steps={
        <Stepper issue={issue} looked={phase} onLook={(to) => setWanted({ phase: to, at: issue.phase })} />
      }
      footer={
        issue.state === 'open' && (
          <IssueFooter issue={issue} form={form} looked={phase} onReturn={() => setWanted(null)} />
        )
      }
    >
      {!back && <Situation issue={issue} item={item} open={phase === 'observe'} />}
      <PhasePane issue={issue} phase={phase} form={form} />
      {back && <Situation issue={issue} item={item} open={phase === 'observe'} />}
      <Questions issue={issue} />
    </WorkFrame>
  )
}
