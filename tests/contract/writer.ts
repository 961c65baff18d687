/** Somebody who appends to a stream again and again, whatever is done to the store meanwhile. */
import type { Entry, Store } from '#server/store/log.ts'

export const entry = (seq: number, hash = `h${seq}`): Entry => ({ seq, hash })

/** Appends one entry after the other until told to stop; gives what was acknowledged. */
export function writing({ log }: Store, stream: string) {
  const acknowledged: number[] = []
  let goesOn = true
  const done = (async () => {
    for (let seq = 0; goesOn; seq += 1) {
      await log.append(stream, [entry(seq)], seq > 0 ? `h${seq - 1}` : '')
      acknowledged.push(seq)
    }
  })()
  return {
    acknowledged,
    stop: () => {
      goesOn = false
      return done
    },
  }
}
