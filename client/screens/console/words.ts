/** Real times and lengths in the words of the console. */
import { useCallback } from 'react'
import { clockText, deviceZone } from '#client/clockText.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useSettings } from '#client/settings.ts'
import { MINUTE, type WallMs } from '#shared/time.ts'

/** Real time as clocks here show it: `11:52`. */
export function useWallText(): (wall: WallMs, options?: { seconds?: boolean }) => string {
  const { hours } = useSettings()
  return useCallback(
    (wall, { seconds = false } = {}) => clockText(wall, { zone: deviceZone(), hours }, { seconds }),
    [hours],
  )
}

/** `1 h 47 min`: a length in whole minutes, rounded up. */
export function useRealMinutes(): (ms: number) => string {
  const { t } = useTranslation('console')
  return useCallback(
    (ms) => {
      const all = Math.ceil(Math.max(0, ms) / MINUTE)
      const [h, m] = [Math.floor(all / 60), all % 60]
      return h > 0 ? t('length.hours', { h, m }) : t('length.minutes', { m })
    },
    [t],
  )
}
