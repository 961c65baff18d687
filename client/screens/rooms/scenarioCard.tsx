import { useState } from 'react'
import { useLocation } from 'wouter'
import { api } from '#client/api.ts'
import { Button } from '#client/components/button.tsx'
import { FieldError } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { getSettings } from '#client/settings.ts'
import type { ScenarioInfo } from '#shared/protocol.ts'
import { HOUR, MINUTE } from '#shared/time.ts'
import css from './rooms.module.css'

/** What a scenario is, and the button that opens a room with it. */
export function ScenarioCard({ scenario }: { scenario: ScenarioInfo }) {
  const { t } = useTranslation('rooms')
  const [, go] = useLocation()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { title, summary, roles, milestones, injects, simulatedMs } = scenario
  const hours = simulatedMs / HOUR

  const open = async () => {
    setPending(true)
    const reply = await api.openRoom(scenario.id, getSettings().name)
    setPending(false)
    if ('ok' in reply) go(`/console/${reply.ok.code}`)
    else setProblem(t('openFailed', { message: reply.message }))
  }

  const facts = [
    hours >= 1 ? t('length', { hours }) : t('lengthMinutes', { minutes: Math.round(simulatedMs / MINUTE) }),
    t('milestones', { count: milestones }),
    t('injects', { count: injects }),
  ]
  return (
    <article className={css.card} aria-label={title}>
      <h3>{title}</h3>
      <p className={css.summary}>{summary}</p>
      <p className={css.facts}>{roles.map(({ name }) => name).join(', ')}</p>
      <p className={css.facts}>{facts.join(' · ')}</p>
      <div className={css.cardEnd}>
        <Button
          variant="primary"
          isPending={pending}
          onPress={() => void open()}
          aria-label={t('openNamed', { title })}
        >
          {pending ? t('opening') : t('open')}
        </Button>
        <FieldError problem={problem} />
      </div>
    </article>
  )
}
