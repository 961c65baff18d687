import { useMemo, useRef, useState } from 'react'
import { Panel } from '#client/components/panel.tsx'
import { Tabs } from '#client/components/tabs.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { Eyes } from '#shared/timelinePast.ts'
import { DebriefContext, type DebriefParts } from './context.tsx'
import { CriteriaPanel } from './criteriaPanel.tsx'
import css from './debrief.module.css'
import { EventsPanel } from './events/eventsPanel.tsx'
import { NO_FILTER } from './events/filter.ts'
import type { Model } from './model.ts'
import { createPlayhead } from './playhead.ts'
import { QuestionsPanel } from './questionsPanel.tsx'
import { ResultPanel } from './resultPanel.tsx'
import { ScoresPanel } from './scores/scoresPanel.tsx'
import { ThenPanel } from './then/thenPanel.tsx'
import { TimelinePanel } from './timeline/timelinePanel.tsx'
import { usePrinting } from './usePrinting.ts'

type Tab = 'events' | 'scores' | 'criteria' | 'questions'

export function DebriefBody({ model, facilitator }: { model: Model; facilitator: boolean }) {
  const { t } = useTranslation('debrief')
  const latest = useRef(model)
  latest.current = model
  const [playhead] = useState(() => createPlayhead(() => latest.current))
  const [eyes, setEyes] = useState<Eyes>(firstEyes(model))
  const [filter, setFilter] = useState(NO_FILTER)
  const [tab, setTab] = useState<Tab>('events')
  const parts = useMemo(
    (): DebriefParts => ({
      model,
      playhead,
      facilitator,
      eyes,
      setEyes,
      showFact: (n) => {
        playhead.toFact(n)
        setFilter({ ...NO_FILTER, all: true })
        setTab('events')
      },
    }),
    [model, playhead, facilitator, eyes],
  )
  const printing = usePrinting()
  const content: Record<Tab, React.ReactNode> = {
    events: <EventsPanel filter={filter} setFilter={setFilter} whole={printing} />,
    scores: <ScoresPanel />,
    criteria: <CriteriaPanel />,
    questions: <QuestionsPanel />,
  }
  const tabs = (Object.keys(content) as Tab[]).map((id) => ({
    id,
    title: t(`tab.${id}`),
    content: content[id],
  }))
  return (
    <DebriefContext value={parts}>
      <div className={css.page}>
        <ResultPanel />
        <TimelinePanel />
        <div className={css.below}>
          {printing ? (
            tabs.map(({ id, title, content: body }) => (
              <Panel key={id} title={title}>
                {body}
              </Panel>
            ))
          ) : (
            <section className={css.tabs} aria-label={t('tab.label')} data-region="">
              <Tabs label={t('tab.label')} tabs={tabs} selected={tab} onSelect={setTab} />
            </section>
          )}
          <aside className={css.then} aria-label={t('past.label')}>
            <ThenPanel />
          </aside>
        </div>
      </div>
    </DebriefContext>
  )
}

/** A participant begins with the own eyes, a facilitator with those of the first role. */
function firstEyes({ data, brief }: Model): Eyes {
  return data.you.roles[0] ?? brief.roles[0]?.id ?? 'facilitator'
}
