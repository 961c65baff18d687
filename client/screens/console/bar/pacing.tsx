import { Button, DialogTrigger, Popover } from 'react-aria-components'
import { useTranslation } from '#client/i18n/index.ts'
import { useRealMinutes, useWallText } from '../words.ts'
import { useFinishBy } from './finishBy.ts'
import css from './pacing.module.css'
import { PacingForm } from './pacingForm.tsx'
import { useProjection } from './useProjection.ts'

/** "Ends about 11:52, 1 h 47 min left", and behind it what the estimate is made of and a quiet rate to set. */
export function Pacing() {
  const { t } = useTranslation('console')
  const projection = useProjection()
  const wallText = useWallText()
  const minutes = useRealMinutes()
  const finishBy = useFinishBy()
  if (!projection) return null
  const { endWall, now } = projection
  const late = finishBy.wall !== null ? endWall - finishBy.wall : null
  return (
    <DialogTrigger>
      <Button className={css.end ?? ''}>
        <span className={css.time}>{t('pacing.ends', { time: wallText(endWall) })}</span>
        <span className={css.left} data-late={(late !== null && late > 90_000) || undefined}>
          {late !== null && late > 90_000
            ? t('pacing.late', { minutes: minutes(late) })
            : t('pacing.left', { minutes: minutes(endWall - now) })}
        </span>
      </Button>
      <Popover className={css.popover ?? ''} placement="bottom start" aria-label={t('pacing.title')}>
        <PacingForm projection={projection} finishBy={finishBy} />
      </Popover>
    </DialogTrigger>
  )
}
