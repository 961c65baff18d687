/** Voting by key: chooses, opens the vote, and leaves the focus where Enter confirms or a reason is missing. */

import { deviceDrafts } from '#client/drafts.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useActions } from '#client/shortcuts.ts'
import type { Vote } from '#shared/ids.ts'
import type { PollView } from '#shared/view.ts'
import { keyOf } from '../station/draftKeys.ts'
import { useSeat } from '../station/seat.ts'
import { votesOf } from './ballots.ts'

export function PollKeys({ poll, show }: { poll: PollView; show: () => void }) {
  const { t } = useTranslation('common')
  const { code, roles } = useSeat()
  const role = votesOf(poll, roles)[0]
  const choose = (vote: Vote) => {
    if (role === undefined) return
    deviceDrafts().write(keyOf.ballot(code, `${poll.gate}.${role}`, 'vote'), vote)
    show()
    focusVote(vote)
  }
  useActions(
    role === undefined
      ? []
      : [
          { id: 'voteGo', label: t('keys.voteGo'), run: () => choose('go') },
          { id: 'voteNoGo', label: t('keys.voteNoGo'), run: () => choose('no-go') },
          { id: 'voteHold', label: t('keys.voteHold'), run: () => choose('hold') },
        ],
  )
  return null
}

const LOOKS = 40

/** The dialog may still be loading: looks for the place a few times, then lets it be. */
function focusVote(vote: Vote, looks = LOOKS): void {
  requestAnimationFrame(() => {
    const dialog = document.querySelector('#send-vote')?.closest('[role="dialog"]')
    const settled = dialog?.contains(document.activeElement)
    if (!dialog || !settled) {
      if (looks > 0) focusVote(vote, looks - 1)
      return
    }
    const place = { go: '#send-vote', 'no-go': 'textarea', hold: 'input[inputmode="numeric"]' }[vote]
    dialog.querySelector<HTMLElement>(place)?.focus()
  })
}
