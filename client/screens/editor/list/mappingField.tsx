import { Button } from '#client/components/button.tsx'
import { Menu } from '#client/components/menu.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useEdit, useEditing, useFile } from '../editing.tsx'
import { formsOf, type JsonSchema, type KnownKey, keysOf } from '../schema/jsonSchema.ts'
import { mappingAt, type Path } from '../text/path.ts'
import { useInnerField } from './fieldContext.ts'
import css from './fields.module.css'
import { seedOf, shapeOf } from './shapeOf.ts'
import { useKeyWords } from './words.ts'

/** Keys of a mapping that are always in sight; of larger ones, the optional come by a menu. */
const FEW = 5

/** The fields of a mapping: what must be there, what is there, and a menu with what could be. */
export function MappingField(props: {
  path: Path
  form: JsonSchema
  only?: readonly string[]
  except?: readonly string[]
}) {
  const { path, form, only, except = [] } = props
  const { schema: root } = useEditing()
  const { t } = useTranslation('editor')
  const word = useKeyWords()
  const file = useFile()
  const edit = useEdit()
  const Field = useInnerField()
  if (!root) return null
  const all = keysOf(root, form)
  const order = all.map(({ name }) => name)
  const keys = all.filter(({ name }) => !except.includes(name) && (only?.includes(name) ?? true))
  const there = mappingAt(file.value, path)
  const isThere = ({ name, required }: KnownKey) => required || Object.hasOwn(there, name)
  const isPart = (key: KnownKey) =>
    /^(mapping|variants|list|record)$/.test(
      shapeOf(root, key.schema, { path: [...path, key.name], value: file.value }).is,
    )
  const shown = keys.filter((key) => isThere(key) || (keys.length <= FEW && !isPart(key)))
  const absent = keys.filter((key) => !shown.includes(key))
  const own = Object.keys(there).filter((key) => !order.includes(key))
  const add = (key: KnownKey) => {
    const seed = seedOf(root, key.schema)
    const before = order.slice(0, order.indexOf(key.name))
    edit({ put: [...path, key.name], value: isPart(key) ? partSeed(root, key, seed) : seed, order: before })
  }
  return (
    <div className={css.fields}>
      {shown.map((key) => (
        <div key={key.name} className={css.withRemove}>
          <Field path={[...path, key.name]} known={key} order={order.slice(0, order.indexOf(key.name))} />
          {!key.required && isPart(key) && Object.hasOwn(there, key.name) && (
            <Button
              small
              variant="quiet"
              aria-label={t('removeNamed', { name: word('field', key.name) })}
              onPress={() => edit({ put: [...path, key.name], value: undefined })}
            >
              {t('remove')}
            </Button>
          )}
        </div>
      ))}
      {own.length > 0 && <p className={css.hint}>{t('ownKeys', { keys: own.join(', ') })}</p>}
      {absent.length > 0 && (
        <div>
          <Menu
            small
            label={t('addKey')}
            entries={absent.map((key) => ({
              id: key.name,
              text: word('field', key.name),
              label: (
                <span className={css.menuEntry}>
                  {word('field', key.name)}
                  <span className={css.hint}>{key.schema.description}</span>
                </span>
              ),
              act: () => add(key),
            }))}
          />
        </div>
      )}
    </div>
  )
}

/** A part begins with one empty thing in it, so that there is something to fill in. */
function partSeed(root: JsonSchema, { schema }: KnownKey, seed: unknown): unknown {
  const [form] = formsOf(root, schema)
  if (!Array.isArray(seed) || !form?.items || Array.isArray(form.items)) return seed
  return [seedOf(root, form.items)]
}
