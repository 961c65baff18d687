type Next = Record<string, readonly string[]>

/** The ids of one ring in `next`, first and last the same, or null. Unknown ids lead nowhere. */
export function cycleIn(next: Next): string[] | null {
  const finished = new Set<string>()
  for (const start of Object.keys(next)) {
    const ring = ringFrom(start, next, finished)
    if (ring) return ring
  }
  return null
}

/** Goes as deep as it can on a trail of its own: a chain in a file may be longer than the call stack. */
function ringFrom(start: string, next: Next, finished: Set<string>): string[] | null {
  const trail = [{ id: start, looked: 0 }]
  const onTrail = new Set([start])
  for (let here = trail.at(-1); here; here = trail.at(-1)) {
    const other = next[here.id]?.[here.looked]
    here.looked += 1
    if (other === undefined) {
      finished.add(here.id)
      onTrail.delete(here.id)
      trail.pop()
    } else if (onTrail.has(other)) {
      const ids = trail.map(({ id }) => id)
      return [...ids.slice(ids.indexOf(other)), other]
    } else if (!finished.has(other)) {
      onTrail.add(other)
      trail.push({ id: other, looked: 0 })
    }
  }
  return null
}
