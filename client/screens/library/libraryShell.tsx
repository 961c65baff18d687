/** The frame of the library's pages, and what stands in it while there is nothing to show. */
import type { ReactNode } from 'react'
import type { Trouble } from '#client/api.ts'
import { PlainPage } from '#client/components/pageError.tsx'
import { PlainShell } from '#client/components/shell.tsx'
import { TroublePage } from '#client/components/troublePage.tsx'
import { WayLink } from '#client/components/wayLink.tsx'
import { ProgressBar } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'

export function LibraryShell({ bar, children }: { bar?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('library')
  return (
    <PlainShell
      aside={
        <>
          {bar}
          <WayLink href="/rooms">{t('rooms')}</WayLink>
        </>
      }
    >
      {children}
    </PlainShell>
  )
}

export function Waiting(props: { title: string; trouble: Trouble | null; again: () => void }) {
  const { title, trouble, again } = props
  const { t } = useTranslation('library')
  return (
    <LibraryShell>
      {trouble ? (
        <TroublePage trouble={trouble} again={again} failed={t('failed')} />
      ) : (
        <PlainPage title={title}>
          <ProgressBar label={t('loading')} />
        </PlainPage>
      )}
    </LibraryShell>
  )
}
