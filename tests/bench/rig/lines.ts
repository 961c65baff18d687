/** How to connect a member to each kind of server. */
import type { Connect } from './line.ts'
import { connectLaunchroom, connectSocketIo } from './socketIoLine.ts'

export type Kind = 'launchroom' | 'socketIo'

export const lines: Record<Kind, Connect> = {
  launchroom: connectLaunchroom,
  socketIo: connectSocketIo,
}
