import { Select } from '#client/components/choice.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { Allowance } from '#shared/command.ts'

const CHOICES = [10, 15, 20, 30, 50, 100, 'off'] as const satisfies readonly Allowance[]

/** How far limits stretch, for a person or for everyone. */
export function AllowanceSelect(props: {
  label: string
  hint?: string
  value: Allowance
  onChange: (allowance: Allowance) => void
}) {
  const { t } = useTranslation('lobby')
  const { label, hint, value, onChange } = props
  return (
    <Select
      label={label}
      {...(hint ? { hint } : {})}
      options={CHOICES.map((choice) => ({ id: String(choice), label: t(`allow.${choice}`) }))}
      value={String(value)}
      onChange={(id) => onChange(CHOICES.find((choice) => String(choice) === id) ?? 10)}
    />
  )
}
