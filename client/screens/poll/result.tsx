import { VoteChip } from '#client/components/chip.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { PollView } from '#shared/view.ts'
import { useNames } from '../station/names.ts'
import css from './poll.module.css'

/** The call, who made it, why, and what it does to the launch. */
export function Result({ poll, result }: { poll: PollView; result: NonNullable<PollView['result']> }) {
  const { t } = useTranslation('poll')
  const names = useNames()
  const { call, role, reason, minutes, at } = result
  return (
    <div className={css.result} role="status">
      <VoteChip vote={call} />
      <div>
        <p className={css.called}>
          {t('result.by', { role: names.anyone(role) })} <Time sim={at} />
        </p>
        {reason !== '' && <p>{reason}</p>}
        <p className={css.muted}>{t(`result.means.${call}`, { count: minutes ?? 0 })}</p>
        {result.against > 0 && call === 'go' && (
          <p className={css.muted}>{t('result.against', { count: result.against })}</p>
        )}
        <span className="visually-hidden">{poll.title}</span>
      </div>
    </div>
  )
}
