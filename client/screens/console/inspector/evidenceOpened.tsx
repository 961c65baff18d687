import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { IssueView } from '#shared/view.ts'
import { RoleLetters } from '../roleLetters.tsx'
import css from './detail.module.css'

/** Every piece of evidence, and who opened it. */
export function EvidenceOpened({ issue }: { issue: IssueView }) {
  const { t } = useTranslation('console')
  const evidence = useRoom((room) => room.view.inbox[issue.issue]?.issue?.evidence) ?? []
  if (evidence.length === 0) return null
  return (
    <section>
      <h4 className={css.label}>{t('issue.evidence')}</h4>
      <table className={css.table}>
        <tbody>
          {evidence.map(({ id, title }) => {
            const opened = issue.openedBy[id] ?? issue.evidence[id]?.roles ?? []
            return (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td data-number="">
                  {opened.length === 0 ? (
                    <span className={css.quiet}>{t('issue.unopened')}</span>
                  ) : (
                    <RoleLetters roles={opened} />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
