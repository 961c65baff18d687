/** A place in a scenario file: keys of mappings and numbers of list items, from the top. */
export type Path = readonly (string | number)[]

/** What stands there, or undefined. Only own keys count: a scenario may have a role called `constructor`. */
export function valueAt(value: unknown, path: Path): unknown {
  let here = value
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined
    here = (here as Record<string | number, unknown>)[step]
  }
  return here
}

/** The value with another one at the place; `undefined` takes it out. What is on the way there is made. */
export function withValue(value: unknown, path: Path, next: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return next
  if (typeof step === 'number') return inList(Array.isArray(value) ? value : [], step, { rest, next })
  const entries = Object.entries(isMapping(value) ? value : {})
  const at = entries.findIndex(([key]) => key === step)
  const inner = rest.length === 0 ? next : withValue(entries[at]?.[1], rest, next)
  if (inner === undefined) return Object.fromEntries(entries.filter(([key]) => key !== step))
  if (at < 0) return Object.fromEntries([...entries, [step, inner]])
  return Object.fromEntries(entries.with(at, [step, inner]))
}

function inList(list: unknown[], at: number, { rest, next }: { rest: Path; next: unknown }): unknown[] {
  if (rest.length > 0) return list.with(at, withValue(list[at], rest, next))
  if (next === undefined) return list.toSpliced(at, 1)
  return at < list.length ? list.with(at, next) : [...list, next]
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The mapping there, or an empty one where there is none. */
export function mappingAt(value: unknown, path: Path): Record<string, unknown> {
  const found = valueAt(value, path)
  return isMapping(found) ? found : {}
}

export function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, i) => String(step) === String(b[i]))
}

/** The dotted name of a place as findings give it: `injects.checksum.trigger.at`. */
export function dotted(path: Path): string {
  return path.join('.')
}

/** Of a dotted name; list items come out as numbers. Ids hold no dots. */
export function pathOf(name: string): Path {
  return name === '' ? [] : name.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}
