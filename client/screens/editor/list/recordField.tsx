/** Entries under names of the author's own: roles, personas, options, steps. Each opens to its fields. */
import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Chip } from '#client/components/chip.tsx'
import { TextField } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useEdit, useEditing, useFile } from '../editing.tsx'
import { formsOf, type JsonSchema } from '../schema/jsonSchema.ts'
import { labelOf } from '../schema/references.ts'
import { freeId, idFrom } from '../text/ids.ts'
import { isMapping, mappingAt, type Path } from '../text/path.ts'
import { EntryMenu } from './entryMenu.tsx'
import css from './fields.module.css'
import { MappingField } from './mappingField.tsx'
import { seedOf } from './shapeOf.ts'
import { TypedField } from './typedField.tsx'

export function RecordField(props: {
  path: Path
  label: string
  hint: string
  entry: JsonSchema
  order: readonly string[]
  /** At the top of a panel, whose heading names it. */
  bare?: boolean
}) {
  const { path, label, hint, entry, order, bare = false } = props
  const { schema: root, spot } = useEditing()
  const entries = Object.entries(mappingAt(useFile().value, path))
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const form = root ? formsOf(root, entry)[0] : undefined
  if (!root || !form) return null
  const toggle = (id: string, on: boolean) =>
    setOpen((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)))
  const isText = form.type !== 'object'
  return (
    <fieldset className={bare ? css.inner : css.group} data-path={path.join('.')}>
      <legend className={bare ? 'visually-hidden' : css.groupName}>{label}</legend>
      {hint && <p className={css.hint}>{hint}</p>}
      {entries.length > 0 && (
        <ul className={css.entries}>
          {entries.map(([id, value]) =>
            isText ? (
              <TextEntry key={id} path={[...path, id]} id={id} value={value} />
            ) : (
              <Entry
                key={id}
                path={[...path, id]}
                id={id}
                value={value}
                form={form}
                isOpen={open.has(id) || (path.length === 1 && spot.entry === id)}
                onToggle={(on) => toggle(id, on)}
              />
            ),
          )}
        </ul>
      )}
      <NewEntry path={path} form={form} label={label} order={order} onAdded={(id) => toggle(id, true)} />
    </fieldset>
  )
}

interface EntryProps {
  path: Path
  id: string
  value: unknown
}

function Entry(props: EntryProps & { form: JsonSchema; isOpen: boolean; onToggle: (on: boolean) => void }) {
  const { path, id, value, form, isOpen, onToggle } = props
  const { problems } = useEditing()
  const { t } = useTranslation('editor')
  const name = labelOf(value) ?? id
  const below = `${path.join('.')}.`
  const found = problems.filter((one) => `${one.path}.`.startsWith(below)).length
  return (
    <li className={css.entry}>
      <details
        open={isOpen}
        onToggle={(event) => onToggle(event.currentTarget.open)}
        data-path={path.join('.')}
      >
        <summary className={css.summary}>
          <span className={css.entryWords}>
            <span className={css.entryName}>{name}</span>
            <code className={css.entryId}>{id}</code>
          </span>
          {found > 0 && (
            <Chip small tone="hold" shape="warning">
              {t('findingsHere', { count: found })}
            </Chip>
          )}
        </summary>
        {isOpen && <MappingField path={path} form={form} />}
      </details>
      <EntryMenu path={path} name={name} onMoved={(moved) => moved !== null && onToggle(true)} />
    </li>
  )
}

function TextEntry({ path, id, value }: EntryProps) {
  const edit = useEdit()
  const { problems } = useEditing()
  return (
    <li className={css.entry}>
      <div className={css.entryText}>
        <TypedField
          path={path}
          label={<code className={css.entryId}>{id}</code>}
          hint=""
          problem={problems.find((one) => one.path === path.join('.'))?.message ?? null}
          value={value}
          kind="line"
          example=""
          onCommit={(text) => edit({ put: path, value: text })}
        />
      </div>
      <EntryMenu path={path} name={id} />
    </li>
  )
}

function NewEntry(props: {
  path: Path
  form: JsonSchema
  label: string
  order: readonly string[]
  onAdded: (id: string) => void
}) {
  const { path, form, label, order, onAdded } = props
  const { schema: root } = useEditing()
  const { t } = useTranslation('editor')
  const file = useFile()
  const edit = useEdit()
  const [name, setName] = useState('')
  const add = () => {
    if (!root || name.trim() === '') return
    const id = freeId(file.value, path, idFrom(name))
    const seed = seedOf(root, form)
    const value = isMapping(seed) ? withLabel(seed, form, name.trim()) : name.trim()
    edit({ put: [...path, id], value, order: path.length === 0 ? order : [] })
    setName('')
    onAdded(id)
  }
  return (
    <form
      className={css.newEntry}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <TextField label={t('newEntry', { name: label })} value={name} onChange={setName} />
      <Button type="submit" isDisabled={name.trim() === ''}>
        {t('add')}
      </Button>
    </form>
  )
}

function withLabel(seed: Record<string, unknown>, form: JsonSchema, name: string): Record<string, unknown> {
  const key = ['title', 'name', 'label', 'text'].find((one) => form.properties?.[one])
  return key ? { ...seed, [key]: name } : seed
}
