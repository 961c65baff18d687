import { SEVERITIES } from '#client/closedLists.ts'
import { SeverityChip } from '#client/components/chip.tsx'
import { RadioCards } from '#client/components/choice.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { Severity } from '#shared/ids.ts'

export function SeverityChoice(props: {
  label: string
  value: Severity | null
  onChange: (severity: Severity) => void
  problem: string | null
}) {
  const { t } = useTranslation('station')
  return (
    <RadioCards
      {...props}
      compact
      options={SEVERITIES.map((id) => ({
        id,
        label: <SeverityChip severity={id} />,
        detail: t(`severity.means.${id}`),
      }))}
    />
  )
}
