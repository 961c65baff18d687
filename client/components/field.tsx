/** Fields with their label, hint and problem beside them. Labels are always in sight; hints never are placeholders. */
import { type ReactNode, useId } from 'react'
import { clockText, deviceZone } from '#client/clockText.ts'
import { useDraft } from '#client/drafts.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useSettings } from '#client/settings.ts'
import css from './field.module.css'
import { Shape } from './shape.tsx'

export interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong with it: shown beside the field and read with it. */
  problem?: string | null
  /** The label is only read aloud. */
  hideLabel?: boolean
}

interface FieldIds {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}

function Field(props: FieldProps & { after?: ReactNode; children: (ids: FieldIds) => ReactNode }) {
  const { label, hint, problem, hideLabel = false, after, children } = props
  const id = useId()
  const described = [hint && `${id}h`, problem && `${id}p`].filter(Boolean).join(' ')
  return (
    <div className={css.field}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : css.label}>
        {label}
      </label>
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(problem ? { 'aria-invalid': true } : {}),
      })}
      {(hint || after) && (
        <div className={css.under}>
          {hint && (
            <span id={`${id}h`} className={css.hint}>
              {hint}
            </span>
          )}
          {after}
        </div>
      )}
      <FieldError id={`${id}p`} problem={problem ?? null} />
    </div>
  )
}

/** What is wrong, at the control it is about. Read aloud when it appears. */
export function FieldError({ problem, id }: { problem: string | null; id?: string }) {
  return (
    <div id={id} role="alert" className={css.problem}>
      {problem && (
        <>
          <Shape name="warning" /> {problem}
        </>
      )}
    </div>
  )
}

type InputProps = Omit<React.ComponentPropsWithRef<'input'>, 'onChange' | 'value' | 'id' | 'className'>

export function TextField(
  props: FieldProps & InputProps & { value: string; onChange: (value: string) => void; code?: boolean },
) {
  const { label, hint, problem, hideLabel, onChange, code = false, ...input } = props
  return (
    <Field label={label} {...pick({ hint, problem, hideLabel })}>
      {(ids) => (
        <input
          type="text"
          {...input}
          {...ids}
          className={css.input}
          data-code={code || undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

type AreaProps = Omit<React.ComponentPropsWithRef<'textarea'>, 'onChange' | 'value' | 'id' | 'className'>

/** Grows with its text from `rows` on. */
export function TextArea(
  props: FieldProps & AreaProps & { value: string; onChange: (value: string) => void; after?: ReactNode },
) {
  const { label, hint, problem, hideLabel, after, onChange, ...area } = props
  return (
    <Field label={label} {...pick({ hint, problem, hideLabel, after })}>
      {(ids) => (
        <textarea
          rows={3}
          {...area}
          {...ids}
          className={css.input}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** A text kept on this device as it is typed: see `useDraft`, which the sender uses to read and clear it. */
export function DraftArea(props: FieldProps & AreaProps & { draftKey: string }) {
  const { draftKey, ...rest } = props
  const draft = useDraft(draftKey)
  return <TextArea {...rest} value={draft.text} onChange={draft.set} after={<Saved at={draft.savedAt} />} />
}

/** Says that the text is kept on this device; when, in the device's own time, only on a closer look. */
export function Saved({ at }: { at: number | null }) {
  const { t } = useTranslation()
  const { hours } = useSettings()
  if (at === null) return null
  // no time beside the launch clock: two clocks that differ would make people doubt both
  return (
    <span
      className={css.saved}
      title={t('savedHere', { time: clockText(at, { zone: deviceZone(), hours }) })}
    >
      {t('saved')}
    </span>
  )
}

/** Leaves out what is undefined: optional props are either given or absent. */
function pick<T extends object>(props: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
