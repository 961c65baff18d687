/**
 * Makes a screenshot small: a PNG of 8 bits a pixel with the 64 colours that stand for most of it. Screens have few
 * colours, and the rest are the edges of letters, which nobody misses. PNG: https://www.w3.org/TR/png-3/
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = 8
const MOST = 64
/** A surface of this many pixels keeps its exact colour. */
const MANY = 2000
/** Closer than this, squared, colours are one. */
const ALIKE = 300

interface Picture {
  width: number
  height: number
  /** Three bytes a pixel. */
  rgb: Buffer
}

export function smallPng(png: Buffer): Buffer {
  const { width, height, rgb } = decode(png)
  const palette = commonColours(rgb)
  const rows = Buffer.alloc((width + 1) * height)
  const known = new Map<number, number>()
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows[y * (width + 1) + 1 + x] = nearest(palette, colourAt(rgb, y * width + x), known)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]))
  return Buffer.concat([
    png.subarray(0, SIGNATURE),
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Reads what browsers write: 8 bits a channel, with or without alpha, not interlaced. */
function decode(png: Buffer): Picture {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const bytes = png[25] === 6 ? 4 : 3
  const data: Buffer[] = []
  for (let at = SIGNATURE; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const raw = unfiltered(inflateSync(Buffer.concat(data)), { stride: width * bytes, height, bytes })
  if (bytes === 3) return { width, height, rgb: raw }
  const rgb = Buffer.alloc(width * height * 3)
  for (let i = 0; i < width * height; i++) raw.copy(rgb, i * 3, i * 4, i * 4 + 3)
  return { width, height, rgb }
}

function unfiltered(
  lines: Buffer,
  { stride, height, bytes }: { stride: number; height: number; bytes: number },
): Buffer {
  const out = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    const kind = lines[y * (stride + 1)]
    for (let x = 0; x < stride; x++) {
      const left = x < bytes ? 0 : (out[y * stride + x - bytes] ?? 0)
      const up = y === 0 ? 0 : (out[(y - 1) * stride + x] ?? 0)
      const corner = x < bytes || y === 0 ? 0 : (out[(y - 1) * stride + x - bytes] ?? 0)
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind ?? 0] ?? 0
      out[y * stride + x] = (lines[y * (stride + 1) + 1 + x] ?? 0) + guess
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}

const colourAt = (rgb: Buffer, i: number) => rgb.readUIntBE(i * 3, 3)

/** The most used colours, leaving out those that no eye tells from one already taken. */
function commonColours(rgb: Buffer): number[] {
  const counts = new Map<number, number>()
  for (let i = 0; i < rgb.length / 3; i++) {
    const colour = colourAt(rgb, i)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette: number[] = []
  for (const [colour, count] of [...counts].sort(([, a], [, b]) => b - a)) {
    const common = count > MANY
    if (common || palette.every((one) => apart(one, colour) > ALIKE)) palette.push(colour)
    if (palette.length === MOST) break
  }
  return palette
}

/** Square of the distance of two colours. */
function apart(one: number, other: number): number {
  const r = (one >> 16) - (other >> 16)
  const g = ((one >> 8) & 255) - ((other >> 8) & 255)
  const b = (one & 255) - (other & 255)
  return r * r + g * g + b * b
}

function nearest(palette: readonly number[], colour: number, known: Map<number, number>): number {
  const before = known.get(colour)
  if (before !== undefined) return before
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (const [i, one] of palette.entries()) {
    const distance = apart(one, colour)
    if (distance < least) [best, least] = [i, distance]
  }
  known.set(colour, best)
  return best
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
