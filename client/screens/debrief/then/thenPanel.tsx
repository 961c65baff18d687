/** What one role (or the facilitator) could see at the moment of the playhead. */
import { useTranslation } from 'react-i18next'
import { Select } from '#client/components/choice.tsx'
import { Panel } from '#client/components/panel.tsx'
import { Strip } from '#client/components/strip.tsx'
import { EmptyState, Time } from '#client/components/words.tsx'
import { SECOND } from '#shared/time.ts'
import { useDebrief, usePlayhead } from '../context.tsx'
import css from './then.module.css'
import { ThenDay } from './thenDay.tsx'
import { ThenInbox } from './thenInbox.tsx'
import { ThenIssues } from './thenIssues.tsx'
import { ThenMetrics } from './thenMetrics.tsx'
import { ThenPolls } from './thenPolls.tsx'

export function ThenPanel() {
  const { model, eyes, setEyes } = useDebrief()
  const { t } = useTranslation('debrief')
  const n = usePlayhead((state) => state.n)
  const at = usePlayhead((state) => Math.floor(state.at / SECOND) * SECOND)
  const view = model.viewAt(eyes, n)
  const nothing = Object.keys(view.inbox).length === 0 && Object.keys(view.issues).length === 0
  return (
    <Panel
      title={
        <>
          {t('past.title')} <Time sim={at} seconds />
        </>
      }
    >
      <div className={css.then}>
        <Select
          label={t('past.eyes')}
          options={[
            ...model.brief.roles.map(({ id, name }) => ({ id, label: name })),
            { id: 'facilitator', label: t('lane.facilitator') },
          ]}
          value={eyes}
          onChange={setEyes}
        />
        {view.held && (
          <Strip tone="hold">
            {view.held.reason ? t('past.heldWhy', { reason: view.held.reason }) : t('past.held')}
          </Strip>
        )}
        <ThenIssues view={view} at={at} />
        <ThenPolls view={view} />
        {nothing ? <EmptyState title={t('past.nothing')} /> : <ThenInbox view={view} />}
        <ThenDay view={view} />
        <ThenMetrics view={view} at={at} />
      </div>
    </Panel>
  )
}
