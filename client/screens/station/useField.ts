/** One field of a form that is kept on the device as it is filled in. */
import { useDraft } from '#client/drafts.ts'

export interface FieldState {
  value: string
  set: (value: string) => void
  savedAt: number | null
}

/** `fallback` is what was answered before: it stands there until something is typed over it. */
export function useField(key: string, fallback = ''): FieldState {
  const { text, savedAt, set } = useDraft(key)
  return { value: savedAt === null && text === '' ? fallback : text, set, savedAt }
}

/** When the last of these fields was kept; null while none is. */
export function lastSaved(fields: readonly FieldState[]): number | null {
  const times = fields.flatMap(({ savedAt }) => savedAt ?? [])
  return times.length > 0 ? Math.max(...times) : null
}
