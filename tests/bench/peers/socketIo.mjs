// Plain Socket.IO with the same fan-out: a member joins its room; a command is acknowledged and a frame of the bytes
// that Launchroom sends for such a command goes to all five, in one broadcast. Nothing is stored, checked or
// simulated, nobody sees less than anybody else. The floor for anything built on Socket.IO.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { Server } from 'socket.io'

/** By type and phase of the command, the facts that Launchroom sends. */
const samples = JSON.parse(readFileSync(process.env.SAMPLES, 'utf8'))
const kindOf = ({ type, answer }) => (answer ? `${type} ${answer.phase}` : type)

const http = createServer()
const io = new Server(http, { serveClient: false, perMessageDeflate: false, httpCompression: false })
const seqs = new Map()
const tag = '0123456789abcdef'

io.on('connection', (socket) => {
  const { code } = socket.handshake.auth
  void socket.join(code)
  socket.emit('view', {})
  socket.on('command', ({ command }, ack) => {
    const seq = (seqs.get(code) ?? 0) + 1
    seqs.set(code, seq)
    ack({ seq })
    io.to(code).emit('facts', {
      after: seq - 1,
      upTo: seq,
      tag,
      wall: Date.now(),
      facts: samples[kindOf(command)],
    })
  })
})

http.listen(Number(process.env.PORT), process.env.HOST, () => {
  console.log(`listens on http://${process.env.HOST}:${http.address().port}`)
})
process.on('SIGTERM', () => process.exit(0))
