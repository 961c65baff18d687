/** The table of the run sheet. Arrow keys go from row to row; Tab goes on to the row's own menu. */
import { Fragment, useEffect, useRef, useState } from 'react'
import { moveInRows } from '#client/components/rowKeys.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoomStore } from '#client/room.tsx'
import { simAt } from '#shared/time.ts'
import type { SheetLine } from './sheetLines.ts'
import { SheetTableRow } from './sheetRow.tsx'
import css from './sheetTable.module.css'

export function SheetTable(props: { timed: SheetLine[]; conditional: SheetLine[]; manual: SheetLine[] }) {
  const { timed, conditional, manual } = props
  const { t } = useTranslation('console')
  const nextId = timed.find((line) => line.kind === 'inject' && line.next)?.id ?? null
  const [focused, setFocused] = useState<string | null>(null)
  const groups = [
    { id: 'timed', title: null, lines: timed },
    { id: 'conditional', title: t('sheet.conditional'), lines: conditional },
    { id: 'manual', title: t('sheet.manual'), lines: manual },
  ].filter(({ lines }) => lines.length > 0)
  const all = groups.flatMap(({ lines }) => lines.map(({ id }) => id))
  const reachable = [focused, nextId].find((id) => id !== null && all.includes(id)) ?? all[0]
  const table = useScrollToNext(nextId)
  return (
    <table ref={table} className={css.table} onKeyDown={moveInRows} aria-label={t('sheet.title')}>
      <thead>
        <tr>
          <th scope="col" className={css.sim}>
            {t('sheet.sim')}
          </th>
          <th scope="col">{t('sheet.inject')}</th>
          <th scope="col" className={css.to}>
            {t('sheet.to')}
          </th>
          <th scope="col" className={css.state}>
            {t('sheet.state')}
          </th>
          <td className={css.menu} />
        </tr>
      </thead>
      {groups.map(({ id, title, lines }) => (
        <tbody key={id}>
          {title && (
            <tr>
              <th scope="rowgroup" colSpan={5} className={css.group}>
                {title}
              </th>
            </tr>
          )}
          {lines.map((line, i) => (
            <Fragment key={`${line.kind}/${line.id}`}>
              <SheetTableRow
                line={line}
                since={lines[i - 1]?.at ?? 0}
                reachable={line.id === reachable}
                onFocus={() => setFocused(line.id)}
              />
            </Fragment>
          ))}
        </tbody>
      ))}
    </table>
  )
}

/** Brings what comes next into sight, once: after that the person scrolls. */
function useScrollToNext(next: string | null) {
  const table = useRef<HTMLTableElement>(null)
  const store = useRoomStore()
  const done = useRef(false)
  useEffect(() => {
    if (done.current || next === null) return
    done.current = true
    const { clock } = store.getState().view
    if (simAt(clock, Date.now() + store.getState().offset) === 0) return
    const row = table.current?.querySelector<HTMLElement>('[data-next]')
    const scroller = row?.closest<HTMLElement>('[data-flush]')
    if (row && scroller) scroller.scrollTop = row.offsetTop - scroller.clientHeight / 3
  }, [next, store])
  return table
}
