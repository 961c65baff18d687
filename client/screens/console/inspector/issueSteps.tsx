import { StatusChip, type StatusName } from '#client/components/chip.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { IssueView, StepView } from '#shared/view.ts'
import { RoleLetters } from '../roleLetters.tsx'
import css from './detail.module.css'

const STATUS: Record<StepView['state'], StatusName> = {
  waiting: 'later',
  ready: 'now',
  running: 'running',
  done: 'done',
}

export function IssueSteps({ issue }: { issue: IssueView }) {
  const { t } = useTranslation('console')
  return (
    <section>
      <h4 className={css.label}>{t('issue.steps')}</h4>
      <table className={css.table}>
        <tbody>
          {issue.steps.map((step) => (
            <tr key={step.id}>
              <th scope="row">
                {step.label}
                {step.text !== '' && <p className={css.quiet}>“{step.text}”</p>}
              </th>
              <td>
                <RoleLetters roles={[step.role]} />
              </td>
              <td data-number="">
                <StatusChip status={STATUS[step.state]} small />
                {step.state === 'running' && step.ready !== null && (
                  <>
                    {' '}
                    <Time sim={step.ready} />
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
