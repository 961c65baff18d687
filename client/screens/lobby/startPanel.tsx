import { Button } from '#client/components/button.tsx'
import { FieldError } from '#client/components/field.tsx'
import { Panel } from '#client/components/panel.tsx'
import { useRoleNames } from '#client/components/roleBadge.tsx'
import { Shape } from '#client/components/shape.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import type { RoleId } from '#shared/ids.ts'
import { type StartCheck, startChecks } from './checks.ts'
import css from './lobby.module.css'
import { PracticeSend } from './practiceSend.tsx'

/** The list before the start, and the one next step: open the briefing, then start. */
export function StartPanel({ leftEmpty }: { leftEmpty: ReadonlySet<RoleId> }) {
  const { t } = useTranslation('lobby')
  const view = useRoom((room) => room.view)
  const presence = useRoom((room) => room.presence)
  const { run, pending, problem } = useCommand()
  const checks = startChecks(view, presence, leftEmpty)
  const blocked = checks.filter(({ blocking, ok }) => blocking && !ok).length
  const open = checks.filter(({ ok }) => !ok).length
  const inLobby = view.state === 'lobby'
  return (
    <Panel
      title={t('startTitle')}
      footer={
        <>
          {inLobby ? (
            <Button
              variant="primary"
              wide
              isPending={pending}
              onPress={() => void run({ type: 'room.brief' })}
            >
              {t('openBriefing')}
            </Button>
          ) : (
            <Button
              variant="primary"
              wide
              isDisabled={blocked > 0}
              isPending={pending}
              onPress={() => void run({ type: 'room.start' })}
            >
              {blocked === 0 && open > 0 ? t('startAnyway') : t('startNow')}
            </Button>
          )}
          <p className={css.hint} role="status">
            {!inLobby && (blocked > 0 ? t('blocked', { count: blocked }) : open === 0 && t('allGood'))}
          </p>
          <FieldError problem={problem} />
        </>
      }
    >
      <ul className={css.checks}>
        {checks.map((check) => (
          <Check key={check.id} check={check} />
        ))}
      </ul>
      <PracticeSend />
    </Panel>
  )
}

function Check({ check }: { check: StartCheck }) {
  const { t } = useTranslation('lobby')
  const people = useRoom((room) => room.names)
  const role = useRoleNames()
  const names = [...check.roles.map(role), ...check.people.map((id) => people[id] ?? t('noName'))].join(', ')
  const state = check.ok ? 'done' : check.blocking ? 'must' : 'should'
  const what = t(`check.${check.id}`)
  return (
    <li className={css.check} data-state={state}>
      <Shape name={check.ok ? 'done' : check.blocking ? 'not-met' : 'none'} />
      <span>
        {names ? t('check.names', { what, names }) : what}
        <span className="visually-hidden"> ({check.ok ? t('check.done') : t('check.open')})</span>
      </span>
      {!check.ok && <span className={css.weight}>{t(`check.${check.blocking ? 'must' : 'should'}`)}</span>}
    </li>
  )
}
