/** The team: who sits where and works on what, the vote, what the facilitator said, and the words on the channels. */

import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { Feed } from './feed.tsx'
import { latestPoll } from './latestPoll.ts'
import { PollResult } from './pollResult.tsx'
import css from './team.module.css'
import { TeamRole } from './teamRole.tsx'

export function Team() {
  const { t } = useTranslation('station')
  const roles = useRoom((room) => room.view.brief?.roles ?? [])
  const poll = useRoom((room) => latestPoll(room.view.polls))
  return (
    <div className={css.team}>
      <section className={css.part} aria-label={t('team.roles')}>
        <h2>{t('team.roles')}</h2>
        <ul className={css.roles}>
          {roles.map((role) => (
            <TeamRole key={role.id} role={role} poll={poll} />
          ))}
        </ul>
      </section>
      {poll && <PollResult poll={poll} />}
      <Said />
      <Feed />
    </div>
  )
}

function Said() {
  const { t } = useTranslation('station')
  const said = useRoom((room) => room.view.said)
  if (said.length === 0) return null
  return (
    <section className={css.part} aria-label={t('team.said')}>
      <h2>{t('team.said')}</h2>
      <ul className={css.said}>
        {[...said].reverse().map(({ text, at }) => (
          <li key={`${at}${text}`}>
            <span className={css.muted}>
              <Time sim={at} />
            </span>{' '}
            {text}
          </li>
        ))}
      </ul>
    </section>
  )
}
