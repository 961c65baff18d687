import { useEffect, useState } from 'react'
import { api, type Reply } from '#client/api.ts'
import { Button, LinkButton } from '#client/components/button.tsx'
import { FieldError } from '#client/components/field.tsx'
import { RoleBadge } from '#client/components/roleBadge.tsx'
import { ProgressBar } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { PersonId, RoomCode } from '#shared/ids.ts'
import type { PersonListed } from '#shared/protocol.ts'
import css from './personal.module.css'

export function PeopleList(props: { code: RoomCode; onErase: (person: PersonId, name: string) => void }) {
  const { code, onErase } = props
  const { t } = useTranslation('personal')
  const [reply, setReply] = useState<Reply<PersonListed[]> | null>(null)
  useEffect(() => {
    let gone = false
    void api.people(code).then((answer) => {
      if (!gone) setReply(answer)
    })
    return () => {
      gone = true
    }
  }, [code])
  if (!reply) return <ProgressBar label={t('loading')} />
  if (!('ok' in reply)) {
    const { trouble, message } = reply
    return <FieldError problem={trouble === 'offline' ? t('offline') : t('failed', { message })} />
  }
  return (
    <ul className={css.people}>
      {reply.ok.map((one) => (
        <PersonRow key={one.person} one={one} code={code} onErase={onErase} />
      ))}
    </ul>
  )
}

function PersonRow(props: {
  one: PersonListed
  code: RoomCode
  onErase: (person: PersonId, name: string) => void
}) {
  const { one, code, onErase } = props
  const { t } = useTranslation(['personal', 'common'])
  const { person, kind, roles, commands, erased } = one
  const unnamed = kind === 'facilitator' && !erased ? t('nameless') : t('common:formerPerson')
  const name = one.name ?? unnamed
  return (
    <li className={css.person}>
      <span className={css.who}>
        {roles.map((role) => (
          <RoleBadge key={role} role={role} />
        ))}
        <span>
          {name}
          <span className={css.more}>
            {kind === 'facilitator' && one.name !== null && `${t('facilitator')} · `}
            {erased ? t('erasedAlready') : t('actions', { count: commands })}
          </span>
        </span>
      </span>
      <LinkButton href={api.exportUrl(code, person)} download label={t('exportNamed', { name })}>
        {t('exportOf')}
      </LinkButton>
      <Button
        aria-label={t('eraseNamed', { name })}
        isDisabled={erased}
        onPress={() => onErase(person, name)}
      >
        {t('eraseOf')}
      </Button>
    </li>
  )
}
