/** Loads a scenario with its card, and lets bots play a day of it. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Trouble } from '#client/api.ts'
import { libraryApi } from '#client/libraryApi.ts'
import { type Model, modelOf } from '#client/screens/debrief/model.ts'
import type { BotSkill, ScenarioCard, ScenarioText } from '#shared/library.ts'

export interface Loaded {
  card: ScenarioCard
  text: ScenarioText
}
export interface Asked {
  skill: BotSkill
  seed: number
}
/** A day that bots played. */
export type Day = Model | Trouble | null

export interface PreviewData {
  loaded: Loaded | null
  trouble: Trouble | null
  load: () => void
  day: Day
  asked: Asked
  /** Whether bots are playing another day just now. */
  playing: boolean
  play: (asked: Asked) => void
}

const FIRST: Asked = { skill: 'expert', seed: 1 }

export function usePreview(id: string): PreviewData {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [day, setDay] = useState<Day>(null)
  const [asked, setAsked] = useState(FIRST)
  const [playing, setPlaying] = useState(false)
  const latest = useRef(0)

  const playText = useCallback(async (text: string, next: Asked) => {
    latest.current += 1
    const turn = latest.current
    setAsked(next)
    setPlaying(true)
    const reply = await libraryApi.preview(text, next)
    if (turn !== latest.current) return
    setPlaying(false)
    setDay('ok' in reply ? modelOf(reply.ok) : reply)
  }, [])

  const load = useCallback(() => {
    setTrouble(null)
    void Promise.all([libraryApi.cards(), libraryApi.text(id)]).then(([cards, text]) => {
      if ('trouble' in cards) return setTrouble(cards)
      if ('trouble' in text) return setTrouble(text)
      const card = cards.ok.find((one) => one.id === id)
      if (!card) return setTrouble({ trouble: 'unknown', code: '', message: '', retryAfter: 0 })
      setLoaded({ card, text: text.ok })
      if (card.facts && card.errors === 0) void playText(text.ok.text, FIRST)
    })
  }, [id, playText])
  useEffect(load, [load])

  const play = (next: Asked) => {
    if (loaded) void playText(loaded.text.text, next)
  }
  return { loaded, trouble, load, day, asked, playing, play }
}
