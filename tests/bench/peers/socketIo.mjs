// Plain Socket.IO with the same fan-out: a member joins its room; a command is acknowledged and a frame of the bytes
// that Launchroom sends for such a command goes to all five, in one broadcast. Nothing is stored, checked or
// simulated, nobody sees less than anybody else. The floor for anything built on Socket.IO.
// With SYNCED, the name of a file, each decision stands at its end and on the disk before anybody hears of it; what waits
// meanwhile goes together. The floor for anything durable.
import { readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { createServer } from 'node:http'
import { Server } from 'socket.io'

/** By type and phase of the command, the facts that Launchroom sends. */
const samples = JSON.parse(readFileSync(process.env.SAMPLES, 'utf8'))
const kindOf = ({ type, answer }) => (answer ? `${type} ${answer.phase}` : type)

const http = createServer()
const io = new Server(http, { serveClient: false, perMessageDeflate: false, httpCompression: false })
const seqs = new Map()
const tag = '0123456789abcdef'

/** What is written to it is on the disk. */
const log = process.env.SYNCED ? await open(process.env.SYNCED, 'as') : null
let waiting = []
let writing = false

/** Calls `told` once the disk has the entry. */
function keep(entry, told) {
  waiting.push({ line: `${JSON.stringify(entry)}\n`, told })
  if (!writing) void writeAll()
}

async function writeAll() {
  writing = true
  while (waiting.length > 0) {
    const together = waiting
    waiting = []
    await log.write(together.map(({ line }) => line).join(''))
    for (const { told } of together) told()
  }
  writing = false
}

io.on('connection', (socket) => {
  const { code } = socket.handshake.auth
  void socket.join(code)
  socket.emit('view', {})
  socket.on('command', ({ command }, ack) => {
    const seq = (seqs.get(code) ?? 0) + 1
    seqs.set(code, seq)
    const facts = samples[kindOf(command)]
    const frame = { after: seq - 1, upTo: seq, tag, wall: Date.now(), facts }
    const tell = () => {
      ack({ seq })
      io.to(code).emit('facts', frame)
    }
    if (log) keep({ command, ...frame }, tell)
    else tell()
  })
})

http.listen(Number(process.env.PORT), process.env.HOST, () => {
  console.log(`listens on http://${process.env.HOST}:${http.address().port}`)
})
process.on('SIGTERM', () => process.exit(0))
