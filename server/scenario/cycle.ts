/** The ids of one ring in `next`, first and last the same, or null. Unknown ids lead nowhere. */
export function cycleIn(next: Record<string, readonly string[]>): string[] | null {
  const finished = new Set<string>()
  const from = (id: string, trail: string[]): string[] | null => {
    if (trail.includes(id)) return [...trail.slice(trail.indexOf(id)), id]
    if (finished.has(id)) return null
    for (const other of next[id] ?? []) {
      const ring = from(other, [...trail, id])
      if (ring) return ring
    }
    finished.add(id)
    return null
  }
  for (const id of Object.keys(next)) {
    const ring = from(id, [])
    if (ring) return ring
  }
  return null
}
