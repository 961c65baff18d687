/**
 * Socket.IO's own encoding, with a shorter way for facts: audiences share frames, so the text of each is made once, and
 * nobody looks for binary in what is JSON by its schema.
 */
import { Decoder, Encoder, type Packet, PacketType } from 'socket.io-parser'
import type { FactsFrame } from '#shared/protocol.ts'

/** Frames of one batch at most, whose texts are asked for one after the other. */
const MOST_KEPT = 64

class FrameEncoder extends Encoder {
  private readonly texts = new Map<FactsFrame, string>()

  override encode(packet: Packet): ReturnType<Encoder['encode']> {
    const { type, nsp, data } = packet
    if (type !== PacketType.EVENT || nsp !== '/' || data[0] !== 'facts') return super.encode(packet)
    let text = `${PacketType.EVENT}["facts"`
    for (let index = 1; index < data.length; index += 1) text += `,${this.textOf(data[index])}`
    return [`${text}]`]
  }

  private textOf(frame: FactsFrame): string {
    const known = this.texts.get(frame)
    if (known !== undefined) return known
    if (this.texts.size === MOST_KEPT) this.texts.clear()
    const text = JSON.stringify(frame)
    this.texts.set(frame, text)
    return text
  }
}

/** For the `parser` option of the server; clients need nothing of it. */
export const frameParser = { Encoder: FrameEncoder, Decoder }
