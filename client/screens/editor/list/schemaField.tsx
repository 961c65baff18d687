/** One place of the scenario as a field, made from its schema. Mappings and lists hold fields of their own. */
import { Select, Switch } from '#client/components/choice.tsx'
import { FieldError } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useEdit, useEditing, useFile } from '../editing.tsx'
import type { KnownKey } from '../schema/jsonSchema.ts'
import { valueAt } from '../text/path.ts'
import type { SchemaFieldProps } from './fieldContext.ts'
import css from './fields.module.css'
import { ListField } from './listField.tsx'
import { MappingField } from './mappingField.tsx'
import { NameField, NamesField } from './namesFields.tsx'
import { RecordField } from './recordField.tsx'
import { shapeOf } from './shapeOf.ts'
import { TypedField } from './typedField.tsx'
import { VariantField } from './variantField.tsx'
import { useKeyWords } from './words.ts'

export function SchemaField({ path, known, order }: SchemaFieldProps) {
  const { schema: root, problems } = useEditing()
  const file = useFile()
  const edit = useEdit()
  const word = useKeyWords()
  const { t } = useTranslation('editor')
  const value = valueAt(file.value, path)
  if (!root) return null
  const shape = shapeOf(root, known.schema, { path, value: file.value })
  const name = path.join('.')
  const problem = problems.find((one) => one.path === name)?.message ?? null
  const label = word('field', known.name)
  const hint = known.schema.description ?? ''
  const set = (next: unknown) => void edit({ put: path, value: next, order })
  const words = { label, hint, problem }

  switch (shape.is) {
    case 'name':
      return (
        <NameField
          {...words}
          kind={shape.kind}
          path={path}
          value={value}
          required={known.required}
          onChange={set}
        />
      )
    case 'names':
      return (
        <NamesField {...words} kind={shape.kind} path={path} value={value} all={shape.all} onChange={set} />
      )
    case 'flag': {
      const usual = known.schema.default === true
      return (
        <div className={css.field} data-path={name}>
          <Switch
            on={typeof value === 'boolean' ? value : usual}
            onChange={(on) => set(on === usual ? undefined : on)}
          >
            {label}
          </Switch>
          {hint && <span className={css.hint}>{hint}</span>}
          <FieldError problem={problem} />
        </div>
      )
    }
    case 'words': {
      const usual = known.schema.default === undefined ? null : String(known.schema.default)
      return (
        <div className={css.field} data-short="" data-path={name}>
          <Select
            label={label}
            hint={hint}
            options={[
              ...(known.required
                ? []
                : [
                    {
                      id: '',
                      label: usual === null ? t('notSet') : t('usually', { value: word('word', usual) }),
                    },
                  ]),
              ...shape.words.map((id) => ({ id, label: word('word', id) })),
            ]}
            value={value === undefined || value === null ? (known.required ? null : '') : String(value)}
            onChange={(id) => set(id === '' ? undefined : id)}
          />
          <FieldError problem={problem} />
        </div>
      )
    }
    case 'list':
      return <ListField path={path} label={label} hint={hint} item={shape.item} order={order} />
    case 'record':
      return <RecordField path={path} label={label} hint={hint} entry={shape.entry} order={order} />
    case 'variants':
      return (
        <VariantField
          path={path}
          label={label}
          hint={hint}
          forms={shape.forms}
          required={known.required}
          order={order}
        />
      )
    case 'mapping':
      if (value === undefined && !known.required) return null
      return (
        <fieldset className={css.group} data-path={name}>
          <legend className={css.groupName}>{label}</legend>
          {hint && <p className={css.hint}>{hint}</p>}
          <MappingField path={path} form={shape.form} />
        </fieldset>
      )
    case 'number':
    case 'line':
    case 'text':
      return (
        <TypedField
          {...words}
          path={path}
          value={value}
          kind={shape.is}
          short={
            shape.is === 'number' ||
            known.schema.pattern !== undefined ||
            (known.schema.maxLength ?? 300) < 100
          }
          example={exampleOf(known)}
          onCommit={(text) => set(readText(text, shape.is))}
        />
      )
  }
}

function exampleOf({ schema: { examples, default: usual } }: KnownKey): string {
  const example = usual ?? examples?.[0]
  return example === undefined || typeof example === 'object' ? '' : String(example)
}

/** What a typed text stands for: nothing where it is empty, a number where one is asked for. */
function readText(text: string, kind: 'number' | 'line' | 'text'): unknown {
  if (text.trim() === '') return undefined
  if (kind === 'text') return text
  if (kind === 'line') return text.replace(/\s*\n\s*/g, ' ').trim()
  const number = Number(text.replace(',', '.'))
  return Number.isFinite(number) ? number : text
}
