import { Countdown } from '#client/components/countdown.tsx'
import { useRoleNames } from '#client/components/roleBadge.tsx'
import { Shape } from '#client/components/shape.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { RoleId, Vote } from '#shared/ids.ts'
import type { PollView } from '#shared/view.ts'
import css from './pollBoard.module.css'
import { RoleTile, RoleTiles } from './roleTile.tsx'
import { useReveal } from './useReveal.ts'

/** A go/no-go poll for the whole room: who has voted, then the votes one after the other in the order of seats. */
export function PollBoard({ poll }: { poll: PollView }) {
  const { t } = useTranslation('screen')
  const names = useRoleNames()
  const shown = useReveal(poll)
  return (
    <>
      <div className={css.head}>
        <h2 className={css.title}>{t('poll', { title: poll.title })}</h2>
        <Standing poll={poll} />
      </div>
      <RoleTiles grow>
        {poll.order.map((role, i) => (
          <RoleTile key={role} name={names(role)} empty={!poll.voters.includes(role)}>
            <VoteSign vote={i < shown ? voteOf(poll, role) : hiddenOf(poll, role)} />
            {i < shown && <p className={css.reason}>{poll.ballots[role]?.reason}</p>}
          </RoleTile>
        ))}
      </RoleTiles>
    </>
  )
}

/** How far the poll is: votes and time left, then whose call it is, then the call. */
function Standing({ poll }: { poll: PollView }) {
  const { t } = useTranslation(['screen', 'common'])
  const names = useRoleNames()
  if (poll.result) {
    const { call, role } = poll.result
    const who = role === 'facilitator' || role === 'script' ? t(`by.${role}`) : names(role)
    return (
      <p className={css.call} data-vote={call} role="status">
        <Shape name={call} size={32} /> {t('called', { call: t(`common:vote.${call}`), who })}
      </p>
    )
  }
  if (poll.state === 'open')
    return (
      <span className={css.count}>
        {t('voted', { votes: poll.voted.length, all: poll.voters.length })} ·{' '}
        <Countdown due={poll.due} brief />
      </span>
    )
  return <span className={css.count}>{t('waitsForCall', { role: names(poll.chair) })}</span>
}

type Sign = Vote | 'voted' | 'thinking' | 'none'

function voteOf(poll: PollView, role: RoleId): Sign {
  return poll.ballots[role]?.vote ?? 'none'
}

function hiddenOf(poll: PollView, role: RoleId): Sign {
  if (!poll.voters.includes(role)) return 'none'
  return poll.voted.includes(role) ? 'voted' : 'thinking'
}

function VoteSign({ vote }: { vote: Sign }) {
  const { t } = useTranslation(['screen', 'common'])
  const words = vote === 'thinking' ? t('thinking') : t(`common:vote.${vote}`)
  return (
    <div key={vote} className={css.vote} data-vote={vote}>
      <Shape name={vote === 'thinking' ? 'waiting' : vote} size={48} />
      {words}
    </div>
  )
}
