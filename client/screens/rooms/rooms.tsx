/** A facilitator's start: open a room from a scenario, or go on with one. */
import { useCallback, useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { api, type Trouble } from '#client/api.ts'
import { Button } from '#client/components/button.tsx'
import { PlainPage } from '#client/components/pageError.tsx'
import { Shell } from '#client/components/shell.tsx'
import { EmptyState, ProgressBar } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
import { useTitle } from '#client/useTitle.ts'
import type { ScenarioCard } from '#shared/library.ts'
import type { RoomListed } from '#shared/protocol.ts'
import { RoomList } from './roomList.tsx'
import css from './rooms.module.css'
import { ScenarioChoice } from './scenarioChoice.tsx'

interface Loaded {
  scenarios: ScenarioCard[]
  rooms: RoomListed[]
}

export function Rooms() {
  const { t } = useTranslation(['rooms', 'common', 'join'])
  const [, go] = useLocation()
  const [loaded, setLoaded] = useState<Loaded | Trouble | null>(null)
  useTitle(t('title'))

  const load = useCallback(async () => {
    const [scenarios, rooms] = await Promise.all([libraryApi.cards(), api.rooms()])
    if ('trouble' in scenarios) setLoaded(scenarios)
    else if ('trouble' in rooms) setLoaded(rooms)
    else setLoaded({ scenarios: scenarios.ok, rooms: rooms.ok })
  }, [])
  useEffect(() => {
    void load()
  }, [load])

  const signOut = async () => {
    await api.signOut()
    go('/')
  }

  if (loaded === null)
    return (
      <RoomsShell>
        <PlainPage title={t('title')}>
          <ProgressBar label={t('common:loading')} />
        </PlainPage>
      </RoomsShell>
    )
  if ('trouble' in loaded)
    return (
      <RoomsShell>
        <NoRooms trouble={loaded} again={() => void load()} />
      </RoomsShell>
    )
  return (
    <RoomsShell
      aside={
        <Button variant="quiet" onPress={() => void signOut()}>
          {t('signOut')}
        </Button>
      }
    >
      <div className={css.page}>
        <div className={css.intro}>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </div>
        <section className={css.part} aria-labelledby="scenarios">
          <div className={css.partHead}>
            <h2 id="scenarios">{t('open')}</h2>
            <Link className={css.go} href="/library">
              {t('toLibrary')}
            </Link>
          </div>
          <ScenarioChoice cards={loaded.scenarios} />
        </section>
        <section className={css.part} aria-labelledby="rooms">
          <h2 id="rooms">{t('yours')}</h2>
          {loaded.rooms.length === 0 ? (
            <EmptyState title={t('noRooms')} />
          ) : (
            <RoomList rooms={loaded.rooms} onDeleted={() => void load()} />
          )}
        </section>
        <Link className={css.go} href="/">
          {t('joinInstead')}
        </Link>
      </div>
    </RoomsShell>
  )
}

function RoomsShell({ aside, children }: { aside?: React.ReactNode; children: React.ReactNode }) {
  const { t } = useTranslation()
  return (
    <Shell
      heading={null}
      bar={
        <>
          <strong className={css.product}>{t('product')}</strong>
          {aside}
        </>
      }
    >
      {children}
    </Shell>
  )
}

function NoRooms({ trouble, again }: { trouble: Trouble; again: () => void }) {
  const { t } = useTranslation(['rooms', 'common', 'join'])
  const [, go] = useLocation()
  if (trouble.trouble === 'notAllowed')
    return (
      <PlainPage
        title={t('join:signin.neededTitle')}
        actions={<Button onPress={() => go('/')}>{t('join:signin.home')}</Button>}
      >
        <p>{t('join:signin.needed')}</p>
      </PlainPage>
    )
  return (
    <PlainPage
      title={t('common:errorTitle')}
      code={trouble.code}
      actions={
        <Button variant="primary" onPress={again}>
          {t('common:retry')}
        </Button>
      }
    >
      <p role="alert">{trouble.trouble === 'offline' ? t('failed') : trouble.message || t('failed')}</p>
    </PlainPage>
  )
}
