/** Fields hold fields: what a mapping holds is shown by the field of each of its keys, whichever that is. */
import { type ComponentType, createContext, useContext } from 'react'
import type { KnownKey } from '../schema/jsonSchema.ts'
import type { Path } from '../text/path.ts'

export interface SchemaFieldProps {
  path: Path
  known: KnownKey
  /** Keys of the mapping that stand before it in the language: it is written after them. */
  order: readonly string[]
}

export const FieldContext = createContext<ComponentType<SchemaFieldProps>>(() => null)

export function useInnerField(): ComponentType<SchemaFieldProps> {
  return useContext(FieldContext)
}
