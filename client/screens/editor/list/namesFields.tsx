/** Fields that name entries of the same file: one of them, or some. */
import { Checkbox, Select } from '#client/components/choice.tsx'
import { FieldError } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useFile } from '../editing.tsx'
import { type Kind, namesFor } from '../schema/references.ts'
import type { Path } from '../text/path.ts'
import css from './fields.module.css'

interface FieldWords {
  label: string
  hint: string
  problem: string | null
}

export function NameField(
  props: FieldWords & {
    kind: Kind
    path: Path
    value: unknown
    required: boolean
    onChange: (value: string | undefined) => void
  },
) {
  const { kind, path, value, label, hint, problem, required, onChange } = props
  const { t } = useTranslation('editor')
  const names = namesFor(kind, path, useFile().value)
  const chosen = typeof value === 'string' ? value : ''
  const isKnown = chosen === '' || names.some(({ id }) => id === chosen)
  return (
    <div className={css.field} data-short="" data-path={path.join('.')}>
      <Select
        label={label}
        hint={hint}
        options={[
          ...(required && chosen !== '' ? [] : [{ id: '', label: t('notSet') }]),
          ...(isKnown ? [] : [{ id: chosen, label: t('unknownName', { name: chosen }) }]),
          ...names.map(({ id, label: words }) => ({
            id,
            label: names.filter((one) => one.label === words).length > 1 ? `${words} (${id})` : words,
          })),
        ]}
        value={chosen}
        onChange={(id) => onChange(id === '' ? undefined : id)}
      />
      <FieldError problem={problem} />
    </div>
  )
}

export function NamesField(
  props: FieldWords & {
    kind: Kind
    path: Path
    value: unknown
    all: boolean
    onChange: (value: string[] | 'all' | undefined) => void
  },
) {
  const { kind, path, value, label, hint, problem, all, onChange } = props
  const { t } = useTranslation('editor')
  const names = namesFor(kind, path, useFile().value)
  const everyone = value === 'all'
  const chosen = Array.isArray(value) ? value.map(String) : []
  const unknown = chosen.filter((id) => !names.some((one) => one.id === id))
  const toggle = (id: string, on: boolean) => {
    const next = on ? [...chosen, id] : chosen.filter((one) => one !== id)
    onChange(next.length > 0 ? next : undefined)
  }
  return (
    <fieldset className={css.field} data-path={path.join('.')}>
      <legend className={css.label}>{label}</legend>
      <div className={css.checks}>
        {all && (
          <Checkbox checked={everyone} onChange={(on) => onChange(on ? 'all' : names.map(({ id }) => id))}>
            {t('everyone')}
          </Checkbox>
        )}
        {[...names, ...unknown.map((id) => ({ id, label: t('unknownName', { name: id }) }))].map((one) => (
          <Checkbox
            key={one.id}
            checked={everyone || chosen.includes(one.id)}
            disabled={everyone}
            onChange={(on) => toggle(one.id, on)}
          >
            {one.label}
          </Checkbox>
        ))}
        {names.length === 0 && <span className={css.hint}>{t('noNames')}</span>}
      </div>
      {hint && <span className={css.hint}>{hint}</span>}
      <FieldError problem={problem} />
    </fieldset>
  )
}
