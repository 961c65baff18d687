/**
 * A command of the station. While the clock is held it is refused here, with the room's own sentence, and the text
 * stays. Once the room took it, the drafts it was written from go away, and so does an older copy that was not sent.
 */
import { useCallback, useState } from 'react'
import { deviceDrafts } from '#client/drafts.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useConnection, useRoomStore } from '#client/room.tsx'
import { type CommandControl, useCommand } from '#client/useCommand.ts'
import type { Command, CommandType } from '#shared/command.ts'
import { usedUp } from './draftKeys.ts'

/** Reading, voting and marks go on while the clock is held. */
const IN_HOLD: readonly CommandType[] = [
  'inject.see',
  'document.open',
  'moment.mark',
  'poll.mark',
  'poll.vote',
  'poll.close',
]

export function useAct(): CommandControl {
  const { t } = useTranslation('station')
  const control = useCommand()
  const store = useRoomStore()
  const connection = useConnection()
  const [held, setHeld] = useState(false)
  const run = useCallback(
    async (command: Command) => {
      const { view, unsent } = store.getState()
      const refused = view.held !== null && !IN_HOLD.includes(command.type)
      setHeld(refused)
      if (refused) return false
      const same = JSON.stringify(command)
      for (const one of unsent) if (JSON.stringify(one.command) === same) connection.discard(one.key)
      const taken = await control.run(command)
      if (taken) for (const key of usedUp(view.code ?? '', command)) deviceDrafts().clear(key)
      return taken
    },
    [control.run, store, connection],
  )
  const clear = useCallback(() => {
    setHeld(false)
    control.clear()
  }, [control.clear])
  return {
    ...control,
    run,
    clear,
    problem: held ? t('hold.refused') : control.problem,
    refusal: held ? 'clock.held' : control.refusal,
  }
}
