import { TextField } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { spacedCode } from '#client/roomCode.ts'
import type { RoomCode } from '#shared/ids.ts'

/** The room's code once more, from whoever is about to lose something for good. */
export function CodeField(props: {
  code: RoomCode
  value: string
  onChange: (typed: string) => void
  autoFocus?: boolean
}) {
  const { code, autoFocus = false, ...field } = props
  const { t } = useTranslation('personal')
  return (
    <TextField
      {...field}
      label={t('code', { code: spacedCode(code) })}
      autoComplete="off"
      autoFocus={autoFocus}
    />
  )
}
