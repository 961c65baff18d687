/**
 * For the page that tests a connection: a namespace that tells the time and nothing else. It asks nobody who they are
 * and leads into no room; whoever stays longer than a test takes, or asks too often, is let go.
 */
import type { Server } from 'socket.io'
import type { CheckToServer } from '#shared/protocol.ts'
import { MINUTE } from '#shared/time.ts'
import type { Clock } from './clock.ts'
import { bucket } from './limits.ts'

const CHECK = '/check'
const QUESTIONS = { burst: 30, perSecond: 2 }
const LONGEST_MS = MINUTE

export function attachCheck(io: Server, clock: Clock): void {
  io.of(CHECK).on('connection', (socket) => {
    const questions = bucket(clock, QUESTIONS)
    const cancel = clock.set(LONGEST_MS, () => socket.disconnect(true))
    socket.on('disconnect', cancel)
    const time: CheckToServer['time'] = (ack) => {
      if (typeof ack !== 'function') return
      if (questions.take()) ack(clock.now())
      else socket.disconnect(true)
    }
    socket.on('time', time)
  })
}
