import { useTranslation } from '#client/i18n/index.ts'
import css from './banner.module.css'

/** What a scenario adds to the banner: its classification before, more words after. */
export interface BannerWords {
  classification: string | null
  more: string | null
}

/** Says on every page that none of this is real. Cannot be switched off; a scenario may add words. */
export function Banner({ classification = null, more = null }: Partial<BannerWords>) {
  const { t } = useTranslation()
  const words = [classification, t('banner'), more].filter((part) => part !== null && part !== '')
  return (
    <p className={css.banner}>
      <span>{words.join(' · ')}</span>
    </p>
  )
}
