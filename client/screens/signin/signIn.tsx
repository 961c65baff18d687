/** `/signin#token`: the link the server prints. The token is taken off the address at once, so that no copy keeps it. */
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { api } from '#client/api.ts'
import { Button } from '#client/components/button.tsx'
import { PlainPage } from '#client/components/pageError.tsx'
import { PlainShell } from '#client/components/shell.tsx'
import { ProgressBar } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useTitle } from '#client/useTitle.ts'

type State = 'checking' | 'missing' | 'refused' | 'offline'
let token: string | null = null

export function SignIn() {
  const { t } = useTranslation(['join', 'common'])
  const [, go] = useLocation()
  const [state, setState] = useState<State>('checking')
  const [tries, setTries] = useState(0)
  useTitle(t('signin.title'))

  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again with the same token.
  useEffect(() => {
    token = location.hash.slice(1) || token
    history.replaceState(null, '', '/signin')
    if (!token) {
      setState('missing')
      return
    }
    let still = true
    const signIn = async (given: string) => {
      setState('checking')
      const reply = await api.signIn(given)
      if (!still) return
      if ('ok' in reply) go('/rooms', { replace: true })
      else setState(reply.trouble === 'offline' || reply.trouble === 'failed' ? 'offline' : 'refused')
    }
    void signIn(token)
    return () => {
      still = false
    }
  }, [tries, go])

  return (
    <PlainShell>
      {state === 'checking' ? (
        <PlainPage title={t('signin.title')}>
          <ProgressBar label={t('signin.checking')} />
        </PlainPage>
      ) : (
        <PlainPage
          title={t('signin.failedTitle')}
          actions={
            <>
              {state === 'offline' && (
                <Button variant="primary" onPress={() => setTries(tries + 1)}>
                  {t('common:retry')}
                </Button>
              )}
              <Button onPress={() => go('/')}>{t('signin.home')}</Button>
            </>
          }
        >
          <p role="alert">{words()}</p>
        </PlainPage>
      )}
    </PlainShell>
  )

  function words(): string {
    if (state === 'missing') return t('signin.missing')
    return state === 'offline' ? t('common:errorOffline') : t('signin.failed')
  }
}
