import { Button } from '#client/components/button.tsx'
import { StatusChip } from '#client/components/chip.tsx'
import { Checkbox } from '#client/components/choice.tsx'
import { FieldError } from '#client/components/field.tsx'
import { Panel } from '#client/components/panel.tsx'
import { EmptyState } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import css from './lobby.module.css'

/** What to have ready in one's own seat, and saying so. */
export function MySeat() {
  const { t } = useTranslation('lobby')
  const me = useRoom((room) => room.view.people[room.you?.person ?? ''] ?? null)
  const roles = useRoom((room) => room.view.brief?.roles)
  const covers = useRoom((room) => room.view.covers)
  const check = useCommand()
  const ready = useCommand()
  const role = roles?.find(({ id }) => id === me?.role)
  if (!me || !role)
    return (
      <Panel title={t('haveReady')}>
        <EmptyState title={t('noSeat')} />
      </Panel>
    )
  const covered = (roles ?? []).filter(({ id }) => covers[id] === role.id)
  return (
    <Panel
      title={t('yourSeat', { role: role.name })}
      aside={<StatusChip status={me.ready ? 'ready' : 'notReady'} />}
      footer={
        <>
          <Button
            variant={me.ready ? 'normal' : 'primary'}
            isPending={ready.pending}
            onPress={() => void ready.run({ type: 'seat.ready', ready: !me.ready })}
          >
            {me.ready ? t('notReady') : t('ready')}
          </Button>
          <FieldError problem={ready.problem} />
        </>
      }
    >
      <h3>{t('haveReady')}</h3>
      <ul className={css.tasks}>
        {role.tasks.map((task, i) => (
          <li key={task}>
            <Checkbox
              checked={me.tasksDone.includes(i)}
              onChange={(done) => void check.run({ type: 'seat.check', task: i, done })}
            >
              {task}
            </Checkbox>
          </li>
        ))}
      </ul>
      {covered.map(({ id, name }) => (
        <p key={id}>{t('yourCover', { role: name })}</p>
      ))}
      <FieldError problem={check.problem} />
    </Panel>
  )
}
