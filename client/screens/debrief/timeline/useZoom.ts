/** The part of the day that is in sight: by buttons, by Ctrl and the wheel, and following the playhead. */
import { type RefObject, useEffect, useState } from 'react'
import { type Axis, shifted, WHOLE, type Window, zoomed } from '../axis.ts'
import { useDebrief } from '../context.tsx'

export interface Zoom {
  window: Window
  setWindow: (window: Window) => void
  by: (factor: number) => void
}

export function useZoom(axis: Axis, chart: RefObject<HTMLElement | null>): Zoom {
  const { playhead } = useDebrief()
  const [window, setWindow] = useState<Window>(WHOLE)

  useEffect(() => {
    const element = chart.current
    if (!element) return
    const wheel = (event: WheelEvent) => {
      const { left, width } = element.getBoundingClientRect()
      const pan = event.shiftKey ? event.deltaY : event.deltaX
      if (event.ctrlKey) {
        event.preventDefault()
        const share = (event.clientX - left) / Math.max(1, width)
        setWindow((old) => zoomed(old, 1.0015 ** -event.deltaY, old.from + share * (old.to - old.from)))
      } else if (pan !== 0 && Math.abs(pan) >= Math.abs(event.shiftKey ? 0 : event.deltaY)) {
        event.preventDefault()
        setWindow((old) => shifted(old, (pan / Math.max(1, width)) * (old.to - old.from)))
      }
    }
    // React listens passively, and the page would zoom as well.
    element.addEventListener('wheel', wheel, { passive: false })
    return () => element.removeEventListener('wheel', wheel)
  }, [chart])

  useEffect(
    () =>
      playhead.subscribe(({ at }, before) => {
        if (at === before.at) return
        setWindow((old) => {
          const place = axis.place(at)
          const width = old.to - old.from
          return place >= old.from && place <= old.to
            ? old
            : shifted({ from: place - width * 0.1, to: place + width * 0.9 }, 0)
        })
      }),
    [axis, playhead],
  )

  return {
    window,
    setWindow,
    by: (factor) => {
      const place = axis.place(playhead.getState().at)
      const centre = place >= window.from && place <= window.to ? place : undefined
      setWindow(zoomed(window, factor, centre))
    },
  }
}
