import { useTranslation } from '#client/i18n/index.ts'
import type { Day } from './usePreview.ts'

export function GuidePart({ day: _day, text: _text }: { day: Day; text: string }) {
  const { t } = useTranslation('library')
  return <p>{t('guide.intro')}</p>
}
