import { Button } from '#client/components/button.tsx'
import { Checkbox } from '#client/components/choice.tsx'
import { RoleBadge } from '#client/components/roleBadge.tsx'
import { Shape } from '#client/components/shape.tsx'
import { useDurationWords } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { MilestoneView } from '#shared/view.ts'
import css from './day.module.css'
import { useDialogs } from './dialogs.tsx'
import type { Milestone } from './milestoneCard.tsx'
import { useNames } from './names.ts'
import { Problem } from './problem.tsx'
import { useSeat } from './seat.ts'
import { isSimulated, withoutSimulate } from './simulated.ts'
import { useAct } from './useAct.ts'
import { Wait } from './wait.tsx'

type Item = Milestone['items'][number]

/** One line of a milestone's checklist: to tick, to start, to write, or another role's. */
export function PlanItem(props: { milestone: string; item: Item; now: MilestoneView }) {
  const { milestone, item, now } = props
  const { t } = useTranslation('station')
  const { has } = useSeat()
  const live = useRoom((room) => room.view.state === 'live')
  const act = useAct()
  const state = now.items[item.id] ?? { state: 'open', by: null, at: null, ready: null }
  const mine = has(item.role) && now.state !== 'later' && live
  const tick = (done: boolean) => void act.run({ type: 'milestone.tick', milestone, item: item.id, done })
  const simple = item.takes === null && item.post === null
  return (
    <li className={css.item} data-mine={mine || undefined}>
      {mine && simple && now.state === 'now' ? (
        <Checkbox checked={state.state === 'done'} onChange={tick} disabled={act.pending}>
          {item.label}
        </Checkbox>
      ) : (
        <span className={css.line}>
          {state.state === 'done' ? <Shape name="done" size={14} /> : <RoleBadge role={item.role} />}
          <span>
            {state.state === 'done' && <span className="visually-hidden">{t('act.done')}: </span>}
            {item.label}
          </span>
        </span>
      )}
      {item.help && state.state !== 'done' && now.state === 'now' && <p className={css.help}>{item.help}</p>}
      {state.state === 'running' && state.ready !== null && (
        <Wait from={state.at ?? state.ready} until={state.ready} label={item.label} />
      )}
      {mine && state.state === 'open' && now.state === 'now' && !simple && (
        <ItemButton item={item} pending={act.pending} start={() => tick(true)} />
      )}
      <Problem problem={act.problem} />
    </li>
  )
}

function ItemButton({ item, pending, start }: { item: Item; pending: boolean; start: () => void }) {
  const { t } = useTranslation('station')
  const words = useDurationWords()
  const names = useNames()
  const show = useDialogs()
  const { post, takes, role, label, help } = item
  if (post !== null)
    return (
      <div className={css.actions}>
        <Button
          small
          onPress={() => show({ kind: 'post', channel: post, role, title: label, help, text: '' })}
        >
          {t('day.write', { channel: names.channel(post) })}
        </Button>
      </div>
    )
  return (
    <div className={css.actions}>
      <Button small isPending={pending} onPress={start}>
        {t(isSimulated(label) ? 'act.simulate' : 'day.start')}
        <span className="visually-hidden"> {withoutSimulate(label)}</span>
      </Button>
      {takes !== null && <span className={css.muted}>{t('act.takes', { time: words(takes) })}</span>}
    </div>
  )
}
