import { Button, IconButton } from '#client/components/button.tsx'
import { FieldError } from '#client/components/field.tsx'
import { Shape } from '#client/components/shape.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useEdit, useEditing, useFile } from '../editing.tsx'
import { formsOf, type JsonSchema } from '../schema/jsonSchema.ts'
import { type Path, valueAt } from '../text/path.ts'
import css from './fields.module.css'
import { MappingField } from './mappingField.tsx'
import { seedOf, shapeOf } from './shapeOf.ts'
import { TypedField } from './typedField.tsx'
import { VariantField } from './variantField.tsx'

interface ListFieldProps {
  path: Path
  label: string
  hint: string
  item: JsonSchema
  order: readonly string[]
}

/** A list: its items one below the other, each with a way to take it out, and a way to add one. */
export function ListField({ path, label, hint, item, order }: ListFieldProps) {
  const { schema: root, problems } = useEditing()
  const { t } = useTranslation('editor')
  const edit = useEdit()
  const value = valueAt(useFile().value, path)
  const items = Array.isArray(value) ? value : []
  if (!root) return null
  const add = () => {
    const seed = seedOf(root, item)
    edit(
      items.length > 0 ? { put: [...path, items.length], value: seed } : { put: path, value: [seed], order },
    )
  }
  const remove = (at: number) =>
    edit(items.length === 1 ? { put: path, value: undefined } : { put: [...path, at], value: undefined })
  return (
    <fieldset className={css.group} data-path={path.join('.')}>
      <legend className={css.groupName}>{label}</legend>
      {hint && <p className={css.hint}>{hint}</p>}
      {items.length > 0 && (
        <ol className={css.items}>
          {items.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items of a list have no names, and their place is what is edited
            <li key={at} className={css.item}>
              <Item
                path={[...path, at]}
                item={item}
                label={t('itemOf', { name: label, count: at + 1 })}
                value={one}
              />
              <IconButton label={t('removeItem', { name: label, count: at + 1 })} onPress={() => remove(at)}>
                <Shape name="no-go" size={12} />
              </IconButton>
            </li>
          ))}
        </ol>
      )}
      <FieldError problem={problems.find((one) => one.path === path.join('.'))?.message ?? null} />
      <div>
        <Button small onPress={add} aria-label={t('addTo', { name: label })}>
          {t('add')}
        </Button>
      </div>
    </fieldset>
  )
}

function Item({ path, item, label, value }: { path: Path; item: JsonSchema; label: string; value: unknown }) {
  const { schema: root, problems } = useEditing()
  const file = useFile()
  const edit = useEdit()
  if (!root) return null
  const shape = shapeOf(root, item, { path, value: file.value })
  if (shape.is === 'variants')
    return <VariantField path={path} label={label} hint="" forms={shape.forms} required order={[]} inner />
  if (shape.is === 'mapping') return <MappingField path={path} form={shape.form} />
  const kind = formsOf(root, item)[0]?.type === 'number' ? 'number' : 'line'
  return (
    <TypedField
      path={path}
      label={label}
      hideLabel
      hint=""
      problem={problems.find((one) => one.path === path.join('.'))?.message ?? null}
      value={value}
      kind={kind}
      example=""
      onCommit={(text) => edit({ put: path, value: kind === 'number' ? Number(text) : text })}
    />
  )
}
