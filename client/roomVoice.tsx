/** Says aloud what concerns everyone in a room: a new pace, a hold, a word of the facilitator. */
import { useTranslation } from '#client/i18n/index.ts'
import type { Fact } from '#shared/fact.ts'
import type { Phase } from '#shared/ids.ts'
import type { SimMs } from '#shared/time.ts'
import { announce } from './announcer.tsx'
import { useDurationWords } from './components/words.tsx'
import { useFacts, useRoom, useRoomStore } from './room.tsx'
import { useActions } from './shortcuts.ts'
import { play } from './sounds.ts'
import type { RoomData } from './store.ts'
import { useClock, useSimText } from './useClock.ts'

export function RoomVoice() {
  const { t } = useTranslation()
  const store = useRoomStore()
  const say = (fact: Fact) => {
    if (fact.type === 'clock.held') {
      announce(fact.reason ? t('pace.heldWhy', { reason: fact.reason }) : t('pace.held'), 'assertive')
      play('hold')
    }
    if (fact.type === 'clock.resumed') {
      announce(t('pace.resumed'))
      play('resume')
    }
    if (fact.type === 'clock.changed' && (fact.cause === 'pace' || fact.cause === 'rate'))
      announce(fact.anchor.rate === 1 ? t('pace.real') : t('pace.faster', { rate: fact.anchor.rate }))
    if (fact.type === 'facilitator.said' && store.getState().you?.kind !== 'facilitator')
      announce(fact.text, 'assertive')
  }
  useFacts(({ facts }) => {
    for (const fact of facts) say(fact)
  })
  return <ClockVoice />
}

/** The own limit that passes next after `sim`. */
function ownLimit({ view, you }: RoomData, sim: SimMs): { issue: string; phase: Phase; due: SimMs } | null {
  const limits = Object.values(view.issues).flatMap(({ issue, phase, owner, state, limit }) =>
    state === 'open' && limit?.due != null && limit.due > sim && you?.roles.includes(owner)
      ? [{ issue, phase, due: limit.due }]
      : [],
  )
  return limits.reduce<(typeof limits)[number] | null>((a, b) => (a && a.due <= b.due ? a : b), null)
}

function ClockVoice() {
  const { t } = useTranslation()
  const { sim, held } = useClock()
  const simText = useSimText()
  const city = useRoom((room) => room.view.brief?.clock.city ?? '')
  const words = useDurationWords()
  const store = useRoomStore()
  const left = () => {
    const data = store.getState()
    const own = ownLimit(data, sim)
    if (!own) return ''
    const title = data.view.inbox[own.issue]?.title ?? ''
    const phase = t(`phase.${own.phase}`).toLowerCase()
    return t('clock.spokenLeft', { left: words(own.due - sim), phase, title })
  }
  useActions([
    {
      id: 'sayClock',
      label: t('keys.sayClock'),
      run: () => {
        const time = t('clock.spoken', { time: simText(sim), city })
        announce([time, held ? t('clock.spokenHeld') : '', left()].filter(Boolean).join(' '))
      },
    },
  ])
  return null
}
