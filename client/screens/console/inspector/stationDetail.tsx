import { Button } from '#client/components/button.tsx'
import { SeverityChip } from '#client/components/chip.tsx'
import { useRoleNames } from '#client/components/roleBadge.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { RoleId } from '#shared/ids.ts'
import { useDesk } from '../desk.tsx'
import { LogLines } from '../log/logLines.tsx'
import { useRoomLog } from '../log/roomLog.tsx'
import { PersonLine } from '../stations/personLine.tsx'
import { stationOf } from '../stations/stationOf.ts'
import css from './detail.module.css'
import { PrivateNote } from './privateNote.tsx'

const LATEST = 12

/** One seat: its people, issues, steps, questions and what it did last. */
export function StationDetail({ role }: { role: RoleId }) {
  const { t } = useTranslation(['console', 'common'])
  const { open, select } = useDesk()
  const view = useRoom((room) => room.view)
  const names = useRoleNames()
  const station = stationOf(view, role)
  const brief = view.brief?.roles.find(({ id }) => id === role)
  const { entries } = useRoomLog()
  const acts = entries
    .filter((entry) => entry.role === role)
    .slice(-LATEST)
    .reverse()
  const steps = station.steps.map(({ issue, step }) => `${step.label} (${view.inbox[issue]?.title ?? issue})`)
  return (
    <div className={css.detail}>
      <div>
        <h3 className={css.title}>{names(role)}</h3>
        <p className={css.quiet}>{brief?.duty}</p>
      </div>
      <section className={css.list}>
        {station.people.map((person) => (
          <PersonLine key={person} person={person} />
        ))}
        {station.coveredBy && <p>{t('stations.covered', { role: names(station.coveredBy) })}</p>}
        <div>
          <Button small onPress={() => open({ kind: 'seat', role })}>
            {t('stations.seatOf', { role: names(role) })}
          </Button>
        </div>
      </section>
      {station.owned.length > 0 && (
        <section>
          <h4 className={css.label}>{t('station.owns')}</h4>
          <ul className={css.list}>
            {station.owned.map(({ issue, severity, phase }) => (
              <li key={issue}>
                <SeverityChip severity={severity} />{' '}
                <Button small variant="quiet" onPress={() => select({ kind: 'inject', id: issue })}>
                  {view.inbox[issue]?.title ?? issue}
                </Button>{' '}
                {t(`common:phase.${phase}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Plain title={t('station.steps')} lines={steps} />
      <Plain
        title={t('station.asked')}
        lines={station.asked.map(({ from, text }) => t('station.question', { who: names(from), text }))}
      />
      <Plain
        title={t('station.asking')}
        lines={station.asking.map(({ role: to, text }) => t('station.question', { who: names(to), text }))}
      />
      <section>
        <h4 className={css.label}>{t('station.latest')}</h4>
        {acts.length === 0 ? (
          <p className={css.quiet}>{t('stations.noAct')}</p>
        ) : (
          <LogLines lines={acts} flush />
        )}
      </section>
      {station.vote?.poll.state === 'open' && station.vote.vote === null && (
        <p className={css.quiet}>
          {t('station.noVote')} <Time sim={station.vote.poll.due} />
        </p>
      )}
      <PrivateNote about={names(role)} id={`station-${role}`} />
    </div>
  )
}

function Plain({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <section>
      <h4 className={css.label}>{title}</h4>
      <ul className={css.list}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
