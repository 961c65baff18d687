/** One piece of evidence: closed, open to be read, or with a role that has to be asked. */
import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { RoleBadge } from '#client/components/roleBadge.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { Delivery } from '#shared/fact.ts'
import type { RoleId } from '#shared/ids.ts'
import type { IssueView } from '#shared/view.ts'
import { useDialogs } from './dialogs.tsx'
import css from './evidence.module.css'
import { EvidenceBody } from './evidenceBody.tsx'
import { useNames } from './names.ts'
import { Problem } from './problem.tsx'
import { useSeat } from './seat.ts'
import { useAct } from './useAct.ts'

type EvidenceBrief = NonNullable<Delivery['issue']>['evidence'][number]

export function EvidenceRow({ issue, evidence }: { issue: IssueView; evidence: EvidenceBrief }) {
  const { t } = useTranslation('station')
  const { has } = useSeat()
  const [shown, setShown] = useState(false)
  const act = useAct()
  const opened = issue.evidence[evidence.id]
  const locked = !opened && evidence.for !== null && !evidence.for.some(has)
  const keeper = evidence.for?.[0] ?? ''
  const names = useNames()
  const bodyId = `evidence-${issue.issue}-${evidence.id}`
  const press = async () => {
    if (opened) return setShown(!shown)
    if (await act.run({ type: 'evidence.open', issue: issue.issue, evidence: evidence.id })) setShown(true)
  }
  return (
    <li className={css.row} data-shown={(opened && shown) || undefined}>
      <div className={css.line}>
        <span className={css.kind}>{t(`evidence.kind.${evidence.kind as EvidenceKind}`)}</span>
        <span className={css.name}>
          {evidence.title}
          {locked && <span className={css.only}>{t('evidence.only', { role: names.anyone(keeper) })}</span>}
        </span>
        <OpenedBy roles={issue.openedBy[evidence.id] ?? []} />
        {locked ? (
          issue.state === 'open' && <AskFor issue={issue} evidence={evidence} role={keeper} />
        ) : (
          <Button
            small
            isPending={act.pending}
            isDisabled={!opened && issue.state !== 'open'}
            aria-expanded={Boolean(opened && shown)}
            aria-controls={bodyId}
            onPress={() => void press()}
          >
            {opened && shown ? t('evidence.close') : opened ? t('evidence.show') : t('evidence.open')}
            <span className="visually-hidden"> {evidence.title}</span>
          </Button>
        )}
      </div>
      <Problem problem={act.problem} />
      <div id={bodyId} hidden={!opened || !shown}>
        {opened && shown && <EvidenceBody title={opened.title} kind={opened.kind} body={opened.body} />}
      </div>
    </li>
  )
}

type EvidenceKind = 'log' | 'ci' | 'report' | 'sums' | 'message' | 'dashboard' | 'diff' | 'document'

function OpenedBy({ roles }: { roles: readonly string[] }) {
  const { t } = useTranslation('station')
  if (roles.length === 0) return null
  return (
    <span className={css.by}>
      <span className="visually-hidden">{t('evidence.openedBy')} </span>
      {roles.map((role) => (
        <RoleBadge key={role} role={role} />
      ))}
    </span>
  )
}

/** The question to the role that has access, half written. */
function AskFor({ issue, evidence, role }: { issue: IssueView; evidence: EvidenceBrief; role: RoleId }) {
  const { t } = useTranslation('station')
  const names = useNames()
  const show = useDialogs()
  const text = t('evidence.askText', { title: evidence.title })
  return (
    <Button small onPress={() => show({ kind: 'ask', issue: issue.issue, to: role, text })}>
      {t('evidence.ask', { role: names.anyone(role) })}
    </Button>
  )
}
