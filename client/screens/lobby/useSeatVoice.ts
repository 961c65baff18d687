import { announce } from '#client/announcer.tsx'
import { useRoleNames } from '#client/components/roleBadge.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useFacts, useRoomStore } from '#client/room.tsx'
import type { Fact } from '#shared/fact.ts'

/** Says who joined, took or left a seat and is ready: politely, and a burst as one sentence. */
export function useSeatVoice(): void {
  const { t } = useTranslation('lobby')
  const store = useRoomStore()
  const roles = useRoleNames()
  const words = (fact: Fact): string | null => {
    if (!('person' in fact) || fact.person === store.getState().you?.person) return null
    const name = store.getState().names[fact.person] ?? t('noName')
    if (fact.type === 'person.joined') return t('joined', { name })
    if (fact.type === 'seat.taken') return t('joinedAs', { name, role: roles(fact.role) })
    if (fact.type === 'seat.freed') return t('left', { name, role: roles(fact.role) })
    return fact.type === 'seat.ready' && fact.ready ? t('isReady', { name }) : null
  }
  useFacts(({ facts }) => {
    for (const fact of facts) {
      const text = words(fact)
      if (text) announce(text, 'polite', { group: 'seats', summary: (count) => t('burst', { count }) })
      if (fact.type === 'room.briefed') announce(t('briefed'))
    }
  })
}
