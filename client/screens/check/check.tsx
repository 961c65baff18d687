/** `/check`: what works from here, what does not, and what to do. Needs no room and no sign-in. */
import { useCallback, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { announce } from '#client/announcer.tsx'
import { Button } from '#client/components/button.tsx'
import { Chip, type Tone } from '#client/components/chip.tsx'
import { CopyButton } from '#client/components/copyButton.tsx'
import { PageColumn, PageIntro } from '#client/components/pageColumn.tsx'
import type { ShapeName } from '#client/components/shape.tsx'
import { PlainShell } from '#client/components/shell.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import {
  atFirst,
  type Findings,
  LINES,
  type Line,
  runCheck,
  type Verdict,
  verdictOf,
} from '#client/networkCheck.ts'
import { play } from '#client/sounds.ts'
import { useTitle } from '#client/useTitle.ts'
import css from './check.module.css'
import { realMeans } from './means.ts'
import { useFindingText } from './text.ts'

const LOOK: Record<Verdict, { tone: Tone; shape: ShapeName }> = {
  running: { tone: 'dashed', shape: 'waiting' },
  good: { tone: 'go', shape: 'ok' },
  limited: { tone: 'hold', shape: 'warning' },
  bad: { tone: 'nogo', shape: 'failed' },
  unknown: { tone: 'dashed', shape: 'unknown' },
}

export function Check() {
  const { t } = useTranslation(['check', 'common'])
  const { findings, again } = useCheck()
  const verdict = verdictOf(findings)
  const { whole } = useFindingText(findings)
  useTitle(t('title'))
  const summary = t(summaryOf(verdict))
  useEffect(() => {
    if (verdict !== 'running') announce(summary)
  }, [verdict, summary])
  return (
    <PlainShell>
      <PageColumn of="lines">
        <PageIntro title={t('title')}>{t('intro')}</PageIntro>
        <p className={css.summary} data-verdict={verdict}>
          {summary}
        </p>
        <section aria-labelledby="check-results">
          <h2 id="check-results" className="visually-hidden">
            {t('results')}
          </h2>
          <dl className={css.lines}>
            {LINES.map((line) => (
              <LineResult key={line} line={line} findings={findings} />
            ))}
          </dl>
        </section>
        <div className={css.actions}>
          <CopyButton text={whole()} label={t('copy')} />
          <Button isPending={verdict === 'running'} onPress={again}>
            {t('again')}
          </Button>
          <Link href="/">{t('home')}</Link>
        </div>
      </PageColumn>
    </PlainShell>
  )
}

function LineResult({ line, findings }: { line: Line; findings: Findings }) {
  const { t } = useTranslation('check')
  const { says } = useFindingText(findings)
  const { verdict } = findings[line]
  return (
    <div className={css.line}>
      <dt>{t(`line.${line}`)}</dt>
      <dd className={css.verdict}>
        <Chip {...LOOK[verdict]}>{t(`verdict.${verdict}`)}</Chip>
      </dd>
      <dd className={css.says}>
        {verdict === 'running' ? '' : says(line)}
        {line === 'sound' && verdict === 'good' && (
          <Button small onPress={() => play('inject', { test: true })}>
            {t('play')}
          </Button>
        )}
      </dd>
    </div>
  )
}

function summaryOf(verdict: Verdict): 'running' | 'good' | 'limited' | 'bad' {
  return verdict === 'unknown' ? 'limited' : verdict
}

/** Runs the check once the page is open, and whenever it is asked for again. */
function useCheck(): { findings: Findings; again: () => void } {
  const [round, setRound] = useState(0)
  const [known, setKnown] = useState<{ round: number; findings: Findings }>({ round, findings: atFirst })
  useEffect(() => {
    let gone = false
    void runCheck(realMeans, (line, finding) => {
      if (gone) return
      setKnown((before) => {
        const findings = before.round === round ? before.findings : atFirst
        return { round, findings: { ...findings, [line]: finding } }
      })
    })
    return () => {
      gone = true
    }
  }, [round])
  const again = useCallback(() => setRound((before) => before + 1), [])
  return { findings: known.round === round ? known.findings : atFirst, again }
}
