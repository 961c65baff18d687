/** What one role (or the facilitator) could see at the moment of the playhead. */
import { memo, useDeferredValue } from 'react'
import { Select } from '#client/components/choice.tsx'
import { Panel } from '#client/components/panel.tsx'
import { Strip } from '#client/components/strip.tsx'
import { EmptyState, Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { SECOND, type SimMs } from '#shared/time.ts'
import type { Eyes } from '#shared/timelinePast.ts'
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
        <Then n={useDeferredValue(n)} at={useDeferredValue(at)} eyes={eyes} />
      </div>
    </Panel>
  )
}

/** Follows the playhead when there is time for it, so that the slider never waits. */
const Then = memo(function Then({ n, at, eyes }: { n: number; at: SimMs; eyes: Eyes }) {
  const { model } = useDebrief()
  const { t } = useTranslation('debrief')
  const view = model.viewAt(eyes, n)
  const nothing = Object.keys(view.inbox).length === 0 && Object.keys(view.issues).length === 0
  return (
    <>
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
    </>
  )
})
