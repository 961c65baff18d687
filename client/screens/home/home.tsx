import { Link, useParams } from 'wouter'
import { PageColumn, PageIntro } from '#client/components/pageColumn.tsx'
import { PlainShell } from '#client/components/shell.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { JoinForm } from '#client/screens/join/joinForm.tsx'
import { useTitle } from '#client/useTitle.ts'
import css from './home.module.css'

/** `/` and `/j/:code`: one form, with the code filled in where the address brings it. */
export function Home() {
  const { t } = useTranslation(['join', 'common'])
  const { code = '' } = useParams<{ code?: string }>()
  useTitle(t('title'))
  return (
    <PlainShell>
      <PageColumn of="form">
        <PageIntro title={t('title')}>{t('intro')}</PageIntro>
        <JoinForm key={code} given={code} />
        <div className={css.other}>
          <p>
            {t('facilitating')} <Link href="/rooms">{t('openRoom')}</Link>
          </p>
          <p>
            {t('troubled')} <Link href="/check">{t('check')}</Link>
          </p>
        </div>
      </PageColumn>
    </PlainShell>
  )
}
