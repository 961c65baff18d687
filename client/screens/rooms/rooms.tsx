/** A facilitator's start: open a room from a scenario, or go on with one. */
import { useCallback, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { api, type Trouble } from '#client/api.ts'
import { Button } from '#client/components/button.tsx'
import { PageColumn, PageIntro } from '#client/components/pageColumn.tsx'
import { PlainPage } from '#client/components/pageError.tsx'
import { PlainShell } from '#client/components/shell.tsx'
import { TroublePage } from '#client/components/troublePage.tsx'
import { WayLink } from '#client/components/wayLink.tsx'
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
  const { t } = useTranslation(['rooms', 'common'])
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
      <PlainShell>
        <PlainPage title={t('title')}>
          <ProgressBar label={t('common:loading')} />
        </PlainPage>
      </PlainShell>
    )
  if ('trouble' in loaded)
    return (
      <PlainShell>
        <TroublePage trouble={loaded} again={() => void load()} failed={t('failed')} />
      </PlainShell>
    )
  return (
    <PlainShell
      aside={
        <Button variant="quiet" onPress={() => void signOut()}>
          {t('signOut')}
        </Button>
      }
    >
      <PageColumn of="parts">
        <PageIntro title={t('title')}>{t('intro')}</PageIntro>
        <section className={css.part} aria-labelledby="scenarios">
          <div className={css.partHead}>
            <h2 id="scenarios">{t('open')}</h2>
            <WayLink href="/library">{t('toLibrary')}</WayLink>
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
        <WayLink href="/">{t('joinInstead')}</WayLink>
      </PageColumn>
    </PlainShell>
  )
}
