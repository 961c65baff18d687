/** The log as a table: the accessible twin of the lanes. A row leads to its moment. */
import { memo, useDeferredValue, useEffect, useRef, useSyncExternalStore } from 'react'
import { RoleBadge } from '#client/components/roleBadge.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { Phase } from '#shared/ids.ts'
import type { PlacedEntry } from '#shared/timeline.ts'
import { useDebrief, usePlayhead, useSentence } from '../context.tsx'
import { scoreOf } from '../model.ts'
import { pointsText } from '../points.ts'
import { useMomentKeys } from '../timeline/slider.tsx'
import css from './events.module.css'
import { currentRow } from './filter.ts'
import { useRowWindow } from './useRowWindow.ts'

const NARROW = '(max-width: 719px)'
const HEIGHT = { wide: 48, narrow: 84 }

/** `whole` puts all rows into the page, for paper. */
export function EventsTable({ entries, whole }: { entries: readonly PlacedEntry[]; whole: boolean }) {
  const { t } = useTranslation('debrief')
  const sentence = useSentence()
  const box = useRef<HTMLDivElement>(null)
  const narrow = useNarrow()
  const rows = useRowWindow(box, entries.length, narrow ? HEIGHT.narrow : HEIGHT.wide)
  const current = useDeferredValue(usePlayhead(({ n }) => currentRow(entries, n)))
  const move = useRowMoves(entries, box)
  const { reveal } = rows
  useEffect(() => reveal(current), [reveal, current])
  const shown = whole ? entries : entries.slice(rows.first, rows.last)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section ref={box} className={css.scroll} tabIndex={0} aria-label={t('events.title')} onKeyDown={move}>
      <table className={css.table} aria-rowcount={entries.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('events.time')}</th>
            <th scope="col">{t('events.who')}</th>
            <th scope="col">{t('events.what')}</th>
            <th scope="col">{t('events.phase')}</th>
            <th scope="col" className={css.number}>
              {t('events.score')}
            </th>
          </tr>
        </thead>
        <tbody>
          {!whole && <Room height={rows.above} />}
          {shown.map((entry, i) => {
            const row = whole ? i : rows.first + i
            return (
              <EventRow
                key={entry.n}
                entry={entry}
                what={sentence(entry, { who: false })}
                row={row}
                current={row === current}
                first={current < 0 && row === 0}
              />
            )
          })}
          {!whole && <Room height={rows.below} />}
        </tbody>
      </table>
    </section>
  )
}

function Room({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tr className={css.room} style={{ blockSize: height }}>
      <td colSpan={5} />
    </tr>
  )
}

const EventRow = memo(function EventRow(props: {
  entry: PlacedEntry
  what: string
  row: number
  current: boolean
  /** Takes the tab stop while no row is current. */
  first: boolean
}) {
  const { entry, what, row, current, first } = props
  const { model, playhead } = useDebrief()
  const { t } = useTranslation(['common', 'debrief'])
  const phase = typeof entry.args['phase'] === 'string' ? (entry.args['phase'] as Phase) : null
  const score = scoreOf(model, entry)
  return (
    <tr
      aria-rowindex={row + 2}
      aria-current={current || undefined}
      className={css.row}
      onClick={() => playhead.toFact(entry.n)}
    >
      <td className={css.time}>
        <button type="button" data-n={entry.n} tabIndex={current || first ? 0 : -1} className={css.go}>
          <Time sim={entry.at} seconds />
        </button>
      </td>
      <td className={css.who}>
        <Who entry={entry} />
      </td>
      <td className={css.what}>
        <span title={what}>{what}</span>
      </td>
      <td className={css.phase}>
        {phase && (
          <abbr data-phase={phase} title={t(`phase.${phase}`)}>
            {t(`phase.short.${phase}`)}
          </abbr>
        )}
      </td>
      <td className={css.number}>
        {score &&
          (score.points === null
            ? t('debrief:scores.pending')
            : t('debrief:events.points', { points: pointsText(score.points), of: pointsText(score.of) }))}
      </td>
    </tr>
  )
})

function Who({ entry: { role } }: { entry: PlacedEntry }) {
  const { t } = useTranslation('debrief')
  if (role === null) return null
  if (role !== 'facilitator' && role !== 'script') return <RoleBadge role={role} />
  const lane = role === 'script' ? 'system' : role
  return (
    <abbr className={css.other} title={t(`lane.${lane}`)}>
      {t(`lane.${lane}Short`)}
    </abbr>
  )
}

/** Up and down from row to row, the rest as on the slider. */
function useRowMoves(
  entries: readonly PlacedEntry[],
  box: React.RefObject<HTMLElement | null>,
): (event: React.KeyboardEvent) => void {
  const { playhead } = useDebrief()
  const keys = useMomentKeys()
  return (event) => {
    const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0
    if (step === 0) keys(event)
    else {
      event.preventDefault()
      const current = currentRow(entries, playhead.getState().n)
      const next = entries[Math.min(entries.length - 1, Math.max(0, current + step))]
      if (next) playhead.toFact(next.n)
    }
    // The row that is current now takes the focus with it; the table keeps it while that row is on its way.
    requestAnimationFrame(() => {
      const { n } = playhead.getState()
      const to = entries[currentRow(entries, n)]
      const row = to && box.current?.querySelector<HTMLElement>(`[data-n="${to.n}"]`)
      ;(row ?? box.current)?.focus({ preventScroll: true })
    })
  }
}

function useNarrow(): boolean {
  return useSyncExternalStore(listenNarrow, () => matchMedia(NARROW).matches)
}
function listenNarrow(tell: () => void): () => void {
  const list = matchMedia(NARROW)
  list.addEventListener('change', tell)
  return () => list.removeEventListener('change', tell)
}
