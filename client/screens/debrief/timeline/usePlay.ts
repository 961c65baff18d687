/**
 * Plays the day: at speed 1 a real minute of the run passes in a second, so that quiet hours are as short as they were.
 * With less motion it jumps from key moment to key moment.
 */
import { useEffect } from 'react'
import { useSettings } from '#client/settings.ts'
import { SECOND } from '#shared/time.ts'
import { axisOf } from '../axis.ts'
import { useDebrief, usePlayhead } from '../context.tsx'

const MINUTES_A_SECOND = 60
const JUMP_MS = 2 * SECOND

export function usePlay(): void {
  const { model, playhead } = useDebrief()
  const playing = usePlayhead((state) => state.playing)
  const speed = usePlayhead((state) => state.speed)
  const { lessMotion } = useSettings()
  useEffect(() => {
    if (!playing) return
    const stop = () => playhead.setState({ playing: false })
    if (lessMotion || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      const jumps = setInterval(() => {
        const { n } = playhead.getState()
        playhead.toNextKey(1)
        if (playhead.getState().n === n) stop()
      }, JUMP_MS / speed)
      return () => clearInterval(jumps)
    }
    const axis = axisOf('played', model.segments, model.end.sim)
    const share = (speed * MINUTES_A_SECOND) / Math.max(1, model.realMs)
    let before = performance.now()
    let frame = requestAnimationFrame(function go(now) {
      const place = axis.place(playhead.getState().at) + (now - before) * share
      before = now
      playhead.toTime(axis.timeAt(Math.min(1, place)))
      if (place >= 1) stop()
      else frame = requestAnimationFrame(go)
    })
    return () => cancelAnimationFrame(frame)
  }, [playing, speed, lessMotion, model, playhead])
}
