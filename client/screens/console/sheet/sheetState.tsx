import { shortDuration } from '#client/clockText.ts'
import { Chip, StatusChip, VoteChip } from '#client/components/chip.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCountdown } from '#client/useClock.ts'
import type { SheetState as State } from '#shared/fact.ts'
import { type SimMs, wallAt } from '#shared/time.ts'
import type { PollView } from '#shared/view.ts'
import { useWallText } from '../words.ts'
import type { SheetLine } from './sheetLines.ts'
import css from './sheetState.module.css'

/** Where a line of the run sheet stands, in a word; what comes next counts down. */
export function SheetState({ line, since }: { line: SheetLine; since: SimMs }) {
  const { t } = useTranslation('console')
  if (line.kind === 'milestone') return <MilestoneState line={line} />
  if (line.kind === 'poll') return <PollState poll={line.poll} />
  const { state, to, at } = line.row
  if (line.next && at !== null) return <Next due={at} since={since} />
  if (state !== 'sent') return <InjectState state={state} />
  if (line.seenBy.length === 0) return <span>{t('state.sent')}</span>
  return <span>{t('state.seen', { seen: line.seenBy.length, all: to.length })}</span>
}

function MilestoneState({ line }: { line: Extract<SheetLine, { kind: 'milestone' }> }) {
  const { state, late, blocked } = line.view
  if (blocked !== null) return <StatusChip status="blocked" small />
  return <StatusChip status={late && state !== 'done' ? 'late' : state} small />
}

function PollState({ poll }: { poll: PollView | null }) {
  const { t } = useTranslation('console')
  if (!poll) return <span>{t('state.armed')}</span>
  if (poll.result) return <VoteChip vote={poll.result.call} />
  return (
    <Chip tone="accent" shape="running" small>
      {poll.state === 'open'
        ? t('state.voting', { votes: poll.voted.length, all: poll.voters.length })
        : t('state.revealed')}
    </Chip>
  )
}

const WORDS = {
  armed: 'state.armed',
  conditional: 'state.conditional',
  manual: 'state.manual',
  skipped: 'state.skipped',
  'held-back': 'state.heldBack',
  off: 'state.off',
} as const

function InjectState({ state }: { state: Exclude<State, 'sent'> }) {
  const { t } = useTranslation('console')
  const words = t(WORDS[state])
  if (state === 'armed') return <span>{words}</span>
  return (
    <Chip
      tone={state === 'held-back' ? 'plain' : 'dashed'}
      small
      {...(state === 'held-back' ? { shape: 'hold' } : {})}
    >
      {words}
    </Chip>
  )
}

/** "In 12:40, at 11:03 here": simulated and real, with a bar since the line before. */
function Next({ due, since }: { due: SimMs; since: SimMs }) {
  const { t } = useTranslation('console')
  const left = useCountdown(due)
  const anchor = useRoom((room) => room.view.clock)
  const wallText = useWallText()
  const wall = wallAt(anchor, due)
  const part = left && due > since ? Math.max(0, Math.min(1, 1 - left.sim / (due - since))) : 0
  return (
    <span className={css.next}>
      <span className={css.word}>
        {t('state.next', { time: shortDuration(Math.max(0, left?.sim ?? 0)) })}
      </span>
      <span className={css.bar} aria-hidden="true">
        <span style={{ inlineSize: `${part * 100}%` }} />
      </span>
      <span className={css.wall}>
        {Number.isFinite(wall) ? t('state.wall', { time: wallText(wall) }) : t('state.clockHeld')}
      </span>
    </span>
  )
}
