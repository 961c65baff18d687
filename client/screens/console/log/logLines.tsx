import { useMemo } from 'react'
import { titlesOf, useLogSentence } from '#client/components/logSentence.ts'
import { useRoom } from '#client/room.tsx'
import { useSimText } from '#client/useClock.ts'
import type { PlacedEntry } from '#shared/timeline.ts'
import css from './log.module.css'

/** `flush` where the place around has its own padding. */
export function LogLines({ lines, flush = false }: { lines: readonly PlacedEntry[]; flush?: boolean }) {
  const inbox = useRoom((room) => room.view.inbox)
  const sheet = useRoom((room) => room.view.sheet)
  const issues = useRoom((room) => room.view.issues)
  const polls = useRoom((room) => room.view.polls)
  const titles = useMemo(() => titlesOf({ inbox, sheet, issues, polls }), [inbox, sheet, issues, polls])
  const sentence = useLogSentence(titles)
  const simText = useSimText()
  return (
    <ol className={css.lines} data-flush={flush || undefined}>
      {lines.map((entry) => (
        <li key={entry.n} className={css.line} data-type={entry.type}>
          <time className={css.time}>{simText(entry.at)}</time>
          <span>{sentence(entry)}</span>
        </li>
      ))}
    </ol>
  )
}
