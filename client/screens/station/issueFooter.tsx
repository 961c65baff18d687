/** What can be done with the open issue: the one next step, and the ways to other people. Always in sight. */

import { PHASES } from '#client/closedLists.ts'
import { Button } from '#client/components/button.tsx'
import { Saved } from '#client/components/field.tsx'
import { Menu, type MenuEntry } from '#client/components/menu.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { ariaKeys, useActions } from '#client/shortcuts.ts'
import type { Phase } from '#shared/ids.ts'
import type { IssueView } from '#shared/view.ts'
import { useDialogs } from './dialogs.tsx'
import css from './issueFooter.module.css'
import { readySteps } from './issueLook.ts'
import { useNames } from './names.ts'
import { Problem } from './problem.tsx'
import { useSeat } from './seat.ts'
import type { PhaseForm } from './usePhaseForm.ts'

export function IssueFooter(props: {
  issue: IssueView
  form: PhaseForm
  looked: Phase
  onReturn: () => void
}) {
  const { issue, form, looked, onReturn } = props
  const { has } = useSeat()
  // Before the start only the practice itself is done, alone.
  const live = useRoom((room) => room.view.state === 'live')
  const owned = has(issue.owner)
  const back = looked !== issue.phase
  return (
    <>
      {back ? (
        <BackButtons issue={issue} looked={looked} owned={owned} onReturn={onReturn} />
      ) : owned && issue.phase !== 'act' ? (
        <NextButton issue={issue} form={form} />
      ) : (
        issue.phase === 'act' && <StepsLeft issue={issue} />
      )}
      {live && <OtherWays issue={issue} owned={owned} />}
      {owned && !back && issue.phase !== 'act' && (
        <span className={css.saved}>
          <Saved at={form.savedAt} />
        </span>
      )}
      {owned && <Problem problem={form.act.problem} />}
    </>
  )
}

function NextButton({ issue, form }: { issue: IssueView; form: PhaseForm }) {
  const { t } = useTranslation('station')
  const next = PHASES[PHASES.indexOf(issue.phase) + 1] ?? 'act'
  const label = t('footer.next', { phase: t(`phases.${next}`) })
  useActions([{ id: 'submit', label, run: form.submit }])
  return (
    <Button
      variant="primary"
      onPress={form.submit}
      isPending={form.act.pending}
      aria-keyshortcuts={ariaKeys('submit')}
    >
      {label}
    </Button>
  )
}

function BackButtons(props: { issue: IssueView; looked: Phase; owned: boolean; onReturn: () => void }) {
  const { issue, looked, owned, onReturn } = props
  const { t } = useTranslation('station')
  const show = useDialogs()
  return (
    <>
      <Button variant="primary" onPress={onReturn}>
        {t('footer.return', { phase: t(`phases.${issue.phase}`) })}
      </Button>
      {owned && looked !== 'act' && (
        <Button onPress={() => show({ kind: 'goBack', issue: issue.issue, to: looked })}>
          {t('footer.goBack', { phase: t(`phases.${looked}`) })}
        </Button>
      )}
    </>
  )
}

function StepsLeft({ issue }: { issue: IssueView }) {
  const { t } = useTranslation('station')
  const { roles } = useSeat()
  const left = issue.steps.filter((step) => step.state !== 'done' && !step.optional).length
  const mine = readySteps(issue, roles).length
  return (
    <p className={css.left}>
      {mine > 0 ? t('footer.mineLeft', { count: mine }) : t('footer.stepsLeft', { count: left })}
    </p>
  )
}

function OtherWays({ issue, owned }: { issue: IssueView; owned: boolean }) {
  const { t } = useTranslation('station')
  const { lead } = useSeat()
  const names = useNames()
  const show = useDialogs()
  const id = issue.issue
  const entries: MenuEntry[] = [
    ...(owned || lead
      ? [
          { id: 'handOver', label: t('footer.handOver'), act: () => show({ kind: 'handOver', issue: id }) },
          { id: 'severity', label: t('footer.severity'), act: () => show({ kind: 'severity', issue: id }) },
        ]
      : []),
    { id: 'escalate', label: t('footer.escalate'), act: () => show({ kind: 'escalate', issue: id }) },
    { id: 'mark', label: t('footer.mark'), act: () => show({ kind: 'mark' }) },
  ]
  return (
    <>
      {!owned && (
        <Button onPress={() => show({ kind: 'suggest', issue: id, to: issue.owner })}>
          {t('footer.suggest')}
          <span className="visually-hidden">
            {' '}
            {t('footer.suggestTo', { role: names.anyone(issue.owner) })}
          </span>
        </Button>
      )}
      <Button onPress={() => show({ kind: 'ask', issue: id, to: null, text: '' })}>{t('footer.ask')}</Button>
      <Menu label={t('footer.more')} entries={entries} />
    </>
  )
}
