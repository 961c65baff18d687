/**
 * A member over Colyseus: a seat by HTTP, then its binary protocol. The server patches after each decision, so the
 * n-th patch is the n-th decision of the room.
 */
import type { Heard, Line, Outcome, Target } from './line.ts'
import { bareSocket, ofPeers } from './webSocket.ts'

const msgpack = ofPeers('@colyseus/msgpackr') as {
  Packr: new (options: {
    useRecords: false
  }) => { pack: (value: unknown) => Buffer; unpack: (data: Buffer) => unknown }
}
const packr = new msgpack.Packr({ useRecords: false })

/** Its protocol's numbers. */
const [JOIN_ROOM, ROOM_DATA, ROOM_STATE, ROOM_STATE_PATCH] = [10, 13, 14, 15] as const
/** The type of a message as its encoding of a short string has it. */
const typed = (type: string) => Buffer.from([ROOM_DATA, 0xa0 | type.length, ...Buffer.from(type)])
const COMMAND = typed('command')
const ACK = typed('ack')

interface Reservation {
  room: { roomId: string; processId: string }
  sessionId: string
}

export async function connectColyseus({ url, code, member }: Target, heard: Heard): Promise<Line> {
  const response = await fetch(`${url}/matchmake/joinById/${code}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role: member.role }),
  })
  if (!response.ok) throw new Error(`no seat in ${code}: ${await response.text()}`)
  const { room, sessionId } = (await response.json()) as Reservation
  const address = `${url.replace(/^http/, 'ws')}/${room.processId}/${room.roomId}?sessionId=${sessionId}`
  const socket = bareSocket(address)
  const answers = new Map<number, (outcome: Outcome) => void>()
  let n = 0
  let patches = 0

  const line: Line = {
    decide(command, answered) {
      n += 1
      answers.set(n, answered)
      socket.send(Buffer.concat([COMMAND, packr.pack({ n, command })]))
    },
    close: () => socket.close(),
  }

  function answer(data: Buffer): void {
    const { n: of, ...outcome } = packr.unpack(data) as { n: number } & Outcome
    answers.get(of)?.(outcome)
    answers.delete(of)
  }

  return new Promise((ready, failed) => {
    socket.on('message', (data) => {
      if (data[0] === JOIN_ROOM) return socket.send(Buffer.from([JOIN_ROOM]))
      if (data[0] === ROOM_STATE) return ready(line)
      if (data[0] === ROOM_STATE_PATCH) {
        patches += 1
        return heard.onFrame(patches, data)
      }
      if (data[0] === ROOM_DATA) answer(data.subarray(ACK.length))
    })
    socket.on('close', () => {
      failed(new Error('the connection was closed'))
      heard.onClose('closed')
    })
    socket.on('error', failed)
  })
}
