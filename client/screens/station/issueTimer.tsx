/** The owner's limit: what is left, the par of a good team, and more time. Others see the phase without a limit. */

import { shortDuration } from '#client/clockText.ts'
import { Button } from '#client/components/button.tsx'
import { Countdown } from '#client/components/countdown.tsx'
import { useDurationWords } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { ariaKeys, useActions } from '#client/shortcuts.ts'
import { useCountdown } from '#client/useClock.ts'
import { SECOND, type SimMs } from '#shared/time.ts'
import type { IssueView } from '#shared/view.ts'
import css from './issue.module.css'
import { Problem } from './problem.tsx'
import { useSeat } from './seat.ts'
import { useAct } from './useAct.ts'

export function IssueTimer({ issue, title }: { issue: IssueView; title: string }) {
  const { t } = useTranslation('station')
  const { has } = useSeat()
  const limit = issue.limit
  if (!has(issue.owner) || limit === null) return null
  if (limit.due === null) return <span className={css.par}>{t('timer.none')}</span>
  return (
    <div className={css.timer}>
      <Countdown
        due={limit.due}
        of={limit.limit}
        what={t(`timer.what.${issue.phase}`, { title })}
        spoken
        extendable
        large
      />
      <div className={css.underTimer}>
        <Par par={limit.par} limit={limit.limit} />
        <MoreTime issue={issue.issue} due={limit.due} />
      </div>
    </div>
  )
}

function Par({ par, limit }: { par: SimMs | null; limit: SimMs | null }) {
  const { t } = useTranslation('station')
  const words = useDurationWords()
  if (par === null || limit === null) return null
  return (
    <span className={css.par}>
      <span aria-hidden="true">
        {t('timer.par', { limit: shortDuration(limit), par: shortDuration(par) })}
      </span>
      <span className="visually-hidden">{t('timer.par', { limit: words(limit), par: words(par) })}</span>
    </span>
  )
}

const BADGE_MS = 20 * SECOND

function MoreTime({ issue, due }: { issue: string; due: SimMs }) {
  const { t } = useTranslation('station')
  const words = useDurationWords()
  const more = useRoom((room) => room.view.brief?.moreTime ?? 0)
  const left = useCountdown(due)?.sim ?? 0
  const act = useAct()
  const ask = () => void act.run({ type: 'issue.moreTime', issue })
  const over = left <= 0
  useActions(over ? [] : [{ id: 'moreTime', label: t('timer.more', { time: words(more) }), run: ask }])
  if (over) return <Problem problem={act.problem} />
  const soon = left <= BADGE_MS
  return (
    <>
      <span className={css.more} data-soon={soon || undefined}>
        <Button small onPress={ask} isPending={act.pending} aria-keyshortcuts={ariaKeys('moreTime')}>
          {soon ? t('timer.need') : t('timer.moreShort')}
        </Button>
      </span>
      <Problem problem={act.problem} />
    </>
  )
}
