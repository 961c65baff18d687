/**
 * Screens and parts of screens that are loaded when they are first shown, code and words at the same time. Not
 * `React.lazy`: what it loads is shown in the background's time, and a clock that moves ten times a second leaves the
 * background none.
 */
import type { ComponentType, ReactNode } from 'react'
import { PartGone } from './components/pageError.tsx'
import { type Later, later, useLater } from './later.ts'

type LazyScreen<P> = ComponentType<P> & { ahead: Later<ComponentType<P>> }

const noWords = () => Promise.resolve()

/** A whole page: what fails stops the page, which offers to load it again. */
export function lazyScreen<P extends object>(
  code: () => Promise<ComponentType<P>>,
  words: () => Promise<unknown> = noWords,
  meanwhile: () => ReactNode = () => null,
): LazyScreen<P> {
  const ahead = later(() => both(code, words), { ahead: false })
  function Screen(props: P) {
    const { loaded: Loaded, failed } = useLater(ahead, true)
    if (failed) throw failed
    return Loaded ? <Loaded {...props} /> : meanwhile()
  }
  return Object.assign(Screen, { ahead })
}

/** A part of a page: until it is there its place shows `meanwhile`; what fails says so in its place alone. */
export function lazyPart<P extends object>(
  code: () => Promise<ComponentType<P>>,
  {
    words = noWords,
    meanwhile,
  }: { words?: () => Promise<unknown>; meanwhile?: (props: P) => ReactNode } = {},
): ComponentType<P> {
  const part = later(() => both(code, words))
  return function Part(props: P) {
    const { loaded: Loaded, failed } = useLater(part, true)
    if (Loaded) return <Loaded {...props} />
    return failed ? <PartGone /> : (meanwhile?.(props) ?? null)
  }
}

async function both<T>(code: () => Promise<T>, words: () => Promise<unknown>): Promise<T> {
  const [loaded] = await Promise.all([code(), words()])
  return loaded
}
