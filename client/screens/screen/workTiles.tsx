import { useTranslation } from 'react-i18next'
import { StatusChip } from '#client/components/chip.tsx'
import { useRoleNames } from '#client/components/roleBadge.tsx'
import { useRoom } from '#client/room.tsx'
import type { Brief } from '#shared/fact.ts'
import type { View } from '#shared/view.ts'
import { RoleTile, RoleTiles } from './roleTile.tsx'
import { usePeopleIn } from './usePeopleIn.ts'

/** One tile a role: who is in it, and how far its part of the current milestone is. */
export function WorkTiles() {
  const roles = useRoom((room) => room.view.brief?.roles) ?? []
  return (
    <RoleTiles>
      {roles.map((role) => (
        <WorkTile key={role.id} role={role} />
      ))}
    </RoleTiles>
  )
}

function WorkTile({ role }: { role: Brief['roles'][number] }) {
  const { t } = useTranslation('screen')
  const { people, words } = usePeopleIn(role.id)
  const coveredBy = useRoom((room) => room.view.covers[role.id])
  const names = useRoleNames()
  const brief = useRoom((room) => room.view.brief)
  const milestones = useRoom((room) => room.view.milestones)
  const work = workOf(role.id, { brief, milestones })
  return (
    <RoleTile name={role.name} empty={people.length === 0 && !coveredBy}>
      <p>{coveredBy ? t('covered', { role: names(coveredBy) }) : people.length === 0 ? t('free') : words}</p>
      {work && (
        <StatusChip status={work.done === work.all ? 'done' : 'now'}>
          {t('checklist', { done: work.done, all: work.all })}
        </StatusChip>
      )}
    </RoleTile>
  )
}

/** Items of the milestones under way that are this role's; null while there are none. */
export function workOf(
  role: string,
  { brief, milestones }: Pick<View, 'brief' | 'milestones'>,
): { done: number; all: number } | null {
  const items = (brief?.milestones ?? [])
    .filter(({ id }) => milestones[id]?.state === 'now')
    .flatMap(({ id, items: list }) =>
      list
        .filter((item) => item.role === role)
        .map((item) => milestones[id]?.items[item.id]?.state === 'done'),
    )
  return items.length === 0 ? null : { done: items.filter(Boolean).length, all: items.length }
}
