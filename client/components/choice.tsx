/** Ways to choose: one of some as cards, one of many in a list, yes or no. */
import { type ReactNode, useId } from 'react'
import { Checkbox as AriaCheckbox, Switch as AriaSwitch, Radio, RadioGroup } from 'react-aria-components'
import css from './choice.module.css'
import { FieldError } from './field.tsx'
import { Shape } from './shape.tsx'

export interface CardOption<T extends string> {
  id: T
  label: ReactNode
  detail?: ReactNode
}

/** One of a few, each as a card with its words in sight. `compact` puts them into one line. */
export function RadioCards<T extends string>(props: {
  label: string
  options: readonly CardOption<T>[]
  value: T | null
  onChange: (id: T) => void
  problem?: string | null
  compact?: boolean
  hideLabel?: boolean
  disabled?: boolean
}) {
  const { label, options, value, onChange, problem = null, compact = false, hideLabel = false } = props
  return (
    <RadioGroup
      className={css.group ?? ''}
      aria-label={label}
      value={value}
      isDisabled={props.disabled ?? false}
      isInvalid={problem !== null}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id)
        if (chosen) onChange(chosen.id)
      }}
    >
      {!hideLabel && (
        <span className={css.label} aria-hidden="true">
          {label}
        </span>
      )}
      <div className={css.cards} data-compact={compact || undefined}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={css.card ?? ''}>
            <span className={css.dot} aria-hidden="true" />
            <span className={css.words}>
              <span className={css.name}>{option.label}</span>
              {option.detail && <span className={css.detail}>{option.detail}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldError problem={problem} />
    </RadioGroup>
  )
}

/** One of many. The platform's own list: it opens as people know it, on a phone too, and costs nothing to load. */
export function Select<T extends string>(props: {
  label: string
  options: readonly { id: T; label: string }[]
  value: T | null
  onChange: (id: T) => void
  placeholder?: string
  hideLabel?: boolean
  hint?: ReactNode
  disabled?: boolean
}) {
  const { label, options, value, onChange, placeholder, hideLabel = false, hint } = props
  const id = useId()
  return (
    <div className={css.select}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : css.label}>
        {label}
      </label>
      <select
        id={id}
        className={css.trigger}
        value={value ?? ''}
        disabled={props.disabled ?? false}
        {...(hint ? { 'aria-describedby': `${id}h` } : {})}
        onChange={(event) => {
          const chosen = options.find((option) => option.id === event.target.value)
          if (chosen) onChange(chosen.id)
        }}
      >
        {value === null && (
          <option value="" disabled>
            {placeholder ?? ''}
          </option>
        )}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
      {hint && (
        <span id={`${id}h`} className={css.detail}>
          {hint}
        </span>
      )}
    </div>
  )
}

export function Checkbox(props: {
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
  children: ReactNode
}) {
  return (
    <AriaCheckbox
      className={css.check ?? ''}
      isSelected={props.checked}
      onChange={props.onChange}
      isDisabled={props.disabled ?? false}
    >
      <span className={css.box} aria-hidden="true">
        <Shape name="done" size={14} />
      </span>
      <span>{props.children}</span>
    </AriaCheckbox>
  )
}

export function Switch(props: {
  on: boolean
  onChange: (on: boolean) => void
  disabled?: boolean
  children: ReactNode
}) {
  return (
    <AriaSwitch
      className={css.check ?? ''}
      isSelected={props.on}
      onChange={props.onChange}
      isDisabled={props.disabled ?? false}
    >
      <span className={css.track} aria-hidden="true" />
      <span>{props.children}</span>
    </AriaSwitch>
  )
}
