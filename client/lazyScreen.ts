import { type ComponentType, lazy } from 'react'

/** A screen that is loaded when it is first shown: its code, and at the same time its words. */
export function lazyScreen<P>(code: () => Promise<ComponentType<P>>, words: () => Promise<unknown>) {
  return lazy(async () => {
    const [component] = await Promise.all([code(), words()])
    return { default: component }
  })
}
