/** A phase that another role works on: who, and what it chooses from, so that the team can talk about it. */
import { useTranslation } from '#client/i18n/index.ts'
import type { Phase } from '#shared/ids.ts'
import type { IssueView } from '#shared/view.ts'
import css from './issue.module.css'
import { useNames } from './names.ts'
import { useHolder } from './useHolder.ts'

export function WatchPhase({ issue, phase }: { issue: IssueView; phase: Exclude<Phase, 'act'> }) {
  const { t } = useTranslation('station')
  const names = useNames()
  const who = useHolder(issue.owner) ?? names.anyone(issue.owner)
  const content = issue.contents[phase]
  return (
    <div className={css.form}>
      <p className={css.watching}>
        {t(`watch.${phase}`, { who, role: names.anyone(issue.owner) })} {t('watch.help')}
      </p>
      {content?.phase === 'orient' && (
        <>
          <Choices label={t('orient.cause')} choices={content.causes} />
          <Choices label={t('orient.affected')} choices={content.affected} />
        </>
      )}
      {content?.phase === 'decide' && <Choices label={t('watch.options')} choices={content.options} />}
    </div>
  )
}

function Choices(props: {
  label: string
  choices: readonly { id: string; label: string; detail?: string }[]
}) {
  if (props.choices.length === 0) return null
  return (
    <section>
      <h4>{props.label}</h4>
      <ul className={css.choices}>
        {props.choices.map(({ id, label, detail }) => (
          <li key={id}>
            {label}
            {detail && <span className={css.detail}>{detail}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
