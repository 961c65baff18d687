/**
 * The debrief of a room, for whoever took part: this browser is asked as what. The room stays connected, since the four
 * questions are answered and criteria are judged in it.
 */
import { useCallback, useEffect, useMemo, useState } from 'react'
import { api, type Trouble } from '#client/api.ts'
import { PlainPage } from '#client/components/pageError.tsx'
import { PlainShell } from '#client/components/shell.tsx'
import { TroublePage } from '#client/components/troublePage.tsx'
import { ProgressBar } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { RoomProvider } from '#client/room.tsx'
import { Debrief } from '#client/screens/debrief/debrief.tsx'
import { Gone } from '#client/screens/gone/gone.tsx'
import type { RoomInfo } from '#shared/protocol.ts'

export function DebriefPage({ code }: { code: string }) {
  const { t } = useTranslation()
  const [info, setInfo] = useState<RoomInfo | Trouble | null>(null)
  // The longest answer is on its way while we learn as what we ask.
  const first = useMemo(() => api.debrief(code), [code])
  const load = useCallback(async () => {
    setInfo(null)
    const reply = await api.room(code)
    setInfo('ok' in reply ? reply.ok : reply)
  }, [code])
  useEffect(() => {
    void load()
  }, [load])

  if (info === null)
    return (
      <PlainShell>
        <PlainPage title={t('loading')}>
          <ProgressBar label={t('loading')} />
        </PlainPage>
      </PlainShell>
    )
  if ('trouble' in info) {
    if (info.trouble === 'unknown') return <Gone reason="unknown-room" code={code} />
    if (info.trouble === 'notAllowed') return <Gone reason="not-signed-in" code={code} />
    return (
      <PlainShell>
        <TroublePage trouble={info} again={() => void load()} />
      </PlainShell>
    )
  }
  if (!info.you.facilitator && !info.you.participant) return <Gone reason="not-signed-in" code={code} />
  const as = info.you.facilitator ? 'facilitator' : 'participant'
  return (
    <RoomProvider code={code} as={as}>
      <Debrief code={code} as={as} first={first} />
    </RoomProvider>
  )
}
