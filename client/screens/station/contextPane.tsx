/** Beside the work: the day, the team, the numbers, the documents, private notes. */
import { useTranslation } from 'react-i18next'
import { Tabs } from '#client/components/tabs.tsx'
import css from './contextPane.module.css'
import { Day } from './day.tsx'
import { Documents } from './documents.tsx'
import { Notes } from './notes.tsx'
import { CONTEXT_TABS, type ContextTab, useGo, usePlace } from './place.tsx'
import { Team } from './team.tsx'
import { Watched } from './watched.tsx'

const CONTENT: Record<ContextTab, () => React.ReactNode> = {
  day: () => <Day />,
  team: () => <Team />,
  metrics: () => (
    <div className={css.watched}>
      <Watched height={48} heading="h2" />
    </div>
  ),
  documents: () => <Documents />,
  notes: () => <Notes />,
}

export function ContextPane() {
  const { t } = useTranslation('station')
  const tab = usePlace((place) => place.tab)
  const go = useGo()
  return (
    <section className={css.pane} aria-label={t('context.label')} data-region="">
      <Tabs
        label={t('context.label')}
        fill
        selected={tab}
        onSelect={go.tab}
        tabs={CONTEXT_TABS.map((id) => ({ id, title: t(`context.${id}`), content: CONTENT[id]() }))}
      />
    </section>
  )
}
