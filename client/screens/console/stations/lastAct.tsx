import { useTranslation } from '#client/i18n/index.ts'
import { useSimText } from '#client/useClock.ts'
import type { SimMs } from '#shared/time.ts'
import css from './stationCard.module.css'

export function LastAct({ at }: { at: SimMs | null }) {
  const { t } = useTranslation('console')
  const simText = useSimText()
  return (
    <span className={css.last}>
      {at === null ? t('stations.noAct') : t('stations.lastAct', { time: simText(at) })}
    </span>
  )
}
