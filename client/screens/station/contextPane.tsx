import { useTranslation } from '#client/i18n/index.ts'
import { lazyPart } from '#client/lazyScreen.tsx'
import css from './contextPane.module.css'

const ContextTabs = lazyPart(async () => (await import('./contextTabs.tsx')).ContextTabs)

/** Beside the work. Its tabs come when the Inbox and the work can be used; their place is there from the start. */
export function ContextPane() {
  const { t } = useTranslation('station')
  return (
    <section className={css.pane} aria-label={t('context.label')} data-region="">
      <ContextTabs />
    </section>
  )
}
