import { StatusChip } from '#client/components/chip.tsx'
import { useRoleNames } from '#client/components/roleBadge.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { Brief } from '#shared/fact.ts'
import { workOf } from './planStage.ts'
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
