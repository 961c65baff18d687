import { Button } from 'react-aria-components'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { SimMs } from '#shared/time.ts'
import { type Selected, useDesk } from '../desk.tsx'
import { RoleLetters } from '../roleLetters.tsx'
import type { SheetLine } from './sheetLines.ts'
import { SheetMenu } from './sheetMenu.tsx'
import { SheetState } from './sheetState.tsx'
import css from './sheetTable.module.css'

interface RowProps {
  line: SheetLine
  /** The line before: the count-down bar of what comes next begins there. */
  since: SimMs
  /** The one row that Tab reaches. */
  reachable: boolean
  onFocus: () => void
}

export function SheetTableRow({ line, since, reachable, onFocus }: RowProps) {
  const { t } = useTranslation('console')
  const { selected, side, select } = useDesk()
  const target = targetOf(line)
  const isSelected = side === 'detail' && selected !== null && sameTarget(selected, target)
  const next = line.kind === 'inject' && line.next
  const rule = line.kind === 'inject' && line.row.state !== 'sent' ? line.row.rule : null
  return (
    <tr
      className={css.row}
      data-kind={line.kind}
      data-past={isPast(line) || undefined}
      data-next={next || undefined}
      data-selected={isSelected || undefined}
      onFocus={onFocus}
    >
      <td className={css.sim}>
        {line.at === null ? (
          <>
            <span aria-hidden="true">–</span>
            <span className="visually-hidden">{t('sheet.noTime')}</span>
          </>
        ) : (
          <Time sim={line.at} />
        )}
      </td>
      <th scope="row" className={css.title}>
        <Button
          data-row=""
          className={css.open ?? ''}
          excludeFromTabOrder={!reachable}
          aria-current={isSelected}
          onPress={() => select(target)}
        >
          {line.kind === 'inject' && line.row.title}
          {line.kind === 'milestone' && line.title}
          {line.kind === 'poll' && t('sheet.poll', { title: line.title })}
        </Button>
        {rule && <span className={css.rule}>{rule}</span>}
      </th>
      <td className={css.to}>
        <RoleLetters roles={rolesOf(line)} />
      </td>
      <td className={css.state}>
        <SheetState line={line} since={since} />
      </td>
      <td className={css.menu}>
        {line.kind === 'inject' && <SheetMenu row={line.row} reachable={reachable} />}
      </td>
    </tr>
  )
}

function targetOf(line: SheetLine): Selected {
  return line.kind === 'poll' ? { kind: 'poll', gate: line.id } : { kind: line.kind, id: line.id }
}

function sameTarget(a: Selected, b: Selected): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function rolesOf(line: SheetLine): string[] {
  if (line.kind === 'milestone') return [line.owner]
  return line.kind === 'poll' ? [line.chair] : line.row.to
}

function isPast(line: SheetLine): boolean {
  if (line.kind === 'milestone') return line.view.state === 'done'
  if (line.kind === 'poll') return line.poll?.state === 'decided'
  return line.row.state === 'sent' || line.row.state === 'skipped'
}
