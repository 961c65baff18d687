import { useTranslation } from '#client/i18n/index.ts'
import css from './banner.module.css'

/** Says on every page that none of this is real. Cannot be switched off; a scenario may add words. */
export function Banner({ more = null }: { more?: string | null }) {
  const { t } = useTranslation()
  return (
    <p className={css.banner}>
      <span>{more ? `${t('banner')} · ${more}` : t('banner')}</span>
    </p>
  )
}
