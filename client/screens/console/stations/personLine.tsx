import { useRoleNames } from '#client/components/roleBadge.tsx'
import { Shape } from '#client/components/shape.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { PersonId } from '#shared/ids.ts'
import css from './personLine.module.css'

/** A person's name, whether the connection stands, and how far away it is. */
export function PersonLine({ person, withRole = false }: { person: PersonId; withRole?: boolean }) {
  const { t } = useTranslation('console')
  const name = useRoom((room) => room.names[person] ?? t('people.nameless'))
  const seat = useRoom((room) => room.view.people[person])
  const there = useRoom((room) => room.presence.people[person])
  const roles = useRoleNames()
  const state = !there?.online
    ? t('people.offline')
    : there.latencyMs === null
      ? t('people.there')
      : t('people.latency', { ms: Math.round(there.latencyMs) })
  return (
    <span className={css.person} data-offline={!there?.online || undefined}>
      <Shape name={there?.online ? 'online' : 'offline'} size={12} />
      <span className={css.name}>{seat?.second ? t('people.second', { name }) : name}</span>
      <span className={css.state}>
        {withRole ? `${seat?.role ? roles(seat.role) : t('people.noSeat')} · ${state}` : state}
      </span>
    </span>
  )
}
