import { useEffect, useRef } from 'react'
import { announce } from '#client/announcer.tsx'
import { Button } from '#client/components/button.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useDesk } from '../desk.tsx'
import { toJudge } from '../stations/stationOf.ts'
import css from './judgeBadge.module.css'

/** Says that free-text decisions wait for a judgement; nothing while none does. */
export function JudgeBadge() {
  const { t } = useTranslation('console')
  const { show } = useDesk()
  const waiting = useRoom((room) => toJudge(room.view).length)
  const before = useRef(waiting)
  useEffect(() => {
    if (waiting > before.current) announce(t('judge.badge', { count: waiting }))
    before.current = waiting
  }, [waiting, t])
  if (waiting === 0) return null
  return (
    <Button onPress={() => show('judge')}>
      <span className={css.count}>{waiting}</span>
      {t('judge.toJudge')}
    </Button>
  )
}
