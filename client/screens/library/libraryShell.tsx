/** The frame of the library's pages, and what stands in it while there is nothing to show. */
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import type { Trouble } from '#client/api.ts'
import { Button } from '#client/components/button.tsx'
import { PlainPage } from '#client/components/pageError.tsx'
import { Shell } from '#client/components/shell.tsx'
import { ProgressBar } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import css from './library.module.css'

export function LibraryShell({ bar, children }: { bar?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation(['library', 'common'])
  return (
    <Shell
      heading={null}
      bar={
        <>
          <strong className={css.product}>{t('common:product')}</strong>
          {bar}
          <Link className={css.go} href="/rooms">
            {t('rooms')}
          </Link>
        </>
      }
    >
      {children}
    </Shell>
  )
}

export function Waiting(props: { title: string; trouble: Trouble | null; again: () => void }) {
  const { title, trouble, again } = props
  const { t } = useTranslation(['library', 'common', 'join'])
  const [, go] = useLocation()
  if (trouble?.trouble === 'notAllowed')
    return (
      <LibraryShell>
        <PlainPage
          title={t('join:signin.neededTitle')}
          actions={<Button onPress={() => go('/')}>{t('join:signin.home')}</Button>}
        >
          <p>{t('join:signin.needed')}</p>
        </PlainPage>
      </LibraryShell>
    )
  return (
    <LibraryShell>
      {trouble ? (
        <PlainPage
          title={t('common:errorTitle')}
          code={trouble.code}
          actions={
            <Button variant="primary" onPress={again}>
              {t('common:retry')}
            </Button>
          }
        >
          <p role="alert">{trouble.message || t('failed')}</p>
        </PlainPage>
      ) : (
        <PlainPage title={title}>
          <ProgressBar label={t('loading')} />
        </PlainPage>
      )}
    </LibraryShell>
  )
}
