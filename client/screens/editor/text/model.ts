/**
 * The text both views edit, with the one history of what was done to it. It lives in CodeMirror's state, whether or not
 * its view is on the page: an edit of the list is a change of the text like any other.
 */
import { history, isolateHistory, redo, redoDepth, undo, undoDepth } from '@codemirror/commands'
import { EditorState, type Extension, Transaction } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { type Edit, edited } from './edit.ts'
import { readFile, type ScenarioFile } from './file.ts'

export interface TextModel {
  view: EditorView
  text: () => string
  /** The text as read; the last that could be read section by section. */
  file: () => ScenarioFile
  /** As it was read last, at most a moment ago: while somebody types, nothing waits for it to be read again. */
  latest: () => ScenarioFile
  /** Makes the edits as one step of the history. Gives whether anything changed. */
  edit: (...edits: Edit[]) => boolean
  /** Puts another text in place of all of it; undo brings the old one back. */
  replace: (text: string) => void
  undo: () => void
  redo: () => void
  canUndo: () => boolean
  canRedo: () => boolean
  listen: (tell: () => void) => () => void
  /** Hears of `latest`. */
  listenLatest: (tell: () => void) => () => void
}

const REST_MS = 400

export function createModel(text: string, extensions: Extension): TextModel {
  const heard = new Set<() => void>()
  const rested = new Set<() => void>()
  const changed = EditorView.updateListener.of(({ docChanged }) => {
    if (!docChanged) return
    cached = null
    clearTimeout(rest)
    rest = setTimeout(() => {
      model.file()
      for (const tell of rested) tell()
    }, REST_MS)
    for (const tell of heard) tell()
  })
  let rest: ReturnType<typeof setTimeout> | undefined
  const view = new EditorView({
    state: EditorState.create({ doc: text, extensions: [history(), changed, extensions] }),
  })
  let cached: string | null = null
  let file = readFile(text)

  const model: TextModel = {
    view,
    text: () => (cached ??= view.state.doc.toString()),
    file: () => (file = readFile(model.text(), file)),
    latest: () => file,
    edit(...edits) {
      const { splice, file: next } = edited(model.file(), edits)
      if (!splice) return false
      // read already: nobody who hears of the change reads it again
      file = next
      view.dispatch({ changes: splice, annotations: [isolateHistory.of('full'), ofForm] })
      return true
    },
    replace: (next) =>
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: next },
        annotations: [isolateHistory.of('full'), ofForm],
      }),
    undo: () => void undo(view),
    redo: () => void redo(view),
    canUndo: () => undoDepth(view.state) > 0,
    canRedo: () => redoDepth(view.state) > 0,
    listen: (tell) => listenIn(heard, tell),
    listenLatest: (tell) => listenIn(rested, tell),
  }
  return model
}

function listenIn(listeners: Set<() => void>, tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

const ofForm = Transaction.userEvent.of('input.form')
