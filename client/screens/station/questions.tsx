/** Questions about an issue that this seat asked or was asked, with their answers. */
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { IssueView } from '#shared/view.ts'
import { Question } from './question.tsx'
import css from './questions.module.css'

export function Questions({ issue }: { issue: IssueView }) {
  const { t } = useTranslation('station')
  const asks = useRoom((room) => room.view.asks)
  const own = Object.values(asks).filter((ask) => ask.issue === issue.issue)
  if (own.length === 0) return null
  return (
    <section className={css.questions} aria-label={t('questions.title')}>
      <h3>{t('questions.title')}</h3>
      <ul className={css.list}>
        {own.map((ask) => (
          <li key={ask.ask}>
            <Question ask={ask} />
          </li>
        ))}
      </ul>
    </section>
  )
}
