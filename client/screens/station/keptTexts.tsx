import { deviceDrafts } from '#client/drafts.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { Fold } from './fold.tsx'
import css from './issue.module.css'
import { useSeat } from './seat.ts'
import { textsOf } from './unsentTexts.ts'

/** What this seat had written for an issue that is closed by now. */
export function KeptTexts({ issue }: { issue: string }) {
  const { t } = useTranslation('station')
  const { code } = useSeat()
  const texts = textsOf(deviceDrafts(), `${code}.${issue}.`)
  if (texts.length === 0) return null
  return (
    <Fold title={t('closed.kept')} open>
      {texts.map((text) => (
        <p key={text} className={css.kept}>
          {text}
        </p>
      ))}
    </Fold>
  )
}
