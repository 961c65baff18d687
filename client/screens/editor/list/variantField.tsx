import { Select } from '#client/components/choice.tsx'
import { FieldError } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useEdit, useEditing, useFile } from '../editing.tsx'
import type { JsonSchema } from '../schema/jsonSchema.ts'
import { mappingAt, type Path, valueAt } from '../text/path.ts'
import css from './fields.module.css'
import { MappingField } from './mappingField.tsx'
import { formOf, nameOfForm, seedOf } from './shapeOf.ts'
import { useKeyWords } from './words.ts'

/** Something that can be of several forms, such as a trigger or a condition: which form, and its fields. */
export function VariantField(props: {
  path: Path
  label: string
  hint: string
  forms: readonly JsonSchema[]
  required: boolean
  order: readonly string[]
  /** Within a list: without a frame of its own. */
  inner?: boolean
}) {
  const { path, label, hint, forms, required, order, inner = false } = props
  const { schema: root, problems } = useEditing()
  const { t } = useTranslation('editor')
  const word = useKeyWords()
  const edit = useEdit()
  const file = useFile()
  const value = valueAt(file.value, path)
  if (!root) return null
  const chosen = formOf(forms, value)
  const form = forms[chosen]
  const before = mappingAt(file.value, path)

  const change = (at: string) => {
    const next = forms[Number(at)]
    if (!next) return edit({ put: path, value: undefined })
    // what both forms have is kept: a time stays when the trigger becomes a window
    const seed = seedOf(root, next) as Record<string, unknown>
    const kept = Object.entries(before).filter(
      ([key]) => next.properties?.[key] && next.properties[key].const === undefined,
    )
    return edit({ put: path, value: { ...seed, ...Object.fromEntries(kept) }, order })
  }
  const name = path.join('.')
  return (
    <fieldset className={inner ? css.inner : css.group} data-path={name}>
      <legend className={inner ? 'visually-hidden' : css.groupName}>{label}</legend>
      {hint && <p className={css.hint}>{hint}</p>}
      <Select
        label={t('kindOf', { name: label })}
        hideLabel
        options={[
          ...(required ? [] : [{ id: '-1', label: t('notSet') }]),
          ...forms.map((one, at) => ({ id: String(at), label: word('form', nameOfForm(one)) })),
        ]}
        value={value === undefined && required ? null : String(chosen)}
        placeholder={t('choose')}
        onChange={change}
      />
      {form && value !== undefined && <MappingField path={path} form={form} except={fixedKeys(form)} />}
      <FieldError problem={problems.find((one) => one.path === name)?.message ?? null} />
    </fieldset>
  )
}

/** Keys that the choice of the form has filled in. */
function fixedKeys({ properties = {} }: JsonSchema): string[] {
  return Object.entries(properties)
    .filter(([, { const: word }]) => word !== undefined)
    .map(([key]) => key)
}
