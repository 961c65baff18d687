import { Button } from '#client/components/button.tsx'
import { StatusChip, VoteChip } from '#client/components/chip.tsx'
import { Countdown } from '#client/components/countdown.tsx'
import { FieldError } from '#client/components/field.tsx'
import { useRoleNames } from '#client/components/roleBadge.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import type { PollView } from '#shared/view.ts'
import css from './detail.module.css'
import { FinalCall } from './finalCall.tsx'

/** A go/no-go poll as facilitators see it, hidden votes too; or the gate before its poll. */
export function PollDetail({ gate }: { gate: string }) {
  const { t } = useTranslation('console')
  const brief = useRoom((room) => room.view.brief?.gates.find(({ id }) => id === gate))
  const poll = useRoom((room) => room.view.polls[gate])
  const names = useRoleNames()
  if (!brief) return null
  return (
    <div className={css.detail}>
      <h3 className={css.title}>{brief.title}</h3>
      <p className={css.quiet}>{t('poll.chair', { role: names(brief.chair) })}</p>
      {!poll && (
        <p>
          {brief.at === null ? t('poll.byChair') : t('poll.opensAt')}{' '}
          {brief.at !== null && <Time sim={brief.at} />}
        </p>
      )}
      {poll && <OpenPoll poll={poll} />}
    </div>
  )
}

function OpenPoll({ poll }: { poll: PollView }) {
  const { t } = useTranslation('console')
  const names = useRoleNames()
  const command = useCommand()
  return (
    <>
      {poll.state === 'open' && <Countdown due={poll.due} />}
      <section>
        <h4 className={css.label}>{t('poll.votes')}</h4>
        <table className={css.table}>
          <tbody>
            {poll.order.map((role) => {
              const ballot = poll.ballots[role]
              return (
                <tr key={role}>
                  <th scope="row">
                    {names(role)}
                    {ballot?.reason && <p className={css.quiet}>“{ballot.reason}”</p>}
                  </th>
                  <td data-number="">
                    {poll.voters.includes(role) ? (
                      <VoteChip vote={ballot?.vote ?? null} />
                    ) : (
                      t('poll.noVoter')
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
        {poll.state === 'open' && <p className={css.quiet}>{t('poll.hidden')}</p>}
      </section>
      {poll.state === 'open' && (
        <div>
          <Button
            small
            isPending={command.pending}
            onPress={() => void command.run({ type: 'poll.close', gate: poll.gate })}
          >
            {t('poll.close')}
          </Button>
          <FieldError problem={command.problem} />
        </div>
      )}
      {poll.state === 'revealed' && <FinalCall gate={poll.gate} />}
      {poll.result && (
        <p>
          <VoteChip vote={poll.result.call} /> {t('poll.calledBy', { who: names(poll.result.role) })}{' '}
          <Time sim={poll.result.at} seconds />
          {poll.result.reason && ` “${poll.result.reason}”`}
        </p>
      )}
      <section>
        <h4 className={css.label}>{t('poll.criteria')}</h4>
        <table className={css.table}>
          <tbody>
            {poll.criteria.map(({ id, label, kind }) => (
              <tr key={id}>
                <th scope="row">
                  {label}
                  <p className={css.quiet}>{t(`poll.kind.${kind}`)}</p>
                </th>
                <td data-number="">
                  <StatusChip status={poll.marks[id]?.state ?? 'unknown'} small />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
