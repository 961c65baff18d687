import { useLocation } from 'wouter'
import { Button } from '#client/components/button.tsx'
import { PlainPage } from '#client/components/pageError.tsx'
import { PlainShell } from '#client/components/shell.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useTitle } from '#client/useTitle.ts'

export function NotFound() {
  const { t } = useTranslation(['join', 'common'])
  const [, go] = useLocation()
  useTitle(t('notFoundTitle'))
  return (
    <PlainShell>
      <PlainPage
        title={t('notFoundTitle')}
        actions={<Button onPress={() => go('/')}>{t('signin.home')}</Button>}
      >
        <p>{t('notFound')}</p>
      </PlainPage>
    </PlainShell>
  )
}
