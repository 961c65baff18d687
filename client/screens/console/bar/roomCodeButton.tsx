import { Button, DialogTrigger, Popover } from 'react-aria-components'
import { CopyButton } from '#client/components/copyButton.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { spacedCode } from '#client/roomCode.ts'
import pacing from './pacing.module.css'
import css from './roomCodeButton.module.css'

/** The room's code in sight; behind it code and link to copy for somebody who comes late. */
export function RoomCodeButton() {
  const { t } = useTranslation('console')
  const code = useRoom((room) => room.view.code) ?? ''
  const link = `${location.origin}/j/${code}`
  return (
    <DialogTrigger>
      <Button className={css.button ?? ''}>
        {spacedCode(code)}
        <span className="visually-hidden"> {t('code.label')}</span>
      </Button>
      <Popover className={pacing.popover ?? ''} placement="bottom end" aria-label={t('code.title')}>
        <div className={css.details}>
          <p className={css.code}>{spacedCode(code)}</p>
          <p className={css.link}>{link}</p>
          <div className={css.copies}>
            <CopyButton small text={code} label={t('code.copyCode')} />
            <CopyButton small text={link} label={t('code.copyLink')} />
          </div>
        </div>
      </Popover>
    </DialogTrigger>
  )
}
