/** Gives a day of bots to parts that were made for rooms, or says why there is none yet. */
import { type ReactNode, useMemo } from 'react'
import { ProgressBar } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { StillRoom } from '#client/room.tsx'
import type { Model } from '#client/screens/debrief/model.ts'
import { createRoomStore } from '#client/store.ts'
import type { Day } from './usePreview.ts'

export function DayRoom({ day, children }: { day: Day; children: (model: Model) => ReactNode }) {
  const { t } = useTranslation(['library', 'common'])
  if (day === null) return <ProgressBar label={t('play.playing')} />
  if ('trouble' in day) return <p role="alert">{day.message || t('common:errorOffline')}</p>
  return <Still model={day}>{children(day)}</Still>
}

function Still({ model, children }: { model: Model; children: ReactNode }) {
  const store = useMemo(
    () => createRoomStore({ view: model.whole, you: model.data.you, status: { kind: 'live' } }),
    [model],
  )
  return <StillRoom store={store}>{children}</StillRoom>
}
