import { Button, DialogTrigger, Popover } from 'react-aria-components'
import { Shape } from '#client/components/shape.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { PersonLine } from '../stations/personLine.tsx'
import pacing from './pacing.module.css'
import css from './peopleOnline.module.css'

/** "4 of 5 online", and who they are. */
export function PeopleOnline() {
  const { t } = useTranslation('console')
  const people = useRoom((room) => room.view.people)
  const presence = useRoom((room) => room.presence)
  const all = Object.keys(people)
  const online = all.filter((person) => presence.people[person]?.online).length
  return (
    <DialogTrigger>
      <Button className={css.people ?? ''}>
        <Shape name={online === all.length ? 'online' : 'offline'} size={12} />
        {t('people.count', { online, all: all.length })}
        <span className={css.word}> {t('people.online')}</span>
      </Button>
      <Popover className={pacing.popover ?? ''} placement="bottom end" aria-label={t('people.title')}>
        <div className={css.list}>
          {all.length === 0 && <p>{t('people.none')}</p>}
          {all.map((person) => (
            <PersonLine key={person} person={person} withRole />
          ))}
          <p className={css.others}>
            {t('people.facilitators', { count: presence.facilitators })}
            {' · '}
            {t('people.screens', { count: presence.screens })}
          </p>
        </div>
      </Popover>
    </DialogTrigger>
  )
}
