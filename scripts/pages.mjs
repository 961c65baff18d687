// What Vite leaves to be done to dist/client: a page that asks for a room's code at once, and every text compressed
// as far as it goes, once, so that the server only hands it out.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { root } from './install.mjs'

const folder = path.join(root, 'dist/client')
/** Pieces of vite.config.ts that follow the first one on a participant's way. */
const ROOM_PIECES = /^(room|station)-/

/** room.html: index.html that does not wait for one piece to ask for the next. */
export function addRoomPage() {
  const pieces = readdirSync(path.join(folder, 'assets')).filter((file) => ROOM_PIECES.test(file))
  const links = pieces.flatMap((file) => {
    if (file.endsWith('.js')) return `<link rel="modulepreload" crossorigin href="/assets/${file}">`
    return file.endsWith('.css') ? `<link rel="preload" as="style" crossorigin href="/assets/${file}">` : []
  })
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8')
  writeFileSync(path.join(folder, 'room.html'), page.replace('</head>', `${links.join('\n')}\n</head>`))
}

/** Beside each text its .br and .gz. */
export function compressAll() {
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!/\.(js|css|html|svg)$/.test(name)) continue
    const file = path.join(folder, name)
    const text = readFileSync(file)
    writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }))
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
    writeFileSync(`${file}.br`, brotliCompressSync(text, { params }))
  }
}
