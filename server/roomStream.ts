/** Where the log of a room is kept. */
import type { RoomCode } from '#shared/ids.ts'

/** What the streams of all rooms begin with. */
export const ROOMS = 'room/'

/** The stream that is a room's log. */
export const roomStream = (code: string) => `${ROOMS}${code}`

export const isRoomStream = (stream: string) => stream.startsWith(ROOMS)

export const codeOf = (stream: string): RoomCode => stream.slice(ROOMS.length)
