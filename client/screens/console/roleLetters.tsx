import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { RoleId } from '#shared/ids.ts'
import css from './roleLetters.module.css'

/** `EL SL`, or "all": roles in as little room as they need, read aloud by their names. */
export function RoleLetters({ roles }: { roles: readonly RoleId[] }) {
  const { t } = useTranslation('console')
  const all = useRoom((room) => room.view.brief?.roles) ?? []
  if (roles.length > 1 && roles.length === all.length) return t('sheet.all')
  return roles.map((id) => {
    const role = all.find((one) => one.id === id)
    return (
      <abbr key={id} className={css.letters} title={role?.name ?? id}>
        <span aria-hidden="true">{role?.letters ?? id}</span>
        <span className="visually-hidden">{role?.name ?? id}</span>
      </abbr>
    )
  })
}
