import { announce } from '#client/announcer.tsx'
import { showToast } from '#client/components/toast.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useEditing } from '../editing.tsx'
import { labelOf, referencesTo } from '../schema/references.ts'
import type { Edit } from '../text/edit.ts'
import { freeId } from '../text/ids.ts'
import { isMapping, type Path, valueAt } from '../text/path.ts'

/** What can be done with an entry as a whole. */
export function useEntryActs() {
  const { model } = useEditing()
  const { t } = useTranslation(['editor', 'common'])
  const nameOf = (path: Path) => labelOf(valueAt(model.file().value, path)) ?? String(path.at(-1))
  return {
    /** Gives the id of the copy. */
    duplicate(path: Path): string {
      const { value } = model.file()
      const home = path.slice(0, -1)
      const id = freeId(value, home, `${String(path.at(-1))}-copy`)
      const title = isMapping(valueAt(value, path)) && labelKey(valueAt(value, path))
      const retitle: Edit[] = title
        ? [{ put: [...home, id, title], value: t('copyOf', { name: nameOf(path) }) }]
        : []
      model.edit({ copy: path, as: id }, ...retitle)
      announce(t('duplicated', { name: nameOf(path) }))
      return id
    },
    remove(path: Path): void {
      const name = nameOf(path)
      const uses = referencesTo(model.file().value, path).length
      model.edit({ put: path, value: undefined })
      showToast(uses > 0 ? t('removedUsed', { name, count: uses }) : t('removed', { name }), {
        action: { label: t('undo'), act: model.undo },
        ms: 10_000,
      })
    },
    /** With every place that names it. */
    rename(path: Path, id: string): void {
      const uses = referencesTo(model.file().value, path)
      // while the old name still stands, so that the places are where they were found
      model.edit(...uses.map((use): Edit => ({ put: use, value: id })), { rename: path, as: id })
      announce(t('renamed', { id, count: uses.length }))
    },
  }
}

function labelKey(entry: unknown): string | null {
  return ['title', 'name', 'label'].find((key) => isMapping(entry) && Object.hasOwn(entry, key)) ?? null
}
