import { useRoom } from '#client/room.tsx'
import { type CommandControl, useCommand } from '#client/useCommand.ts'

/** Holds or resumes the clock, whichever is next. */
export function useHold(): { held: boolean; toggle: () => void } & CommandControl {
  const held = useRoom((room) => room.view.held !== null)
  const command = useCommand()
  const toggle = () => void command.run(held ? { type: 'clock.resume' } : { type: 'clock.hold', reason: '' })
  return { held, toggle, ...command }
}
