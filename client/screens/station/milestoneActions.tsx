import { Button } from '#client/components/button.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { MilestoneView } from '#shared/view.ts'
import css from './day.module.css'
import { useDialogs } from './dialogs.tsx'
import { useInterrupt } from './interruptions.tsx'
import type { Milestone } from './milestoneCard.tsx'
import { useNames } from './names.ts'
import { Problem } from './problem.tsx'
import { useSeat } from './seat.ts'
import { useAct } from './useAct.ts'

/** What the owner does with a milestone: close it, block it, or call the vote it stands on. */
export function MilestoneActions(props: { plan: Milestone; now: MilestoneView; left: number }) {
  const { plan, now, left } = props
  const { t } = useTranslation('station')
  const { has } = useSeat()
  const names = useNames()
  const show = useDialogs()
  const live = useRoom((room) => room.view.state === 'live')
  const act = useAct()
  if (now.state === 'done' || !live) return null
  if (plan.gate !== null) return <GateActions gate={plan.gate} />
  if (now.state !== 'now') return null
  if (!has(plan.owner))
    return <p className={css.muted}>{t('day.closes', { role: names.anyone(plan.owner) })}</p>
  return (
    <div className={css.actions}>
      <Button
        small
        variant={left === 0 && now.blocked === null ? 'primary' : 'normal'}
        isPending={act.pending}
        onPress={() => void act.run({ type: 'milestone.done', milestone: plan.id })}
      >
        {t('day.close')}
        <span className="visually-hidden"> {plan.title}</span>
      </Button>
      {now.blocked === null ? (
        <Button small variant="quiet" onPress={() => show({ kind: 'block', milestone: plan.id })}>
          {t('day.block')}
        </Button>
      ) : (
        <Button small onPress={() => void act.run({ type: 'milestone.unblock', milestone: plan.id })}>
          {t('day.unblock')}
        </Button>
      )}
      {left > 0 && <span className={css.muted}>{t('day.left', { count: left })}</span>}
      <Problem problem={act.problem} />
    </div>
  )
}

function GateActions({ gate }: { gate: string }) {
  const { t } = useTranslation('station')
  const { has } = useSeat()
  const poll = useRoom((room) => room.view.polls[gate])
  const chair = useRoom((room) => room.view.brief?.gates.find(({ id }) => id === gate)?.chair ?? null)
  const interrupt = useInterrupt()
  const names = useNames()
  const act = useAct()
  if (poll && poll.state !== 'decided')
    return (
      <div className={css.actions}>
        <Button small variant="primary" onPress={interrupt.showPoll}>
          {t('day.openPoll')}
        </Button>
      </div>
    )
  if (!has(chair)) return <p className={css.muted}>{t('day.gate', { role: names.anyone(chair) })}</p>
  return (
    <div className={css.actions}>
      <Button small isPending={act.pending} onPress={() => void act.run({ type: 'poll.call', gate })}>
        {poll ? t('day.callAgain') : t('day.callPoll')}
      </Button>
      <Problem problem={act.problem} />
    </div>
  )
}
