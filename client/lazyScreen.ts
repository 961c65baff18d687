import { type ComponentType, createElement, useEffect, useState } from 'react'

/**
 * A screen that is loaded when it is first shown: its code, and at the same time its words. Not `React.lazy`: what it
 * loads is shown in the background's time, and a clock that moves ten times a second leaves the background none.
 */
export function lazyScreen<P extends object>(
  code: () => Promise<ComponentType<P>>,
  words: () => Promise<unknown>,
) {
  let loaded: ComponentType<P> | null = null
  return function LazyScreen(props: P) {
    const [screen, setScreen] = useState<{ component: ComponentType<P> | null; error: unknown }>({
      component: loaded,
      error: null,
    })
    useEffect(() => {
      if (loaded) return
      let gone = false
      Promise.all([code(), words()]).then(
        ([component]) => {
          loaded = component
          if (!gone) setScreen({ component, error: null })
        },
        (error: unknown) => {
          if (!gone) setScreen({ component: null, error })
        },
      )
      return () => {
        gone = true
      }
    }, [])
    if (screen.error) throw screen.error
    return screen.component && createElement(screen.component, props)
  }
}
