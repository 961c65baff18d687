/** Five short tones, generated, off until the person switches them on. A press in the page unlocks the audio. */
import { getSettings } from './settings.ts'

export type Tone = 'inject' | 'alarm' | 'poll' | 'minute' | 'hold' | 'resume'

/** Notes as [frequency in Hz, start in s, length in s]. All under 400 ms. */
const NOTES: Record<Tone, [number, number, number][]> = {
  inject: [
    [587, 0, 0.12],
    [784, 0.13, 0.16],
  ],
  alarm: [
    [587, 0, 0.1],
    [784, 0.11, 0.1],
    [988, 0.22, 0.16],
  ],
  poll: [
    [523, 0, 0.3],
    [784, 0, 0.3],
  ],
  minute: [[440, 0, 0.06]],
  hold: [
    [659, 0, 0.14],
    [440, 0.15, 0.2],
  ],
  resume: [
    [440, 0, 0.14],
    [659, 0.15, 0.2],
  ],
}

/** -12 dB below full scale. */
const LOUDEST = 0.25
let audio: AudioContext | null = null

/** Plays a tone if sound is on; `test` plays it anyway, from a press that also unlocks the audio. */
export function play(tone: Tone, { test = false } = {}): void {
  const { sound, volume } = getSettings()
  if ((!sound && !test) || typeof AudioContext === 'undefined') return
  audio ??= new AudioContext()
  void audio.resume()
  for (const [hertz, start, length] of NOTES[tone]) note(audio, { hertz, start, length, loud: volume / 100 })
}

function note(
  to: AudioContext,
  { hertz, start, length, loud }: { hertz: number; start: number; length: number; loud: number },
): void {
  const oscillator = to.createOscillator()
  const gain = to.createGain()
  const from = to.currentTime + start
  oscillator.frequency.value = hertz
  gain.gain.setValueAtTime(0, from)
  gain.gain.linearRampToValueAtTime(LOUDEST * loud, from + 0.01)
  gain.gain.linearRampToValueAtTime(0, from + length)
  oscillator.connect(gain).connect(to.destination)
  oscillator.start(from)
  oscillator.stop(from + length)
}
