/**
 * A member over boardgame.io: Socket.IO with its own messages. It acknowledges nothing; a player knows a move to be
 * made when an update names the player, and moves of one player are made in their order.
 */
import type { Heard, Line, Outcome, Target } from './line.ts'
import { bareSocket } from './webSocket.ts'

const SPACE = '/launch'
const UPDATE = `42${SPACE},["update"`
const SYNC = `42${SPACE},["sync"`
const STATE_ID = '"_stateID":'
const PLAYER = '"playerID":"'
/** The first to ask for a match makes it. */
const made = new Map<string, Promise<unknown>>()

export async function connectBoardgame(target: Target, heard: Heard): Promise<Line> {
  const first = made.get(target.code)
  const joined = first ? first.then(() => join(target, heard)) : join(target, heard)
  if (!first) made.set(target.code, joined)
  return joined
}

function join({ url, code, index }: Target, heard: Heard): Promise<Line> {
  const socket = bareSocket(`${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`)
  const player = String(index)
  const waiting: ((outcome: Outcome) => void)[] = []
  let seen = 0

  const line: Line = {
    decide(command, answered) {
      waiting.push(answered)
      const payload = { type: 'decide', args: [command], playerID: player, credentials: null }
      socket.send(
        `42${SPACE},${JSON.stringify(['update', { type: 'MAKE_MOVE', payload }, seen, code, player])}`,
      )
    },
    close: () => socket.close(),
  }

  function update(data: Buffer): void {
    const at = data.indexOf(STATE_ID) + STATE_ID.length
    seen = Number.parseInt(data.toString('latin1', at, at + 12), 10)
    const mover = data.lastIndexOf(PLAYER) + PLAYER.length
    heard.onFrame(seen, data)
    if (data.toString('latin1', mover, mover + player.length + 1) === `${player}"`)
      waiting.shift()?.({ seq: seen })
  }

  return new Promise((ready, failed) => {
    socket.on('message', (data) => {
      if (data[0] === 48) return socket.send(`40${SPACE},`)
      if (data[0] === 50) return socket.send('3')
      const start = data.toString('latin1', 0, UPDATE.length)
      if (start === UPDATE) update(data)
      else if (start.startsWith(SYNC)) ready(line)
      else if (start.startsWith(`40${SPACE}`)) socket.send(`42${SPACE},["sync","${code}","${player}",null,5]`)
    })
    socket.on('close', () => {
      failed(new Error('the connection was closed'))
      heard.onClose('closed')
    })
    socket.on('error', failed)
  })
}
