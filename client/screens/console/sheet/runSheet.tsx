/** The run sheet (MSEL): what was sent, what comes next, what waits for something else; and the next one at hand. */
import { useMemo, useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Panel } from '#client/components/panel.tsx'
import { EmptyState } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useActions } from '#client/shortcuts.ts'
import { useDesk } from '../desk.tsx'
import { SheetFilters } from './sheetFilters.tsx'
import { SheetFooter } from './sheetFooter.tsx'
import { filtered, type SheetFilter, sheetOf } from './sheetLines.ts'
import { SheetTable } from './sheetTable.tsx'

export function RunSheet() {
  const { t } = useTranslation('console')
  const { show } = useDesk()
  const brief = useRoom((room) => room.view.brief)
  const sheet = useRoom((room) => room.view.sheet)
  const polls = useRoom((room) => room.view.polls)
  const milestones = useRoom((room) => room.view.milestones)
  const inbox = useRoom((room) => room.view.inbox)
  const lines = useMemo(
    () => sheetOf({ brief, sheet, polls, milestones, inbox }),
    [brief, sheet, polls, milestones, inbox],
  )
  const [filter, setFilter] = useState<SheetFilter>({ role: null, show: 'all' })
  const compose = () => show('compose')
  useActions([{ id: 'newInject', label: t('compose.open'), run: compose }])
  const empty = Object.keys(sheet).length === 0
  const kept = {
    timed: filtered(lines.timed, filter),
    conditional: filtered(lines.conditional, filter),
    manual: filtered(lines.manual, filter),
  }
  const none = kept.timed.length + kept.conditional.length + kept.manual.length === 0
  return (
    <Panel
      title={t('sheet.title')}
      aside={
        <Button small onPress={compose}>
          {t('compose.add')}
        </Button>
      }
      footer={<SheetFooter />}
      flush
      fill
    >
      <SheetFilters filter={filter} onChange={setFilter} />
      {empty && (
        <EmptyState title={t('sheet.empty')}>
          <Button onPress={compose}>{t('compose.open')}</Button>
        </EmptyState>
      )}
      {!empty && none && <EmptyState title={t('sheet.filteredOut')} />}
      {!none && <SheetTable {...kept} />}
    </Panel>
  )
}
