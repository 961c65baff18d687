/** The facilitator's console while the room is live. */
import { useEffect, useState } from 'react'
import { RoomShell } from '#client/components/roomShell.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useSimText } from '#client/useClock.ts'
import { PHONE, useMedia } from '#client/useMedia.ts'
import { useMinute } from '#client/useMinute.ts'
import { useTitle } from '#client/useTitle.ts'
import { Transport } from './bar/transport.tsx'
import { ConsoleDialogs } from './consoleDialogs.tsx'
import { ConsoleStrips } from './consoleStrips.tsx'
import { DeskProvider } from './desk.tsx'
import { RoomLogProvider } from './log/roomLog.tsx'
import { PhoneFoot, PhonePanes } from './phone.tsx'
import { WidePanes } from './widePanes.tsx'

/**
 * The page around shows the clock ten times a second, and each of these updates throws away what React renders in the
 * background, as it does for code that has just arrived. So what arrives is small, and the rest follows as an update of
 * its own, which is rendered in one go.
 */
export function Console() {
  const [arrived, setArrived] = useState(false)
  useEffect(() => setArrived(true), [])
  if (!arrived) return null
  return (
    <DeskProvider>
      <RoomLogProvider>
        <LiveConsole />
      </RoomLogProvider>
    </DeskProvider>
  )
}

function LiveConsole() {
  const { t } = useTranslation('console')
  const phone = useMedia(PHONE)
  const title = useRoom((room) => room.view.brief?.title ?? '')
  return (
    <RoomShell
      heading={t('heading', { title })}
      bar={<Transport />}
      strips={<ConsoleStrips />}
      foot={phone && <PhoneFoot />}
      fill
    >
      {phone ? <PhonePanes /> : <WidePanes />}
      <ConsoleDialogs />
      <ConsoleTitle />
    </RoomShell>
  )
}

/** `10:32 Console - v1.1.0-beta dry run` in the tab. */
function ConsoleTitle() {
  const { t } = useTranslation('console')
  const sim = useMinute()
  const simText = useSimText()
  const title = useRoom((room) => room.view.brief?.title ?? '')
  useTitle(t('pageTitle', { time: simText(sim, { seconds: false }), title }))
  return null
}
