/**
 * Who may change a room, and when: one after the other, in the order in which they asked. What may be done together
 * with others is, if it waits beside them with nothing else in between.
 */

/** What many of them take to play must not hold up other rooms. */
const MOST_TOGETHER = 16

export interface Turns<T> {
  /** Its own turn. What it throws is its caller's alone. */
  alone: <R>(task: () => Promise<R> | R) => Promise<R>
  /** A turn with those that wait beside it. */
  together: (one: T) => void
}

/** `carryOut` never fails: it answers each itself. */
export function takeTurns<T>(carryOut: (together: T[]) => Promise<void>): Turns<T> {
  let busy: Promise<unknown> = Promise.resolve()
  /** Whose turn is next, as long as nothing else was asked since. */
  let joinable: T[] | null = null

  function alone<R>(task: () => Promise<R> | R): Promise<R> {
    joinable = null
    const done = busy.then(task)
    busy = done.catch(() => {})
    return done
  }

  return {
    alone,
    together(one) {
      if (joinable && joinable.length < MOST_TOGETHER) return void joinable.push(one)
      const mine = [one]
      void alone(async () => {
        await sameLook()
        if (joinable === mine) joinable = null
        await carryOut(mine)
      })
      joinable = mine
    },
  }
}

let look: Promise<void> | null = null

/** What comes in with the same look at the network comes along, and rooms go on together: the store writes them in one. */
function sameLook(): Promise<void> {
  look ??= new Promise((go) => {
    setImmediate(() => {
      look = null
      go()
    })
  })
  return look
}
