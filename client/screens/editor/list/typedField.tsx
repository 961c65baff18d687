import { type ReactNode, useState } from 'react'
import { TextArea, TextField } from '#client/components/field.tsx'
import { isMapping, type Path } from '../text/path.ts'
import css from './fields.module.css'
import { useTyped } from './useTyped.ts'

/** Characters from which on a line is shown in several. */
const LONG = 44

/** A text or a number of the scenario. */
export function TypedField(props: {
  path: Path
  label: ReactNode
  hint: string
  problem: string | null
  value: unknown
  kind: 'number' | 'line' | 'text'
  example: string
  hideLabel?: boolean
  /** Holds a word or a number, not a sentence. */
  short?: boolean
  onCommit: (text: string) => void
}) {
  const {
    path,
    label,
    hint,
    problem,
    value,
    kind,
    example,
    hideLabel = false,
    short = false,
    onCommit,
  } = props
  const shown =
    value === undefined || value === null || isMapping(value) || Array.isArray(value) ? '' : String(value)
  const typed = useTyped(shown, onCommit)
  const common = {
    label,
    hint,
    problem,
    hideLabel,
    value: typed.text,
    onChange: typed.change,
    onBlur: typed.leave,
  }
  // decided once: a field that changed while somebody types in it would lose the cursor
  const [isLong] = useState(kind === 'text' || (!short && shown.length > LONG))
  return (
    <div
      className={css.field}
      data-path={path.join('.')}
      data-kind={kind}
      data-short={short ? '' : undefined}
    >
      {isLong ? (
        <TextArea {...common} rows={kind === 'text' ? 5 : 2} />
      ) : (
        <TextField
          {...common}
          {...(example && shown === '' ? { placeholder: example } : {})}
          {...(kind === 'number' ? { inputMode: 'decimal' as const } : {})}
        />
      )}
    </div>
  )
}
