/** Lets bots play the scenario, and runs its own tests, before anybody joins. */
import { type ReactNode, useState } from 'react'
import { announce } from '#client/announcer.tsx'
import type { Reply } from '#client/api.ts'
import { Button } from '#client/components/button.tsx'
import { RadioCards, Select } from '#client/components/choice.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { ProgressBar } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
import { RunsResult } from '#client/screens/proof/runsResult.tsx'
import { TestResults } from '#client/screens/proof/testResults.tsx'
import type { BotSkill } from '#shared/library.ts'
import type { RunsReport } from '#shared/runs.ts'
import type { TestResult } from '#shared/testResult.ts'
import { useEditing } from '../editing.tsx'
import { mappingAt } from '../text/path.ts'
import css from './tryDialog.module.css'

const SKILLS: readonly BotSkill[] = ['expert', 'novice', 'absent']
const RUNS = ['20', '50', '100', '200'] as const

export function TryDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['editor', 'proof', 'common'])
  const { model, problems } = useEditing()
  const [skill, setSkill] = useState<BotSkill>('expert')
  const [runs, setRuns] = useState<(typeof RUNS)[number]>('50')
  const [busy, setBusy] = useState<'try' | 'tests' | null>(null)
  const [report, setReport] = useState<Reply<RunsReport> | null>(null)
  const [tests, setTests] = useState<Reply<TestResult[]> | null>(null)
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const hasTests = Object.keys(mappingAt(model.file().value, ['tests'])).length > 0

  const play = async () => {
    setBusy('try')
    const reply = await libraryApi.try(model.text(), { runs: Number(runs), skill })
    setReport(reply)
    setBusy(null)
    announce(
      'ok' in reply
        ? t('proof:passChance', { percent: Math.round(reply.ok.passRate * 100) })
        : t('tryFailed'),
    )
  }
  const test = async () => {
    setBusy('tests')
    const reply = await libraryApi.tests(model.text())
    setTests(reply)
    setBusy(null)
    if ('ok' in reply)
      announce(t('proof:testsFailed', { count: reply.ok.filter(({ passed }) => !passed).length }))
  }
  const close = <Button onPress={onClose}>{t('common:close')}</Button>
  return (
    <Dialog open wide onClose={onClose} title={t('tryTitle')} footer={close}>
      <div className={css.form}>
        {errors > 0 && <p role="alert">{t('tryErrors', { count: errors })}</p>}
        <RadioCards
          label={t('skill')}
          compact
          options={SKILLS.map((id) => ({ id, label: t(`skills.${id}`), detail: t(`skillAbout.${id}`) }))}
          value={skill}
          onChange={setSkill}
        />
        <div className={css.acts}>
          <Select
            label={t('runs')}
            options={RUNS.map((id) => ({ id, label: id }))}
            value={runs}
            onChange={setRuns}
          />
          <Button
            variant="primary"
            isDisabled={errors > 0 || busy === 'tests'}
            isPending={busy === 'try'}
            onPress={() => void play()}
          >
            {t('play')}
          </Button>
          {hasTests && (
            <Button
              isDisabled={errors > 0 || busy === 'try'}
              isPending={busy === 'tests'}
              onPress={() => void test()}
            >
              {t('runTests')}
            </Button>
          )}
        </div>
        {busy === 'try' && <ProgressBar label={t('playing', { count: Number(runs) })} />}
        {busy === 'tests' && <ProgressBar label={t('testing')} />}
        {busy !== 'try' && <Answer reply={report} show={(ok) => <RunsResult report={ok} />} />}
        {busy !== 'tests' && <Answer reply={tests} show={(ok) => <TestResults results={ok} />} />}
      </div>
    </Dialog>
  )
}

function Answer<T>({ reply, show }: { reply: Reply<T> | null; show: (ok: T) => ReactNode }) {
  const { t } = useTranslation('editor')
  if (reply === null) return null
  return 'ok' in reply ? show(reply.ok) : <p role="alert">{reply.message || t('tryFailed')}</p>
}
