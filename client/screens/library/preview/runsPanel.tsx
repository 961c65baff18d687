import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Select } from '#client/components/choice.tsx'
import { Panel } from '#client/components/panel.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
import { RunsResult } from '#client/screens/proof/runsResult.tsx'
import type { BotSkill } from '#shared/library.ts'
import { type RunsReport, SKILLS } from '#shared/runs.ts'
import css from './preview.module.css'
import { useAsked } from './useAsked.ts'

const RUNS = 100

/** What many days of bots say together. */
export function RunsPanel({ text }: { text: string }) {
  const { t } = useTranslation(['library', 'common'])
  const [skill, setSkill] = useState<BotSkill>('expert')
  const { answer, trouble, pending, ask } = useAsked<RunsReport>()
  return (
    <Panel title={t('proof.runs')}>
      <div className={css.asked}>
        <p className={css.muted}>{t('proof.runsIntro')}</p>
        <div className={css.choose}>
          <Select
            label={t('play.skill')}
            options={SKILLS.map((id) => ({ id, label: t(`skill.${id}`) }))}
            value={skill}
            onChange={setSkill}
          />
          <Button isPending={pending} onPress={() => ask(libraryApi.try(text, { skill, runs: RUNS }))}>
            {t(pending ? 'proof.running' : 'proof.runIt', { count: RUNS })}
          </Button>
        </div>
        {trouble && <p role="alert">{trouble.message || t('common:errorOffline')}</p>}
        {answer && <RunsResult report={answer} />}
      </div>
    </Panel>
  )
}
