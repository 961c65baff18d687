/**
 * Unpacks a small archive of a stranger. What the archive says of itself is looked at before anything is unpacked;
 * then it is unpacked piece by piece, and what comes out is counted, since an archive may lie. Names with ways in
 * them, names that stand twice and a list that does not fit the content are refused.
 */
import { Unzip, UnzipInflate, unzipSync } from 'fflate'
import { SheetRefused } from './sheet.ts'

const MOST_ENTRIES = 200
/** A sheet of 5,000 long rows is 40 MB of XML at most. */
const MOST_BYTES = 48 * 1024 * 1024
/** XML packs about ten times, very regular sheets forty times; bombs a thousand times. */
const MOST_RATIO = 150
/** Below this a ratio means nothing: a megabyte harms nobody. */
const SMALL = 1024 * 1024
/** A piece unpacks to 16 MB at the most: deflate knows no more than 1,032 to 1. */
const PIECE = 16 * 1024

const damaged = () => new SheetRefused('This file is damaged: it cannot be unpacked. Save it again.')
const bomb = () =>
  new SheetRefused('This file unpacks to far more than a sheet of an exercise has. It was not opened.')

/** The entries by name. Throws `SheetRefused`. */
export function unpack(bytes: Uint8Array): Map<string, Uint8Array> {
  const listed = declared(bytes)
  const found = new Map<string, Uint8Array>()
  let total = 0
  const unzip = new Unzip((file) => {
    if (!listed.has(file.name) || found.has(file.name)) throw damaged()
    found.set(file.name, new Uint8Array())
    const chunks: Uint8Array[] = []
    file.ondata = (error, chunk, final) => {
      if (error) throw damaged()
      total += chunk.length
      if (total > MOST_BYTES || (total > SMALL && total > bytes.length * MOST_RATIO)) throw bomb()
      chunks.push(chunk.slice())
      if (final) found.set(file.name, joined(chunks))
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length)
    }
  } catch (error) {
    throw error instanceof SheetRefused ? error : damaged()
  }
  if (found.size !== listed.size) throw damaged()
  return found
}

/** The names in the archive's own list, which must be modest and harmless. */
function declared(bytes: Uint8Array): Set<string> {
  const names = new Set<string>()
  let total = 0
  try {
    unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        needHarmless(name)
        if (names.has(name)) throw damaged()
        names.add(name)
        total += originalSize
        if (names.size > MOST_ENTRIES || total > MOST_BYTES) throw bomb()
        if (originalSize > SMALL && originalSize > size * MOST_RATIO) throw bomb()
        return false
      },
    })
  } catch (error) {
    throw error instanceof SheetRefused ? error : damaged()
  }
  return names
}

function needHarmless(name: string): void {
  const isWay = /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:|\\|\0/.test(name)
  if (isWay || name.length > 200) {
    throw new SheetRefused('This file has parts whose names lead elsewhere. It was not opened.')
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
