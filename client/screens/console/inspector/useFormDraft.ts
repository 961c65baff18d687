/** The composer's form, kept on this device as it is filled in. */
import { useCallback, useMemo } from 'react'
import { useDraft } from '#client/drafts.ts'
import { useRoom } from '#client/room.tsx'
import { type AdHocForm, emptyForm } from './adHoc.ts'

export interface FormDraft {
  form: AdHocForm
  set: (changes: Partial<AdHocForm>) => void
  clear: () => void
}

export function useFormDraft(): FormDraft {
  const code = useRoom((room) => room.view.code) ?? ''
  const { text, set: write, clear } = useDraft(`${code}.console.inject`)
  const form = useMemo(() => readForm(text), [text])
  const set = useCallback(
    (changes: Partial<AdHocForm>) => write(JSON.stringify({ ...form, ...changes })),
    [form, write],
  )
  return { form, set, clear }
}

/** A kept form; what this page did not write itself is begun anew. */
export function readForm(text: string): AdHocForm {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text)
    return typeof value === 'object' && value !== null ? { ...emptyForm, ...value } : emptyForm
  } catch {
    return emptyForm
  }
}
