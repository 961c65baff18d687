import { useId } from 'react'
import { Checkbox } from '#client/components/choice.tsx'
import { FieldError } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { RoleId } from '#shared/ids.ts'
import css from './composer.module.css'

/** Who gets it: one role, several or all. */
export function RolesField(props: {
  value: readonly RoleId[]
  onChange: (roles: RoleId[]) => void
  problem: string | null
}) {
  const { value, onChange, problem } = props
  const { t } = useTranslation('console')
  const roles = useRoom((room) => room.view.brief?.roles) ?? []
  const id = useId()
  const all = roles.map((role) => role.id)
  const toggle = (role: RoleId, on: boolean) =>
    onChange(all.filter((one) => (one === role ? on : value.includes(one))))
  return (
    <fieldset className={css.roles} aria-labelledby={id}>
      <span id={id} className={css.label}>
        {t('compose.to')}
      </span>
      <div className={css.checks}>
        <Checkbox checked={value.length === all.length} onChange={(on) => onChange(on ? all : [])}>
          {t('compose.everyone')}
        </Checkbox>
        {roles.map(({ id: role, name }) => (
          <Checkbox key={role} checked={value.includes(role)} onChange={(on) => toggle(role, on)}>
            {name}
          </Checkbox>
        ))}
      </div>
      <FieldError problem={problem} />
    </fieldset>
  )
}
