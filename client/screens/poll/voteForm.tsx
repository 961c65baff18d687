/** The own vote: kept as it is filled in, sent, and changed until the votes are revealed. */
import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Saved } from '#client/components/field.tsx'
import { deviceDrafts } from '#client/drafts.ts'
import { useTranslation } from '#client/i18n/index.ts'
import type { RoleId } from '#shared/ids.ts'
import type { PollView } from '#shared/view.ts'
import { BALLOT_FIELDS, keyOf } from '../station/draftKeys.ts'
import { useNames } from '../station/names.ts'
import { Problem } from '../station/problem.tsx'
import { useSeat } from '../station/seat.ts'
import { SubmitArea } from '../station/submitArea.tsx'
import { useAct } from '../station/useAct.ts'
import { lastSaved, useField } from '../station/useField.ts'
import { BallotFields } from './ballotFields.tsx'
import { ballotGap, minutesOf } from './ballots.ts'
import { focusGap } from './focusGap.ts'
import css from './poll.module.css'

const VOTES = ['go', 'no-go', 'hold'] as const

export function VoteForm({ poll, role, named }: { poll: PollView; role: RoleId; named: boolean }) {
  const { t } = useTranslation(['poll', 'common'])
  const { code } = useSeat()
  const names = useNames()
  const act = useAct()
  const [tried, setTried] = useState(false)
  const sent = poll.ballots[role]
  const place = `${poll.gate}.${role}`
  const vote = useField(keyOf.ballot(code, place, 'vote'), sent?.vote ?? '')
  const reason = useField(keyOf.ballot(code, place, 'reason'), sent?.reason ?? '')
  const minutes = useField(keyOf.ballot(code, place, 'minutes'), sent?.minutes?.toString() ?? '')
  const chosen = VOTES.find((one) => one === vote.value) ?? null
  const gap = ballotGap({ vote: chosen, reason: reason.value, minutes: minutes.value })
  const savedAt = lastSaved([vote, reason, minutes])
  const send = async () => {
    setTried(true)
    if (gap || !chosen) return focusGap()
    const taken = await act.run({
      type: 'poll.vote',
      gate: poll.gate,
      role,
      vote: chosen,
      reason: reason.value.trim(),
      minutes: chosen === 'hold' ? (minutesOf(minutes.value) ?? 0) : 0,
    })
    if (!taken) return
    setTried(false)
    for (const field of BALLOT_FIELDS) deviceDrafts().clear(keyOf.ballot(code, place, field))
  }
  return (
    <SubmitArea className={css.form} submit={() => void send()}>
      <h3>{named ? t('vote.titleFor', { role: names.anyone(role) }) : t('vote.title')}</h3>
      <BallotFields
        label={t('vote.label')}
        choices={VOTES}
        fields={{ vote, reason, minutes }}
        reasonNeeded={chosen === 'no-go'}
        gap={tried ? gap : null}
      />
      <div className={css.buttons}>
        <Button
          id="send-vote"
          variant="primary"
          isPending={act.pending}
          isDisabled={sent !== undefined && savedAt === null}
          onPress={() => void send()}
        >
          {sent ? t('vote.change') : t('vote.send')}
        </Button>
        <Saved at={savedAt} />
        {sent && savedAt === null && (
          <span role="status">{t('vote.sent', { vote: t(`common:vote.${sent.vote}`) })}</span>
        )}
      </div>
      <Problem problem={act.problem} />
      <p className={css.muted}>{t('vote.hidden')}</p>
    </SubmitArea>
  )
}
