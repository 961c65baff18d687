/** What every part of the editor works on: the one text, what was found in it, and where one is. */
import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'
import type { ScenarioProblem as Problem } from '#shared/library.ts'
import type { Saver } from './saving/saver.ts'
import type { JsonSchema } from './schema/jsonSchema.ts'
import type { Edit } from './text/edit.ts'
import type { ScenarioFile } from './text/file.ts'
import type { TextModel } from './text/model.ts'
import type { Path } from './text/path.ts'

export type ViewName = 'list' | 'yaml'

/** Where one is in the list: a panel, and an entry of it. */
export interface Spot {
  panel: string
  entry: string | null
}

export interface Editing {
  id: string
  model: TextModel
  schema: JsonSchema | null
  saver: Saver
  view: ViewName
  spot: Spot
  problems: readonly Problem[]
  show: (view: ViewName) => void
  goTo: (spot: Spot) => void
  /** Goes to a place in the view that is open; `place` where it is known by line and column too. */
  jump: (path: Path, place?: { line: number; column: number }) => void
}

const Context = createContext<Editing | null>(null)

export function EditingProvider({ value, children }: { value: Editing; children: ReactNode }) {
  return <Context value={value}>{children}</Context>
}

export function useEditing(): Editing {
  const editing = useContext(Context)
  if (!editing) throw new Error('outside of the editor')
  return editing
}

/** The file as it is now. */
export function useFile(): ScenarioFile {
  const { model } = useEditing()
  return useSyncExternalStore(model.listen, model.file)
}

export function useEdit(): (...edits: Edit[]) => boolean {
  return useEditing().model.edit
}
