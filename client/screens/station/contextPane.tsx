import { Activity, memo } from 'react'
import { useTranslation } from '#client/i18n/index.ts'
import { lazyPart } from '#client/lazyScreen.tsx'
import { useMedia, WIDE } from '#client/useMedia.ts'
import css from './contextPane.module.css'
import { usePlace } from './place.tsx'

const ContextTabs = lazyPart(async () => (await import('./contextTabs.tsx')).ContextTabs)

/**
 * Beside the work. Its tabs come when the Inbox and the work can be used; their place is there from the start. Where the
 * pane is not in front they rest: nothing that arrives has to wait for what nobody sees.
 */
export const ContextPane = memo(function ContextPane() {
  const { t } = useTranslation('station')
  const wide = useMedia(WIDE)
  const front = usePlace((place) => place.front === 'context')
  return (
    <section className={css.pane} aria-label={t('context.label')} data-region="">
      <Activity mode={wide || front ? 'visible' : 'hidden'}>
        <ContextTabs />
      </Activity>
    </section>
  )
})
