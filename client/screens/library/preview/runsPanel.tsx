import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Select } from '#client/components/choice.tsx'
import { Panel } from '#client/components/panel.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
import type { BotSkill } from '#shared/library.ts'
import { type RunsReport, SKILLS } from '#shared/runs.ts'
import { percentText } from '../words.ts'
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
        {answer && <Report report={answer} />}
      </div>
    </Panel>
  )
}

function Report({ report }: { report: RunsReport }) {
  const { t } = useTranslation('library')
  const { passRate, interval, percent, realMinutes, hardest } = report
  const [low, high] = interval
  const whole = (value: number) => `${Math.round(value)}`
  return (
    <>
      <dl className={css.numbers}>
        <div>
          <dt>{t('proof.pass')}</dt>
          <dd>
            <strong>{percentText(passRate)}</strong>
            <Interval low={low} high={high} at={passRate} />
            <span className={css.muted}>
              {t('proof.interval', { low: percentText(low), high: percentText(high) })}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t('proof.score')}</dt>
          <dd>
            <strong>{whole(percent.p50)} %</strong>
            <span className={css.muted}>
              {t('proof.spread', { low: `${whole(percent.p10)} %`, high: `${whole(percent.p90)} %` })}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t('proof.real')}</dt>
          <dd>
            <strong>{whole(realMinutes.p50)}</strong>
            <span className={css.muted}>
              {t('proof.spread', { low: whole(realMinutes.p10), high: whole(realMinutes.p90) })}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t('proof.hardest')}</dt>
          <dd>
            <strong>{hardest ? hardest.clock : t('proof.noHardest')}</strong>
            {hardest && (
              <span className={css.muted}>
                {t('proof.hardestWhat', { share: percentText(hardest.shareLost) })}
              </span>
            )}
          </dd>
        </div>
      </dl>
      <Criteria report={report} />
      <Never report={report} />
    </>
  )
}

/** The interval as a bar; the words beside it say the same. */
function Interval({ low, high, at }: { low: number; high: number; at: number }) {
  return (
    <span className={css.interval} aria-hidden="true">
      <span style={{ insetInlineStart: `${low * 100}%`, inlineSize: `${(high - low) * 100}%` }} />
      <i style={{ insetInlineStart: `${at * 100}%` }} />
    </span>
  )
}

function Criteria({ report: { criteria, runs } }: { report: RunsReport }) {
  const { t } = useTranslation('library')
  return (
    <section className={css.wide} aria-label={t('proof.criteria')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('proof.criterion')}</th>
            <th scope="col">{t('proof.met')}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(criteria).map(([id, { text, met }]) => (
            <tr key={id}>
              <td>{text}</td>
              <td className={css.when}>{percentText(met / Math.max(1, runs))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Never({ report }: { report: RunsReport }) {
  const { t } = useTranslation('library')
  const lines = report.neverReached.map((never) => {
    if (never.kind === 'inject')
      return t('proof.neverInject', { what: report.injects[never.id]?.title ?? never.id })
    if (never.kind === 'criterion')
      return t(never.outcome === 'met' ? 'proof.neverMet' : 'proof.neverFailed', {
        what: report.criteria[never.id]?.text ?? never.id,
      })
    const issue = report.options[never.issue]
    const option = issue?.options[never.id]?.label ?? never.id
    return t('proof.neverOption', { what: issue?.title ?? never.issue, option })
  })
  return (
    <section>
      <h3>{t('proof.never')}</h3>
      {lines.length === 0 ? (
        <p>{t('proof.nothingNever')}</p>
      ) : (
        <ul className={css.never}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
