import { useEffect } from 'react'
import { Chip, type Tone } from '#client/components/chip.tsx'
import { Panel } from '#client/components/panel.tsx'
import type { ShapeName } from '#client/components/shape.tsx'
import { ProgressBar } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
import type { ScenarioProblem } from '#shared/library.ts'
import css from './preview.module.css'
import { useAsked } from './useAsked.ts'

const LOOK: Record<ScenarioProblem['severity'], { tone: Tone; shape: ShapeName }> = {
  error: { tone: 'nogo', shape: 'not-met' },
  warning: { tone: 'hold', shape: 'warning' },
  note: { tone: 'plain', shape: 'info' },
}

export function FindingsPanel({ text }: { text: string }) {
  const { t } = useTranslation(['library', 'common'])
  const { answer, trouble, ask } = useAsked<ScenarioProblem[]>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each text
  useEffect(() => ask(libraryApi.check(text)), [text])
  return (
    <Panel title={t('proof.findings')}>
      {trouble && <p role="alert">{trouble.message || t('common:errorOffline')}</p>}
      {!answer && !trouble && <ProgressBar label={t('common:loading')} />}
      {answer?.length === 0 && <p>{t('proof.noFindings')}</p>}
      {answer && answer.length > 0 && (
        <ul className={css.findings}>
          {answer.map((finding) => (
            <li key={`${finding.line}/${finding.column}/${finding.code}/${finding.message}`}>
              <Chip {...LOOK[finding.severity]}>{t(`proof.severity.${finding.severity}`)}</Chip>
              <span className={css.finding}>
                {finding.message}
                <span className={css.muted}>
                  {t('proof.where', { line: finding.line })} · <span className="mono">{finding.path}</span> ·{' '}
                  <a
                    href={`/findings#${finding.code.toLowerCase()}`}
                    target="_blank"
                    rel="noreferrer"
                    aria-label={t('proof.explain', { code: finding.code })}
                  >
                    {finding.code}
                  </a>
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
