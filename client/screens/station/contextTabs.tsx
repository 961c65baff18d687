/** Beside the work: the day, the team, the numbers, the documents, private notes. */

import { Tabs } from '#client/components/tabs.tsx'
import { useTranslation } from '#client/i18n/index.ts'
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

export function ContextTabs() {
  const { t } = useTranslation('station')
  const tab = usePlace((place) => place.tab)
  const go = useGo()
  return (
    <Tabs
      label={t('context.label')}
      fill
      selected={tab}
      onSelect={go.tab}
      tabs={CONTEXT_TABS.map((id) => ({ id, title: t(`context.${id}`), content: CONTENT[id]() }))}
    />
  )
}
