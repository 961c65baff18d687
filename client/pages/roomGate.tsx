/** What stands before a room's screen: the wait for the first view, and the page that says why there is none. */
import type { ReactNode } from 'react'
import { PlainPage } from '#client/components/pageError.tsx'
import { PlainShell } from '#client/components/shell.tsx'
import { StartCount } from '#client/components/startCount.tsx'
import { ProgressBar } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { RoomVoice } from '#client/roomVoice.tsx'
import { Gone } from '#client/screens/gone/gone.tsx'

/** `silent` for screens nobody listens to. */
export function RoomGate(props: { code: string; silent?: boolean; children: ReactNode }) {
  const { code, silent = false, children } = props
  const gone = useRoom((room) => (room.status.kind === 'gone' ? room.status.reason : null))
  const known = useRoom((room) => room.view.brief !== null && room.you !== null)
  if (gone) return <Gone reason={gone} code={code} />
  if (!known) return <Connecting />
  return (
    <>
      {!silent && <RoomVoice />}
      {children}
      <StartCount />
    </>
  )
}

function Connecting() {
  const { t } = useTranslation()
  const attempt = useRoom((room) => (room.status.kind === 'reconnecting' ? room.status.attempt : 0))
  return (
    <PlainShell>
      <PlainPage title={t('connection.connecting')}>
        <ProgressBar label={attempt > 0 ? t('connection.trying', { attempt }) : t('loading')} />
      </PlainPage>
    </PlainShell>
  )
}

/** While a screen's own code is on its way. */
export function Waiting() {
  const { t } = useTranslation()
  return (
    <PlainShell>
      <PlainPage title={t('loading')} />
    </PlainShell>
  )
}
