/** The vote: the criteria, the seats in their order, the own vote, and for the chair the call. */

import { Button } from '#client/components/button.tsx'
import { Countdown } from '#client/components/countdown.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { PollView } from '#shared/view.ts'
import { FocusTitle } from '../station/focusTitle.tsx'
import { useGo } from '../station/place.tsx'
import { useSeat } from '../station/seat.ts'
import { votesOf } from './ballots.ts'
import { ChairPart } from './chairPart.tsx'
import { Criteria } from './criteria.tsx'
import css from './poll.module.css'
import { Result } from './result.tsx'
import { SeatBoard } from './seatBoard.tsx'
import { VoteForm } from './voteForm.tsx'

export function PollDialog({ gate, onMinimise }: { gate: string; onMinimise: () => void }) {
  const { t } = useTranslation(['poll', 'common'])
  const poll = useRoom((room) => room.view.polls[gate])
  if (!poll) return null
  return (
    <Dialog
      open
      onClose={onMinimise}
      title={t('title', { title: poll.title })}
      closeLabel={poll.result ? t('common:close') : t('common:minimise')}
      wide
      footer={
        poll.result && (
          <Button variant="primary" onPress={onMinimise}>
            {t('result.close')}
          </Button>
        )
      }
    >
      <FocusTitle />
      <div className={css.poll}>
        <State poll={poll} />
        <div className={css.columns}>
          <div className={css.column}>
            <Criteria poll={poll} />
            {!poll.result && <LookUp onLeave={onMinimise} />}
          </div>
          <div className={css.column}>
            <SeatBoard poll={poll} />
            {poll.state === 'open' && <MyVotes poll={poll} />}
            <ChairPart poll={poll} />
          </div>
        </div>
      </div>
    </Dialog>
  )
}

function State({ poll }: { poll: PollView }) {
  const { t } = useTranslation('poll')
  const { has } = useSeat()
  if (poll.result) return <Result poll={poll} result={poll.result} />
  if (poll.state === 'revealed')
    return <p className={css.state}>{has(poll.chair) ? t('state.call') : t('state.revealed')}</p>
  return (
    <div className={css.state}>
      <Countdown due={poll.due} of={poll.due - poll.calledAt} what={t('toVote')} spoken large />
      <p>{t(poll.round > 1 ? 'state.again' : 'state.open', { round: poll.round })}</p>
    </div>
  )
}

/** A form for each role of this seat that has a vote. */
function MyVotes({ poll }: { poll: PollView }) {
  const { roles } = useSeat()
  const mine = votesOf(poll, roles)
  return mine.map((role) => <VoteForm key={role} poll={poll} role={role} named={mine.length > 1} />)
}

/** The facts stand in documents and numbers: they open beside the vote, which waits in its strip. */
function LookUp({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation('poll')
  const go = useGo()
  const leave = (tab: 'documents' | 'metrics') => {
    onLeave()
    go.tab(tab)
  }
  return (
    <div className={css.lookUp}>
      <p>{t('lookUp.text')}</p>
      <Button small onPress={() => leave('documents')}>
        {t('lookUp.documents')}
      </Button>
      <Button small onPress={() => leave('metrics')}>
        {t('lookUp.metrics')}
      </Button>
    </div>
  )
}
