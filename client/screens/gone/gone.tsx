/** A connection that ended for good says why, what is safe, and the one way on. */

import { useLocation } from 'wouter'
import { Button } from '#client/components/button.tsx'
import { PlainPage } from '#client/components/pageError.tsx'
import { PlainShell } from '#client/components/shell.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useConnection, useRoom } from '#client/room.tsx'
import { spacedCode } from '#client/roomCode.ts'
import { useTitle } from '#client/useTitle.ts'
import type { GoneReason } from '#shared/protocol.ts'

const WORDS = {
  replaced: ['gone.replacedTitle', 'gone.replaced'],
  removed: ['gone.removedTitle', 'gone.removed'],
  closed: ['gone.closedTitle', 'gone.closed'],
  'old-client': ['gone.oldClientTitle', 'gone.oldClient'],
  'unknown-room': ['gone.unknownTitle', 'gone.unknown'],
  'not-signed-in': ['gone.signInTitle', 'gone.signIn'],
} as const satisfies Record<GoneReason, readonly [string, string]>

export function Gone({ reason, code }: { reason: GoneReason; code: string }) {
  const { t } = useTranslation(['join', 'common'])
  const [title, text] = WORDS[reason]
  useTitle(t(title))
  return (
    <PlainShell>
      <PlainPage title={t(title)} actions={<WayOn reason={reason} code={code} />}>
        <p>{t(text)}</p>
      </PlainPage>
    </PlainShell>
  )
}

function WayOn({ reason, code }: { reason: GoneReason; code: string }) {
  const { t } = useTranslation(['join', 'common'])
  const [path, go] = useLocation()
  switch (reason) {
    case 'replaced':
      return <UseHere />
    case 'old-client':
      return (
        <Button variant="primary" onPress={() => location.reload()}>
          {t('common:reload')}
        </Button>
      )
    case 'closed':
      return (
        <Button variant="primary" onPress={() => go(`/debrief/${code}`)}>
          {t('toDebrief')}
        </Button>
      )
    case 'unknown-room':
      return <Button onPress={() => go('/')}>{t('signin.home')}</Button>
    case 'removed':
    case 'not-signed-in':
      return (
        <>
          <Button variant="primary" onPress={() => go(`/j/${code}`)}>
            {t('gone.joinRoom', { code: spacedCode(code) })}
          </Button>
          {path.startsWith('/console') && <Button onPress={() => go('/rooms')}>{t('openRoom')}</Button>}
        </>
      )
  }
}

function UseHere() {
  const { t } = useTranslation('join')
  const { reopen } = useConnection()
  const pending = useRoom((room) => room.status.kind === 'connecting')
  return (
    <Button variant="primary" isPending={pending} onPress={reopen}>
      {t('gone.useHere')}
    </Button>
  )
}
