import { useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { IconButton } from '#client/components/button.tsx'
import { Chip, VoteChip } from '#client/components/chip.tsx'
import { useRoleNames } from '#client/components/roleBadge.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { ariaKeys, type KeyName, useActions } from '#client/shortcuts.ts'
import type { Brief } from '#shared/fact.ts'
import { useDesk } from '../desk.tsx'
import { useLastActs } from '../log/roomLog.tsx'
import { LastAct } from './lastAct.tsx'
import { PersonLine } from './personLine.tsx'
import css from './stationCard.module.css'
import { type Station, stationOf } from './stationOf.ts'
import { StationWork } from './stationWork.tsx'

/** A seat at a glance: people, distance, last act, what is on its table and for how long, vote, help. */
export function StationCard({ role, n }: { role: Brief['roles'][number]; n: number }) {
  const { t } = useTranslation('console')
  const { selected, side, select, open } = useDesk()
  const view = useRoom((room) => room.view)
  const station = stationOf(view, role.id)
  const lastAct = useLastActs()[role.id] ?? null
  const isSelected = side === 'detail' && selected?.kind === 'station' && selected.role === role.id
  const button = useRef<HTMLButtonElement>(null)
  const key = n <= 4 ? (`station${n}` as KeyName) : null
  useActions(
    key
      ? [{ id: key, label: t('stations.focus', { role: role.name }), run: () => button.current?.focus() }]
      : [],
  )
  return (
    <article
      className={css.card}
      data-selected={isSelected || undefined}
      data-empty={isEmpty(station) || undefined}
    >
      <div className={css.head}>
        <h3 className={css.role}>
          <AriaButton
            ref={button}
            className={css.open ?? ''}
            onPress={() => select({ kind: 'station', role: role.id })}
            aria-current={isSelected}
            aria-keyshortcuts={(key && ariaKeys(key)) ?? ''}
          >
            {role.name}
          </AriaButton>
        </h3>
        <Help station={station} />
        {station.vote && <VoteChip vote={station.vote.vote} />}
        <IconButton
          label={t('stations.seatOf', { role: role.name })}
          onPress={() => open({ kind: 'seat', role: role.id })}
        >
          <SeatSign />
        </IconButton>
      </div>
      <div className={css.people}>
        {station.people.map((person) => (
          <PersonLine key={person} person={person} />
        ))}
        <Empty station={station} />
        <LastAct at={lastAct} />
      </div>
      <StationWork station={station} />
    </article>
  )
}

const isEmpty = ({ people, coveredBy }: Station) => people.length === 0 && coveredBy === null

function Empty({ station }: { station: Station }) {
  const { t } = useTranslation('console')
  const names = useRoleNames()
  if (station.people.length > 0) return null
  return (
    <span className={css.empty}>
      {station.coveredBy ? t('stations.covered', { role: names(station.coveredBy) }) : t('stations.empty')}
    </span>
  )
}

function Help({ station }: { station: Station }) {
  const { t } = useTranslation('console')
  return (
    <>
      {station.escalated && (
        <Chip tone="nogo" shape="warning" small>
          {t('stations.escalated')}
        </Chip>
      )}
      {station.asked.length > 0 && (
        <Chip tone="accent" shape="info" small>
          {t('stations.asked', { count: station.asked.length })}
        </Chip>
      )}
    </>
  )
}

function SeatSign() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle cx="8" cy="4.5" r="3" fill="currentColor" />
      <path d="M2 15c0-4 2.5-6 6-6s6 2 6 6z" fill="currentColor" />
    </svg>
  )
}
