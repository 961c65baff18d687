import { useRoom } from '#client/room.tsx'
import type { RoleId } from '#shared/ids.ts'
import css from './roleBadge.module.css'

/** Two letters of a role, in no colour; read aloud as its name. `long` writes the name beside them. */
export function RoleBadge({ role, long = false }: { role: RoleId; long?: boolean }) {
  const brief = useRoom((room) => room.view.brief?.roles.find(({ id }) => id === role))
  const name = brief?.name ?? role
  return (
    <span className={css.role}>
      <abbr className={css.letters} title={name} aria-hidden={long || undefined}>
        <span aria-hidden="true">{brief?.letters ?? role.slice(0, 2).toUpperCase()}</span>
        {!long && <span className="visually-hidden">{name}</span>}
      </abbr>
      {long && name}
    </span>
  )
}

/** Gives names of roles and of who did something, for sentences. */
export function useRoleNames(): (doer: string | null) => string {
  const roles = useRoom((room) => room.view.brief?.roles)
  return (doer) => roles?.find(({ id }) => id === doer)?.name ?? doer ?? ''
}
