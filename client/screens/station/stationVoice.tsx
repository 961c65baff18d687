/** Says aloud what comes to this seat, with its tone; on a hidden tab as a desktop notice, where the person wanted that. */

import { announce } from '#client/announcer.tsx'
import { deviceDrafts } from '#client/drafts.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useFacts, useRoomStore } from '#client/room.tsx'
import { getSettings } from '#client/settings.ts'
import { play } from '#client/sounds.ts'
import type { Fact } from '#shared/fact.ts'
import { sentBy } from './draftKeys.ts'
import { heard } from './heard.ts'
import { useNames } from './names.ts'
import { useSeat } from './seat.ts'
import { shortened } from './sentences.ts'

export function StationVoice() {
  const { t } = useTranslation(['station', 'common'])
  const store = useRoomStore()
  const { code, roles } = useSeat()
  const names = useNames()
  const say = (fact: Fact) => {
    const said = heard(fact, { roles, view: store.getState().view })
    if (!said) return
    const who = said.key === 'called' ? t(`common:vote.${said.who as 'go'}`) : names.anyone(said.who)
    const text = t(`heard.${said.key}`, { title: shortened(said.title, 140), who })
    const batch = { group: 'inbox', summary: (count: number) => t('common:announce.batch', { count }) }
    announce(text, said.urgent ? 'assertive' : 'polite', said.inbox && !said.urgent ? batch : undefined)
    if (said.tone) play(said.tone)
    if (said.inbox || said.urgent) notify(text)
  }
  useFacts(({ facts }) => {
    for (const fact of facts) {
      say(fact)
      const sent = sentBy(code, fact, roles)
      if (sent) dropSpent(sent)
    }
  })
  return null
}

function dropSpent({ key, text }: { key: string; text: string }): void {
  const drafts = deviceDrafts()
  if (text !== '' && drafts.read(key).text.trim() === text) drafts.clear(key)
}

function notify(text: string): void {
  if (!document.hidden || !getSettings().notifications || typeof Notification === 'undefined') return
  if (Notification.permission === 'granted') new Notification(text, { tag: 'launchroom' })
}
