/** Says aloud what concerns everyone in a room: a new pace, a hold, a word of the facilitator. */
import { useTranslation } from 'react-i18next'
import type { Fact } from '#shared/fact.ts'
import { announce } from './announcer.tsx'
import { useFacts, useRoom, useRoomStore } from './room.tsx'
import { useActions } from './shortcuts.ts'
import { play } from './sounds.ts'
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

function ClockVoice() {
  const { t } = useTranslation()
  const { sim, held } = useClock()
  const simText = useSimText()
  const city = useRoom((room) => room.view.brief?.clock.city ?? '')
  useActions([
    {
      id: 'sayClock',
      label: t('keys.sayClock'),
      run: () => {
        const time = t('clock.spoken', { time: simText(sim), city })
        announce(held ? `${time} ${t('clock.spokenHeld')}` : time)
      },
    },
  ])
  return null
}
