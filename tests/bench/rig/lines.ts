/** How to connect a member to each kind of server. */
import { connectBoardgame } from './boardgameLine.ts'
import { connectColyseus } from './colyseusLine.ts'
import type { Connect } from './line.ts'
import { connectLaunchroom, connectSocketIo } from './socketIoLine.ts'

export type Kind = 'launchroom' | 'socketIo' | 'colyseus' | 'boardgame'

export const lines: Record<Kind, Connect> = {
  launchroom: connectLaunchroom,
  socketIo: connectSocketIo,
  colyseus: connectColyseus,
  boardgame: connectBoardgame,
}
