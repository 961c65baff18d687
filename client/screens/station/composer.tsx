/** Writing to a channel as one's role: templates, the text as a draft, and where it goes. */
import type { ReactNode } from 'react'
import { TextArea } from '#client/components/field.tsx'
import { Menu } from '#client/components/menu.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { Brief } from '#shared/fact.ts'
import css from './composer.module.css'
import { useNames } from './names.ts'
import { useSeat } from './seat.ts'
import type { FieldState } from './useField.ts'

/** Templates of a channel, the own role's first. */
function useTemplates(channel: string | null): Brief['templates'] {
  const templates = useRoom((room) => room.view.brief?.templates)
  const { has } = useSeat()
  const fit = (templates ?? []).filter((one) => channel === null || one.channel === channel)
  return [...fit.filter(({ role }) => has(role)), ...fit.filter(({ role }) => !has(role))]
}

export function Composer(props: {
  /** null: a note to the team, which goes to no channel. */
  channel: string | null
  label: string
  hint?: ReactNode
  field: FieldState
  rows?: number
  autoFocus?: boolean
}) {
  const { channel, label, hint, field, rows = 5, autoFocus = false } = props
  const { t } = useTranslation('station')
  const names = useNames()
  const templates = useTemplates(channel)
  return (
    <div className={css.composer}>
      <div className={css.bar}>
        {channel !== null && <span>{t('composer.to', { channel: names.channel(channel) })}</span>}
        {channel !== null && templates.length > 0 && (
          <Menu
            small
            label={t('composer.template')}
            entries={templates.map(({ id, title, body, role }) => ({
              id,
              label: t('composer.entry', { title, role: names.anyone(role) }),
              act: () => field.set(field.value.trim() === '' ? body : `${field.value.trimEnd()}\n\n${body}`),
            }))}
          />
        )}
      </div>
      <TextArea
        label={label}
        {...(hint ? { hint } : {})}
        rows={rows}
        maxLength={2000}
        value={field.value}
        onChange={field.set}
        autoFocus={autoFocus}
      />
    </div>
  )
}
