/** Two texts side by side with what differs; on a phone one below the other. The second can be edited where that is wanted. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { MergeView, unifiedMergeView } from '@codemirror/merge'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { useTranslation } from '#client/i18n/index.ts'
import { PHONE, useMedia } from '#client/useMedia.ts'
import { YAML_LOOK } from '../yaml/look.ts'
import css from './saving.module.css'

export function MergePane(props: {
  before: string
  after: string
  beforeLabel: string
  afterLabel: string
  /** Given: parts of the first can be taken over, and the second can be written in. */
  onChange?: (text: string) => void
}) {
  const { before, after, beforeLabel, afterLabel, onChange } = props
  const { t } = useTranslation('editor')
  const phone = useMedia(PHONE)
  const place = useRef<HTMLDivElement>(null)
  const changed = useRef(onChange)
  changed.current = onChange
  const canEdit = onChange !== undefined
  const first = useRef({ before, after })
  const takeLabel = t('takePart')

  useEffect(() => {
    const parent = place.current
    if (!parent) return
    const { before: a, after: b } = first.current
    const common: Extension = [yaml(), YAML_LOOK, lineNumbers(), EditorView.lineWrapping]
    const fixed: Extension = [EditorState.readOnly.of(true), EditorView.editable.of(false)]
    const told = EditorView.updateListener.of((update) => {
      if (!update.docChanged) return
      // a phone that is turned shows what was written so far
      first.current.after = update.state.doc.toString()
      changed.current?.(first.current.after)
    })
    const label = (words: string) => EditorView.contentAttributes.of({ 'aria-label': words, tabindex: '0' })
    const written: Extension = [history(), keymap.of([...historyKeymap, ...defaultKeymap])]
    const mine: Extension = [common, told, label(afterLabel), canEdit ? written : fixed]
    const collapse = { collapseUnchanged: { margin: 3, minSize: 6 } }
    if (phone) {
      const view = new EditorView({
        parent,
        doc: b,
        extensions: [mine, unifiedMergeView({ original: a, mergeControls: canEdit, ...collapse })],
      })
      return () => view.destroy()
    }
    const view = new MergeView({
      parent,
      a: { doc: a, extensions: [common, fixed, label(beforeLabel)] },
      b: { doc: b, extensions: mine },
      ...collapse,
      ...(canEdit
        ? {
            revertControls: 'a-to-b' as const,
            renderRevertControl: () => {
              const button = document.createElement('button')
              button.type = 'button'
              button.textContent = '→'
              button.title = takeLabel
              button.ariaLabel = takeLabel
              return button
            },
          }
        : {}),
    })
    return () => view.destroy()
  }, [phone, canEdit, beforeLabel, afterLabel, takeLabel])
  return (
    <div className={css.merge}>
      {!phone && (
        <div className={css.sides}>
          <span>{beforeLabel}</span>
          <span>{afterLabel}</span>
        </div>
      )}
      <div ref={place} className={css.mergePlace} />
    </div>
  )
}
