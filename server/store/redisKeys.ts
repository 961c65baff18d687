/**
 * Where things are in Redis. The braces stand around what stands behind the slash, the room's code: all that is ever
 * kept of a room falls into one slot of a cluster.
 */
const ROOT = 'launchroom:'

/** `room/K7M4QX` is kept at `launchroom:room/{K7M4QX}`. */
export function keyOf(stream: string): string {
  const at = stream.lastIndexOf('/') + 1
  return `${ROOT}${stream.slice(0, at)}{${stream.slice(at)}}`
}

export function streamOf(key: string): string {
  const at = key.indexOf('{')
  return key.slice(ROOT.length, at) + key.slice(at + 1, -1)
}

export const checkpointOf = (stream: string) => `${keyOf(stream)}:checkpoint`

/** A key of the same slot at which there is never anything. */
export const neverAt = (stream: string) => `${keyOf(stream)}:never`

/** A pattern for all keys of streams whose names begin like this, and perhaps for some more. */
export function patternOf(prefix: string): string {
  const at = prefix.lastIndexOf('/') + 1
  return at === 0 ? `${ROOT}*` : `${ROOT}${escaped(prefix.slice(0, at))}{${escaped(prefix.slice(at))}*`
}

function escaped(text: string): string {
  return text.replace(/[[\]*?\\^]/g, '\\$&')
}
