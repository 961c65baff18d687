/** What a room keeps about people, from its debrief: one's own for participants, everyone's for facilitators. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import { api } from '#client/api.ts'
import { Button, LinkButton } from '#client/components/button.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { showToast } from '#client/components/toast.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { PersonId, RoomCode } from '#shared/ids.ts'
import { EraseDialog } from './eraseDialog.tsx'
import { PeopleList } from './peopleList.tsx'
import css from './personal.module.css'

/** For the person of this browser. */
export function MyData({ code, person }: { code: RoomCode; person: PersonId }) {
  const { t } = useTranslation('personal')
  const [, go] = useLocation()
  const [open, setOpen] = useState<'data' | 'erase' | null>(null)
  return (
    <>
      <Button onPress={() => setOpen('data')}>{t('mine')}</Button>
      <Dialog open={open === 'data'} onClose={() => setOpen(null)} title={t('mine')}>
        <div className={css.form}>
          <p>{t('about.mine')}</p>
          <div className={css.actions}>
            <LinkButton href={api.exportUrl(code, person)} download>
              {t('export')}
            </LinkButton>
            <Button variant="danger" onPress={() => setOpen('erase')}>
              {t('erase')}
            </Button>
          </div>
        </div>
      </Dialog>
      {open === 'erase' && (
        <EraseDialog
          code={code}
          person={person}
          name={null}
          close={() => setOpen('data')}
          onErased={() => {
            showToast(t('done.mine'))
            go('/')
          }}
        />
      )}
    </>
  )
}

/** For facilitators: everyone the room keeps something about. */
export function PeoplesData({ code, onErased }: { code: RoomCode; onErased: () => void }) {
  const { t } = useTranslation('personal')
  const [open, setOpen] = useState(false)
  const [erasing, setErasing] = useState<{ person: PersonId; name: string } | null>(null)
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('theirs')}</Button>
      <Dialog open={open && !erasing} onClose={() => setOpen(false)} title={t('theirs')}>
        <div className={css.form}>
          <p>{t('about.theirs')}</p>
          <PeopleList code={code} onErase={(person, name) => setErasing({ person, name })} />
        </div>
      </Dialog>
      {erasing && (
        <EraseDialog
          code={code}
          person={erasing.person}
          name={erasing.name}
          close={() => setErasing(null)}
          onErased={() => {
            showToast(t('done.theirs', { name: erasing.name }))
            setErasing(null)
            onErased()
          }}
        />
      )}
    </>
  )
}
