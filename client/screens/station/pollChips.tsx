import { Button } from 'react-aria-components'
import { VoteChip } from '#client/components/chip.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { latestPoll } from './latestPoll.ts'
import { useGo } from './place.tsx'
import css from './stationBar.module.css'

/** While a poll is on, each seat's vote; afterwards the call. Leads to the team, where all of it stands. */
export function PollChips() {
  const { t } = useTranslation('station')
  const poll = useRoom((room) => latestPoll(room.view.polls))
  const roles = useRoom((room) => room.view.brief?.roles)
  const go = useGo()
  if (!poll) return null
  return (
    <Button className={css.votes ?? ''} onPress={() => go.tab('team')}>
      <span className="visually-hidden">{t('bar.votes', { title: poll.title })}</span>
      {poll.result ? (
        <span className={css.vote}>
          {t('bar.call')} <VoteChip vote={poll.result.call} />
        </span>
      ) : (
        poll.order.map((role) => (
          <span key={role} className={css.vote}>
            {roles?.find(({ id }) => id === role)?.letters ?? role}
            <VoteChip vote={poll.ballots[role]?.vote ?? (poll.voted.includes(role) ? 'voted' : null)} />
          </span>
        ))
      )}
    </Button>
  )
}
