import { useDurationWords } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { type Findings, LINES, type Line } from '#client/networkCheck.ts'

/** A finding in words, and the whole result as a text to hand on: what was found and with what, nothing about anybody. */
export function useFindingText(findings: Findings): { says: (line: Line) => string; whole: () => string } {
  const { t } = useTranslation('check')
  const lengthOf = useDurationWords()

  function says(line: Line): string {
    const { says: key, ms } = findings[line]
    return t(`says.${key}`, { ms, host: location.host, time: lengthOf(ms) })
  }

  function whole(): string {
    const lines = LINES.map((line) =>
      t('copied.line', {
        line: t(`line.${line}`),
        verdict: t(`verdict.${findings[line].verdict}`),
        says: says(line),
      }),
    )
    return [
      t('title'),
      t('copied.at', { time: new Date().toISOString() }),
      t('copied.server', { host: location.origin }),
      t('copied.browser', { browser: navigator.userAgent }),
      ...lines,
    ].join('\n')
  }

  return { says, whole }
}
