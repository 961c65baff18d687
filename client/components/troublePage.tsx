import type { ReactNode } from 'react'
import type { Trouble } from '#client/api.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { Button, LinkButton } from './button.tsx'
import { PlainPage } from './pageError.tsx'

/** In the place of a page whose data the server did not give: who may have it, or what went wrong and a next try. */
export function TroublePage(props: {
  trouble: Trouble
  again: () => void
  /** Said where the server gave no words of its own. */
  failed?: string
  /** Other ways on. */
  actions?: ReactNode
}) {
  const { trouble, again, failed, actions } = props
  const { t } = useTranslation(['common', 'join'])
  if (trouble.trouble === 'notAllowed')
    return (
      <PlainPage
        title={t('join:signin.neededTitle')}
        actions={<LinkButton href="/">{t('join:signin.home')}</LinkButton>}
      >
        <p>{t('join:signin.needed')}</p>
      </PlainPage>
    )
  return (
    <PlainPage
      title={t('errorTitle')}
      code={trouble.code}
      actions={
        <>
          <Button variant="primary" onPress={again}>
            {t('retry')}
          </Button>
          {actions}
        </>
      }
    >
      <p role="alert">{trouble.message || failed || t('errorOffline')}</p>
    </PlainPage>
  )
}
