/** The editor at work: bar, the open view, findings. */
import { useEffect, useMemo, useState } from 'react'
import { Shell } from '#client/components/shell.tsx'
import { showToast } from '#client/components/toast.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
import { useTitle } from '#client/useTitle.ts'
import type { ScenarioText } from '#shared/library.ts'
import { EditorBar } from './bar/editorBar.tsx'
import { type Editing, EditingProvider, type Spot, type ViewName } from './editing.tsx'
import { FindingsBar } from './findings/findingsBar.tsx'
import { ListView } from './list/listView.tsx'
import { panelOf } from './list/panels.ts'
import { commitTyped } from './list/useTyped.ts'
import { ConflictStrip } from './saving/conflictStrip.tsx'
import { keepText, markOpen } from './saving/kept.ts'
import { createSaver, type Kept } from './saving/saver.ts'
import { useOthers } from './saving/useOthers.ts'
import type { JsonSchema } from './schema/jsonSchema.ts'
import { createModel, type TextModel } from './text/model.ts'
import { rangeOf } from './text/ranges.ts'
import { useFindings } from './useFindings.ts'
import css from './workbench.module.css'
import { rangeIn } from './yaml/diagnostics.ts'
import { yamlExtensions } from './yaml/extensions.ts'
import { YamlView } from './yaml/yamlView.tsx'

interface WorkbenchProps {
  stored: ScenarioText
  schema: JsonSchema | null
  kept: Kept | null
}

export function Workbench({ stored, schema, kept }: WorkbenchProps) {
  const { t } = useTranslation('editor')
  const [model] = useState<TextModel>(
    (): TextModel =>
      createModel(
        stored.text,
        yamlExtensions({
          schema,
          file: () => model.latest(),
          label: t('yamlLabel'),
          words: { required: t('required'), example: t('example'), usual: t('usualWord') },
        }),
      ),
  )
  const [saver] = useState(() =>
    createSaver({
      first: stored,
      text: model.text,
      put: (save) => libraryApi.save(stored.id, save),
      keep: (one) => keepText(stored.id, one),
      later: (ms, act) => {
        const timer = setTimeout(act, ms)
        return () => clearTimeout(timer)
      },
    }),
  )
  useSaving({ id: stored.id, saver, model })
  useOthers({ id: stored.id, saver, model })
  // what was not saved comes back as an edit, so that it can be undone
  useEffect(() => {
    if (!kept || kept.text === model.text()) return
    if (kept.basedOn !== stored.revision)
      saver.conflict(
        {
          refusal: 'changed',
          revision: stored.revision,
          text: stored.text,
          by: stored.by,
          savedAt: stored.savedAt,
        },
        kept.basedOn,
      )
    model.replace(kept.text)
    showToast(t('broughtBack'))
  }, [kept, model, saver, stored, t])

  const { problems: found, fresh } = useFindings(model)
  const [view, setView] = useState<ViewName>('list')
  const [spot, setSpot] = useState<Spot>({ panel: 'injects', entry: null })
  useTitle(t('pageTitle', { title: stored.title }))

  const editing = useMemo<Editing>(
    () => ({
      id: stored.id,
      model,
      schema,
      saver,
      view,
      spot,
      problems: found ?? [],
      show(next) {
        commitTyped()
        setView(next)
      },
      goTo: setSpot,
      jump(path, place) {
        if (view === 'list' && path.length > 0) {
          setSpot({ panel: panelOf(path), entry: path.length > 1 ? String(path[1]) : null })
          setTimeout(() => focusField(path.join('.')), 0)
          return
        }
        setView('yaml')
        const range = place ? rangeIn(model.view.state.doc, place) : rangeOf(model.file(), path)
        setTimeout(() => {
          if (range)
            model.view.dispatch({ selection: { anchor: range.from, head: range.to }, scrollIntoView: true })
          model.view.focus()
        }, 0)
      },
    }),
    [stored.id, model, schema, saver, view, spot, found],
  )
  return (
    <EditingProvider value={editing}>
      <Shell
        heading={t('pageTitle', { title: stored.title })}
        fill
        bar={<EditorBar />}
        strips={<ConflictStrip />}
        foot={<FindingsBar checked={found !== null} fresh={fresh} />}
      >
        <div className={css.work}>{view === 'list' ? <ListView /> : <YamlView />}</div>
      </Shell>
    </EditingProvider>
  )
}

/** The field of a place, or of what it stands in; what is folded away opens. */
function focusField(name: string): void {
  for (let path = name; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const place = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)
    if (!place) continue
    place.closest('details')?.setAttribute('open', '')
    place.scrollIntoView({ block: 'center' })
    place.querySelector<HTMLElement>('input, textarea, select, button, summary')?.focus()
    return
  }
}

/** Tells the saver of every change, and holds the page while something is not saved anywhere. */
function useSaving({ id, saver, model }: Pick<Editing, 'id' | 'saver' | 'model'>): void {
  useEffect(() => {
    saver.start()
    const stops = [model.listen(saver.changed), markOpen(id)]
    const online = () => void saver.save()
    const leaving = () => {
      commitTyped()
      void saver.save()
    }
    addEventListener('online', online)
    addEventListener('pagehide', leaving)
    return () => {
      commitTyped()
      void saver.save()
      saver.stop()
      removeEventListener('online', online)
      removeEventListener('pagehide', leaving)
      for (const stop of stops) stop()
    }
  }, [id, saver, model])
}
