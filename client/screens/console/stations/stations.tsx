import { Button } from '#client/components/button.tsx'
import { Panel } from '#client/components/panel.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import { Refused } from '../refused.tsx'
import { StationCard } from './stationCard.tsx'
import { unseated } from './stationOf.ts'
import css from './stations.module.css'
import { Unseated } from './unseated.tsx'

/** One card a role, and the people who have no seat. */
export function Stations({ fill = false }: { fill?: boolean }) {
  const { t } = useTranslation('console')
  const roles = useRoom((room) => room.view.brief?.roles) ?? []
  const people = useRoom((room) => room.view.people)
  const waiting = unseated({ people })
  return (
    <Panel title={t('stations.title')} aside={<CallPoll />} fill={fill}>
      {waiting.length > 0 && <Unseated people={waiting} />}
      <ul className={css.cards}>
        {roles.map((role, i) => (
          <li key={role.id}>
            <StationCard role={role} n={i + 1} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Gates whose time has passed or that have none can be called by hand. */
function CallPoll() {
  const { t } = useTranslation('console')
  const gates = useRoom((room) => room.view.brief?.gates) ?? []
  const polls = useRoom((room) => room.view.polls)
  const command = useCommand()
  const free = gates.filter(({ id }) => {
    const poll = polls[id]
    return !poll || (poll.state === 'decided' && poll.result?.call !== 'go')
  })
  return (
    <>
      {free.map(({ id, title }) => (
        <Button
          key={id}
          small
          isPending={command.pending}
          onPress={() => void command.run({ type: 'poll.call', gate: id })}
        >
          {t('stations.callPoll', { title })}
        </Button>
      ))}
      <Refused problem={command.problem} onClose={command.clear} />
    </>
  )
}
