import { Chip, StatusChip, VoteChip } from '#client/components/chip.tsx'
import { RoleBadge } from '#client/components/roleBadge.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { Brief } from '#shared/fact.ts'
import type { PollView } from '#shared/view.ts'
import { useNames } from './names.ts'
import { useSeat } from './seat.ts'
import css from './team.module.css'

export function TeamRole({ role, poll }: { role: Brief['roles'][number]; poll: PollView | null }) {
  const { t } = useTranslation('station')
  const { own } = useSeat()
  const names = useNames()
  const people = useRoom((room) => room.view.people)
  const known = useRoom((room) => room.names)
  const presence = useRoom((room) => room.presence.people)
  const cover = useRoom((room) => room.view.covers[role.id])
  const seated = Object.entries(people)
    .filter(([, one]) => one.role === role.id)
    .sort(([, a], [, b]) => Number(a.second) - Number(b.second))
  return (
    <li className={css.role}>
      <RoleBadge role={role.id} />
      <div className={css.who}>
        <span className={css.name}>
          {role.name}
          {own === role.id && <Chip small>{t('team.you')}</Chip>}
        </span>
        {seated.length === 0 && (
          <span className={css.muted}>
            {cover ? t('team.coveredBy', { role: names.anyone(cover) }) : t('team.empty')}
          </span>
        )}
        {seated.map(([person, one]) => (
          <span key={person} className={css.person}>
            {known[person] ?? ''}
            {one.second && <span className={css.muted}>{t('team.second')}</span>}
            {presence[person] && !presence[person].online && <StatusChip status="offline" small />}
          </span>
        ))}
        <WorksOn role={role.id} />
      </div>
      {poll && !poll.result && poll.order.includes(role.id) && (
        <VoteChip vote={poll.ballots[role.id]?.vote ?? (poll.voted.includes(role.id) ? 'voted' : null)} />
      )}
    </li>
  )
}

/** What a role has in hand, as far as this seat sees it. */
function WorksOn({ role }: { role: string }) {
  const { t } = useTranslation('station')
  const issues = useRoom((room) => room.view.issues)
  const inbox = useRoom((room) => room.view.inbox)
  const mine = Object.values(issues).filter(({ state, owner }) => state === 'open' && owner === role)
  return mine.map(({ issue, phase }) => (
    <span key={issue} className={css.muted}>
      {t(`team.works.${phase}`, { title: inbox[issue]?.title ?? '' })}
    </span>
  ))
}
