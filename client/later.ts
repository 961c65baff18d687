/**
 * Parts that come after a page can be used: with the first need of them, or before that while the page rests. By then
 * they are there, whatever becomes of the network or of the server's files.
 */
import { useEffect, useState, useSyncExternalStore } from 'react'

export interface Later<T> {
  /** Null until it is loaded. */
  get: () => T | null
  /** Loads it, once; after a failure the next call tries again. */
  load: () => Promise<T>
  listen: (tell: () => void) => () => void
}

const rest: Later<unknown>[] = []

/** `ahead`: a page that rests loads it before it is needed. */
export function later<T>(load: () => Promise<T>, { ahead = true } = {}): Later<T> {
  const heard = new Set<() => void>()
  let part: T | null = null
  let loading: Promise<T> | null = null
  async function start(): Promise<T> {
    try {
      part = await load()
      for (const tell of heard) tell()
      return part
    } catch (error) {
      loading = null
      throw error
    }
  }
  const made: Later<T> = {
    get: () => part,
    load: () => (loading ??= start()),
    listen: (tell) => {
      heard.add(tell)
      return () => heard.delete(tell)
    },
  }
  if (ahead) rest.push(made)
  return made
}

/** The part, once it is there. It is asked for when `wanted`; `failed` then says that it cannot be had. */
export function useLater<T>(part: Later<T>, wanted: boolean): { loaded: T | null; failed: unknown } {
  const loaded = useSyncExternalStore(part.listen, part.get)
  const [failed, setFailed] = useState<unknown>(null)
  useEffect(() => {
    if (!wanted || part.get()) return
    let gone = false
    setFailed(null)
    part.load().catch((error: unknown) => {
      if (!gone) setFailed(error)
    })
    return () => {
      gone = true
    }
  }, [part, wanted])
  return { loaded, failed }
}

/** Loads `first` and then all parts that are known so far, one after the other, each while the page has nothing to do. */
export function useRest(first: Later<unknown>, { all = true } = {}): void {
  useEffect(() => {
    let gone = false
    let begun = false
    const following = () => {
      if (begun) return all ? rest.shift() : undefined
      begun = true
      return first
    }
    const next = () => {
      const part = gone ? undefined : following()
      if (part)
        part.load().then(
          () => whenIdle(next),
          () => whenIdle(next),
        )
    }
    if (!savesData()) whenIdle(next)
    return () => {
      gone = true
    }
  }, [first, all])
}

const IDLE_MS = 200

function whenIdle(act: () => void): void {
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(act)
  else setTimeout(act, IDLE_MS)
}

function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  return connection?.saveData ?? false
}
