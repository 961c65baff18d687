import { StatusChip } from '#client/components/chip.tsx'
import { useRoleNames } from '#client/components/roleBadge.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { RoleLetters } from '../roleLetters.tsx'
import css from './detail.module.css'
import { PrivateNote } from './privateNote.tsx'

/** A milestone of the launch plan: what done means, and how far its checklist is. */
export function MilestoneDetail({ id }: { id: string }) {
  const { t } = useTranslation('console')
  const names = useRoleNames()
  const brief = useRoom((room) => room.view.brief?.milestones.find((one) => one.id === id))
  const view = useRoom((room) => room.view.milestones[id])
  if (!brief || !view) return null
  return (
    <div className={css.detail}>
      <div className={css.head}>
        <StatusChip
          status={
            view.blocked !== null ? 'blocked' : view.late && view.state !== 'done' ? 'late' : view.state
          }
        />
        <h3 className={css.title}>{brief.title}</h3>
      </div>
      <dl className={css.about}>
        <dt>{t('detail.at')}</dt>
        <dd>
          <Time sim={brief.at} />
        </dd>
        <dt>{t('detail.owner')}</dt>
        <dd>{names(brief.owner)}</dd>
        {view.doneAt !== null && (
          <>
            <dt>{t('milestone.doneAt')}</dt>
            <dd>
              <Time sim={view.doneAt} seconds />
            </dd>
          </>
        )}
        {view.blocked !== null && (
          <>
            <dt>{t('milestone.blocked')}</dt>
            <dd>{view.blocked}</dd>
          </>
        )}
      </dl>
      <section>
        <h4 className={css.label}>{t('milestone.done')}</h4>
        <p>{brief.done}</p>
      </section>
      {brief.items.length > 0 && (
        <section>
          <h4 className={css.label}>{t('milestone.checklist')}</h4>
          <table className={css.table}>
            <tbody>
              {brief.items.map((item) => {
                const { state } = view.items[item.id] ?? { state: 'open' as const }
                return (
                  <tr key={item.id}>
                    <th scope="row">{item.label}</th>
                    <td>
                      <RoleLetters roles={[item.role]} />
                    </td>
                    <td data-number="">
                      <StatusChip status={state === 'open' ? 'later' : state} small>
                        {state === 'open' ? t('milestone.open') : undefined}
                      </StatusChip>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </section>
      )}
      <PrivateNote about={brief.title} id={`milestone-${id}`} />
    </div>
  )
}
