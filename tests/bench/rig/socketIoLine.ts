/** A member over Socket.IO: Launchroom itself, and plain Socket.IO which speaks the same frames. */
import { type Handshake, PROTOCOL } from '#shared/protocol.ts'
import type { Heard, Line, Outcome, Target } from './line.ts'
import { bareSocket } from './webSocket.ts'

const [FOUR, TWO, THREE] = ['4', '2', '3'].map((digit) => digit.charCodeAt(0))
const UP_TO = '"upTo":'
const FACTS = '42["facts"'
const FIRST_VIEW = '42["view"'

/** A member of Launchroom. A server that needed long to come back has held the clock: the facilitator can let it run. */
export async function connectLaunchroom(target: Target, heard: Heard): Promise<Line> {
  const line = await connectSocketIo(target, heard)
  if (target.member.as === 'participant') return line
  return {
    ...line,
    resume: () => new Promise((answered) => line.decide({ type: 'clock.resume' }, () => answered())),
  }
}

export function connectSocketIo({ url, code, member, index }: Target, heard: Heard): Promise<Line> {
  const address = `${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket&room=${code}`
  const socket = bareSocket(address, { cookie: member.cookie })
  const session = `bench-${code}-${index}-${process.pid}`
  const answers = new Map<number, (outcome: Outcome) => void>()
  let n = 0

  const line: Line = {
    decide(command, answered) {
      n += 1
      answers.set(n, answered)
      socket.send(`42${n}["command",${JSON.stringify({ id: { session, n }, command })}]`)
    },
    close: () => socket.close(),
  }

  function answer(text: string): void {
    const at = text.indexOf('[')
    const id = Number(text.slice(2, at))
    const [outcome] = JSON.parse(text.slice(at)) as [Outcome]
    answers.get(id)?.(outcome)
    answers.delete(id)
  }

  return new Promise((ready, failed) => {
    socket.on('message', (data) => {
      if (data[0] === TWO) return socket.send('3')
      if (data[0] !== FOUR) return sendHandshake(data)
      if (data[1] === THREE) return answer(data.toString('utf8'))
      if (data[1] !== TWO) return
      if (data.toString('latin1', 0, FACTS.length) === FACTS) {
        for (let at = data.indexOf(UP_TO); at > 0; at = data.indexOf(UP_TO, at + 1)) {
          heard.onFrame(numberAt(data, at + UP_TO.length), data)
        }
      } else if (data.toString('latin1', 0, FIRST_VIEW.length) === FIRST_VIEW) {
        heard.onView?.(data)
        ready(line)
      } else if (data.includes('"gone"')) failed(new Error(data.toString()))
    })
    socket.on('close', () => {
      failed(new Error('the connection was closed'))
      heard.onClose('closed')
    })
    socket.on('error', failed)
  })

  /** The server's first word is Engine.IO's `0`. */
  function sendHandshake(data: Buffer): void {
    if (data[0] !== 48) return
    const auth: Handshake = {
      protocol: PROTOCOL,
      code,
      as: member.as,
      key: null,
      session,
      seq: -1,
      tag: null,
    }
    socket.send(`40${JSON.stringify(auth)}`)
  }
}

function numberAt(data: Buffer, start: number): number {
  let value = 0
  for (let at = start; ; at += 1) {
    const digit = (data[at] ?? 0) - 48
    if (digit < 0 || digit > 9) return value
    value = value * 10 + digit
  }
}
