import { Button } from '#client/components/button.tsx'
import { VoteChip } from '#client/components/chip.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useSimText } from '#client/useClock.ts'
import type { PollView } from '#shared/view.ts'
import { useInterrupt } from './interruptions.tsx'
import { useNames } from './names.ts'
import css from './team.module.css'

/** The poll that was called last: what came of it, or the way to it. */
export function PollResult({ poll }: { poll: PollView }) {
  const { t } = useTranslation('station')
  const names = useNames()
  const simText = useSimText()
  const interrupt = useInterrupt()
  const { result } = poll
  return (
    <section className={css.part} aria-label={poll.title}>
      <h2>{poll.title}</h2>
      {result ? (
        <p className={css.result}>
          <VoteChip vote={result.call} />
          <span>
            {t('team.called', {
              role: names.anyone(result.role),
              time: simText(result.at, { seconds: false }),
            })}
            {result.reason !== '' && <span className={css.muted}> {result.reason}</span>}
          </span>
        </p>
      ) : (
        <div>
          <Button small variant="primary" onPress={interrupt.showPoll}>
            {t('day.openPoll')}
          </Button>
        </div>
      )}
      {poll.state !== 'open' && (
        <ul className={css.ballots}>
          {poll.order.map((role) => {
            const ballot = poll.ballots[role]
            return (
              <li key={role}>
                <span className={css.voter}>{names.anyone(role)}</span>
                <VoteChip vote={ballot?.vote ?? null} />
                {ballot && ballot.reason !== '' && <span className={css.muted}>{ballot.reason}</span>}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
