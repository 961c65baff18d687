/** A panel of the list: each of its keys of the scenario as a part of the page. */
import { Button } from '#client/components/button.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useEdit, useEditing, useFile } from '../editing.tsx'
import { formsOf, keysOf } from '../schema/jsonSchema.ts'
import css from './fields.module.css'
import { PANELS, type PanelName } from './panels.ts'
import { RecordField } from './recordField.tsx'
import { SchemaField } from './schemaField.tsx'
import { seedOf, shapeOf } from './shapeOf.ts'
import { useKeyWords } from './words.ts'

export function PanelFields({ panel, only }: { panel: PanelName; only?: readonly string[] }) {
  const { schema: root } = useEditing()
  const { t } = useTranslation('editor')
  const word = useKeyWords()
  const { value } = useFile()
  const edit = useEdit()
  if (!root) return <p>{t('noSchema')}</p>
  const all = keysOf(root, formsOf(root, root)[0] ?? {})
  const order = all.map(({ name }) => name)
  const keys = all.filter(({ name }) => (only ?? (PANELS[panel] as readonly string[])).includes(name))
  return (
    <div className={css.panel}>
      {keys.map((known) => {
        const path = [known.name]
        const before = order.slice(0, order.indexOf(known.name))
        const shape = shapeOf(root, known.schema, { path, value })
        const isMissing = value[known.name] === undefined
        if (shape.is === 'record')
          return (
            <div key={known.name} className={css.part}>
              <h3 className={known.name === panel ? 'visually-hidden' : ''}>{word('field', known.name)}</h3>
              <RecordField
                path={path}
                label={word('field', known.name)}
                hint={known.schema.description ?? ''}
                entry={shape.entry}
                order={before}
                bare
              />
            </div>
          )
        if (isMissing && shape.is === 'mapping')
          return (
            <div key={known.name}>
              <Button
                small
                onPress={() => edit({ put: path, value: seedOf(root, known.schema), order: before })}
              >
                {t('addPart', { name: word('field', known.name) })}
              </Button>
            </div>
          )
        return <SchemaField key={known.name} path={path} known={known} order={before} />
      })}
    </div>
  )
}
