import { PHASES } from '#client/closedLists.ts'
import { SeverityChip, StatusChip } from '#client/components/chip.tsx'
import { useRoleNames } from '#client/components/roleBadge.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { IssueView } from '#shared/view.ts'
import css from './issueTiles.module.css'

const MOST = 3

/** Issues that everyone knows of: the open ones, and the last closed ones while there is room. */
export function IssueTiles({ openOnly = false }: { openOnly?: boolean }) {
  const { t } = useTranslation('screen')
  const issues = useRoom((room) => room.view.issues)
  const all = Object.values(issues).filter(({ practice }) => !practice)
  const open = all.filter(({ state }) => state === 'open')
  const closed = all.filter(({ state }) => state !== 'open').reverse()
  const shown = [...open, ...(openOnly ? [] : closed)].slice(0, MOST)
  const more = open.length - MOST
  if (shown.length === 0) return null
  return (
    <div>
      <ul className={css.issues}>
        {shown.map((issue) => (
          <IssueTile key={issue.issue} issue={issue} />
        ))}
      </ul>
      {more > 0 && <p className={css.more}>{t('moreIssues', { count: more })}</p>}
    </div>
  )
}

function IssueTile({ issue }: { issue: IssueView }) {
  const { t } = useTranslation(['screen', 'common'])
  const title = useRoom((room) => room.view.inbox[issue.issue]?.title ?? '')
  const names = useRoleNames()
  const open = issue.state === 'open'
  const at = open ? PHASES.indexOf(issue.phase) : PHASES.length
  return (
    <li className={css.issue} data-severity={open ? (issue.severity ?? 'none') : 'closed'}>
      <p className={css.top}>
        {open ? (
          <SeverityChip severity={issue.severity} />
        ) : (
          <StatusChip status={issue.state === 'unresolved' ? 'unresolved' : 'resolved'} />
        )}
        <span>
          {open
            ? t('issue', { owner: names(issue.owner), phase: t(`common:phase.${issue.phase}`) })
            : names(issue.owner)}
        </span>
      </p>
      <p className={css.title}>{title}</p>
      <div className={css.phases} aria-hidden="true">
        {PHASES.map((phase, i) => (
          <span
            key={phase}
            data-phase={phase}
            data-done={i < at || undefined}
            data-now={i === at || undefined}
          >
            {t(`common:phase.${phase}`)}
          </span>
        ))}
      </div>
    </li>
  )
}
