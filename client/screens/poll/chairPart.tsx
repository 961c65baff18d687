/** What the chair does: close the vote, and make the call, which is an act of its own. */
import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Saved } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { Call } from '#shared/ids.ts'
import type { PollView } from '#shared/view.ts'
import { keyOf } from '../station/draftKeys.ts'
import { useNames } from '../station/names.ts'
import { Problem } from '../station/problem.tsx'
import { useSeat } from '../station/seat.ts'
import { SubmitArea } from '../station/submitArea.tsx'
import { useAct } from '../station/useAct.ts'
import { lastSaved, useField } from '../station/useField.ts'
import { BallotFields } from './ballotFields.tsx'
import { against, callGap, minutesOf } from './ballots.ts'
import { focusGap } from './focusGap.ts'
import css from './poll.module.css'

export function ChairPart({ poll }: { poll: PollView }) {
  const { t } = useTranslation('poll')
  const { has } = useSeat()
  const names = useNames()
  if (poll.state === 'decided') return null
  if (!has(poll.chair))
    return <p className={css.muted}>{t(`chair.other.${poll.state}`, { role: names.anyone(poll.chair) })}</p>
  return poll.state === 'open' ? <CloseVoting poll={poll} /> : <FinalCall poll={poll} />
}

function CloseVoting({ poll }: { poll: PollView }) {
  const { t } = useTranslation('poll')
  const act = useAct()
  const missing = poll.voters.filter((role) => !poll.voted.includes(role)).length
  return (
    <section className={css.chair} aria-label={t('chair.title')}>
      <h3>{t('chair.title')}</h3>
      <p className={css.muted}>{t('chair.missing', { count: missing })}</p>
      <div className={css.buttons}>
        <Button isPending={act.pending} onPress={() => void act.run({ type: 'poll.close', gate: poll.gate })}>
          {t('chair.close')}
        </Button>
      </div>
      <Problem problem={act.problem} />
    </section>
  )
}

const CALLS = ['go', 'no-go', 'hold', 'scrub'] as const

function FinalCall({ poll }: { poll: PollView }) {
  const { t } = useTranslation(['poll', 'common'])
  const { code } = useSeat()
  const act = useAct()
  const [tried, setTried] = useState(false)
  const vote = useField(keyOf.call(code, poll.gate, 'call'))
  const reason = useField(keyOf.call(code, poll.gate, 'reason'))
  const minutes = useField(keyOf.call(code, poll.gate, 'minutes'))
  const chosen = CALLS.find((one) => one === vote.value) ?? null
  const count = against(poll)
  const gap = callGap({ vote: chosen, reason: reason.value, minutes: minutes.value }, count)
  const send = () => {
    setTried(true)
    if (gap || !chosen) return focusGap()
    void act.run({
      type: 'poll.decide',
      gate: poll.gate,
      call: chosen,
      reason: reason.value.trim(),
      minutes: chosen === 'hold' ? (minutesOf(minutes.value) ?? 0) : 0,
    })
  }
  return (
    <SubmitArea className={css.chair} submit={send}>
      <h3>{t('chair.call')}</h3>
      <p className={css.muted}>{t('chair.about')}</p>
      <BallotFields
        label={t('chair.call')}
        choices={CALLS}
        fields={{ vote, reason, minutes }}
        reasonNeeded={chosen !== 'go' || count > 0}
        gap={tried ? gap : null}
      />
      <div className={css.buttons}>
        <Button variant="primary" isPending={act.pending} onPress={send}>
          <CallWords call={chosen} count={count} />
        </Button>
        <Saved at={lastSaved([vote, reason, minutes])} />
      </div>
      <Problem problem={act.problem} />
    </SubmitArea>
  )
}

function CallWords({ call, count }: { call: Call | null; count: number }) {
  const { t } = useTranslation(['poll', 'common'])
  if (call === null) return t('chair.make')
  if (call === 'go' && count > 0) return t('chair.over', { count })
  return t('chair.makeCall', { call: t(`common:vote.${call}`) })
}
