/** The phase that is looked at: a form for the owner, the state of it for the others, a record when it is done. */

import { PHASES } from '#client/closedLists.ts'
import { useTranslation } from '#client/i18n/index.ts'
import type { Phase } from '#shared/ids.ts'
import type { IssueView } from '#shared/view.ts'
import { ActPhase } from './actPhase.tsx'
import { DecideForm } from './decideForm.tsx'
import css from './issue.module.css'
import { phaseLook } from './issueLook.ts'
import { KeptTexts } from './keptTexts.tsx'
import { KnownSoFar } from './knownSoFar.tsx'
import { ObserveForm } from './observeForm.tsx'
import { OrientForm } from './orientForm.tsx'
import { PhaseProblems } from './phaseProblems.tsx'
import { PhaseRecord } from './phaseRecord.tsx'
import { useSeat } from './seat.ts'
import { SubmitArea } from './submitArea.tsx'
import type { PhaseForm } from './usePhaseForm.ts'
import { WatchPhase } from './watchPhase.tsx'

export function PhasePane(props: { issue: IssueView; phase: Phase; form: PhaseForm }) {
  const { issue, phase, form } = props
  const { t } = useTranslation('station')
  const { has } = useSeat()
  if (issue.state !== 'open' && phase === 'act') return <Closed issue={issue} />
  if (phaseLook(issue, phase) === 'done') return <PhaseRecord issue={issue} phase={phase} heading />
  const mine = has(issue.owner)
  const prompt = issue.contents[phase]?.prompt
  return (
    <section className={css.phase} aria-label={t(`phases.${phase}`)}>
      {phase !== 'observe' && <KnownSoFar issue={issue} />}
      <div className={css.prompt}>
        <h3 id="phase-heading" tabIndex={-1}>
          {t(`phase.${phase}.heading`)}
        </h3>
        {prompt && <p>{prompt}</p>}
      </div>
      {mine && <PhaseProblems form={form} />}
      {phase === 'act' ? (
        <ActPhase issue={issue} />
      ) : mine ? (
        <SubmitArea className={undefined} submit={form.submit}>
          <Form issue={issue} phase={phase} form={form} />
        </SubmitArea>
      ) : (
        <WatchPhase issue={issue} phase={phase} />
      )}
    </section>
  )
}

function Form(props: { issue: IssueView; phase: Exclude<Phase, 'act'>; form: PhaseForm }) {
  const { issue, phase, form } = props
  if (phase === 'observe') return <ObserveForm form={form} />
  if (phase === 'orient') return <OrientForm issue={issue} form={form} />
  return <DecideForm issue={issue} form={form} />
}

/** A closed issue reads from its first phase to its last. */
function Closed({ issue }: { issue: IssueView }) {
  return (
    <div className={css.phase}>
      <KeptTexts issue={issue.issue} />
      {PHASES.map((phase) => (
        <PhaseRecord key={phase} issue={issue} phase={phase} heading />
      ))}
    </div>
  )
}
