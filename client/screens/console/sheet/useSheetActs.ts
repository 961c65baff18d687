import { showToast } from '#client/components/toast.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom, useRoomStore } from '#client/room.tsx'
import type { CommandControl } from '#client/useCommand.ts'
import type { SheetRow } from '#shared/fact.ts'
import { MINUTE, simAt } from '#shared/time.ts'
import { useDesk } from '../desk.tsx'

export interface SheetAct {
  id: 'send' | 'skip' | 'holdBack' | 'putBack' | 'later' | 'move'
  label: string
  act: () => void
}

/** What can be done with a row of the run sheet in its state; none for what was sent or is off. */
export function useSheetActs(row: SheetRow, { run }: CommandControl): SheetAct[] {
  const { t } = useTranslation('console')
  const { open } = useDesk()
  const live = useRoom((room) => room.view.state === 'live')
  const store = useRoomStore()
  const { inject, state, title, practice } = row
  if (state === 'sent' || state === 'off') return []
  const putBack = () => void run({ type: 'inject.holdBack', inject, back: false })
  const skip = async () => {
    if (await run({ type: 'inject.skip', inject }))
      showToast(t('sheet.skipped', { title }), { action: { label: t('sheet.undo'), act: putBack } })
  }
  const isOff = state === 'skipped' || state === 'held-back'
  const acts: (SheetAct | false)[] = [
    live !== practice && {
      id: 'send',
      label: t('sheet.send'),
      act: () => void run({ type: 'inject.send', inject }),
    },
    isOff && { id: 'putBack', label: t('sheet.putBack'), act: putBack },
    state === 'armed' && {
      id: 'later',
      label: t('sheet.later'),
      act: () => {
        const { view, offset } = store.getState()
        const now = simAt(view.clock, Date.now() + offset)
        void run({ type: 'inject.move', inject, at: Math.max(row.at ?? now, now) + 5 * MINUTE })
      },
    },
    { id: 'move', label: t('sheet.move'), act: () => open({ kind: 'move', inject }) },
    !isOff && {
      id: 'holdBack',
      label: t('sheet.holdBack'),
      act: () => void run({ type: 'inject.holdBack', inject, back: true }),
    },
    state !== 'skipped' && { id: 'skip', label: t('sheet.skip'), act: () => void skip() },
  ]
  return acts.filter((act) => act !== false)
}
