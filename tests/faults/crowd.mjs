// A part of a crowd: opens every connection it is told of at once and says what became of them, again and again.
// Standard input: { url, protocol, seats: [{ code, cookie }] }; standard output: a line of JSON each half second.
import { text } from 'node:stream/consumers'
import { io } from 'socket.io-client'

const { url, protocol, seats } = JSON.parse(await text(process.stdin))
const count = { in: 0, told: 0 }

seats.forEach(({ code, cookie }, i) => {
  const handshake = { protocol, code, as: 'facilitator', key: null, seq: -1, tag: null }
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    query: { code },
    auth: { ...handshake, session: `crowd-${process.pid}-${i}` },
    extraHeaders: { cookie },
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
  })
  let isIn = false
  socket.on('view', () => {
    if (!isIn) count.in += 1
    isIn = true
  })
  socket.on('disconnect', () => {
    if (isIn) count.in -= 1
    isIn = false
  })
  socket.once('gone', () => {
    count.told += 1
  })
})
setInterval(() => console.log(JSON.stringify(count)), 500)
