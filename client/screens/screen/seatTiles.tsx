import { StatusChip } from '#client/components/chip.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { RoleTile, RoleTiles } from './roleTile.tsx'
import { usePeopleIn } from './usePeopleIn.ts'

/** One tile a role: who sits there and whether they are ready. */
export function SeatTiles() {
  const roles = useRoom((room) => room.view.brief?.roles) ?? []
  return (
    <RoleTiles>
      {roles.map((role) => (
        <SeatTile key={role.id} role={role} />
      ))}
    </RoleTiles>
  )
}

function SeatTile({ role }: { role: { id: string; name: string } }) {
  const { t } = useTranslation('screen')
  const { people, words } = usePeopleIn(role.id)
  const ready = people.length > 0 && people.every(({ ready: one }) => one)
  return (
    <RoleTile name={role.name} empty={people.length === 0}>
      <p>{people.length === 0 ? t('free') : words}</p>
      {people.length > 0 && <StatusChip status={ready ? 'ready' : 'notReady'} />}
    </RoleTile>
  )
}
