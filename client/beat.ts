/** One timer for all that shows time on the page; it stands while nothing listens. */
const EVERY_MS = 100

const heard = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | null = null

/** Calls back ten times a second; gives back how to stop. */
export function onBeat(act: () => void): () => void {
  heard.add(act)
  timer ??= setInterval(beat, EVERY_MS)
  return () => {
    heard.delete(act)
    if (heard.size > 0 || timer === null) return
    clearInterval(timer)
    timer = null
  }
}

function beat(): void {
  for (const act of heard) act()
}
