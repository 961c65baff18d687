import { Qr } from '#client/components/qr.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { spacedCode } from '#client/roomCode.ts'
import css from './lobbyScreen.module.css'
import { SeatTiles } from './seatTiles.tsx'

/** How to get in, readable from the last row, and the seats as they fill. */
export function LobbyScreen() {
  const { t } = useTranslation('screen')
  const code = useRoom((room) => room.view.code) ?? ''
  const title = useRoom((room) => room.view.brief?.title)
  const briefing = useRoom((room) => room.view.state === 'briefing')
  const locked = useRoom((room) => room.view.settings.locked)
  return (
    <div className={css.lobby}>
      <div className={css.words}>
        <h1 className={css.title}>{title}</h1>
        <p className={css.how}>{locked ? t('locked') : t('join', { host: location.host })}</p>
        <p className={css.code}>
          <span className="visually-hidden">{t('code')} </span>
          {spacedCode(code)}
        </p>
        {briefing && <p className={css.how}>{t('briefing')}</p>}
      </div>
      <div className={css.qr}>
        <Qr text={`${location.origin}/j/${code}`} label={t('qr')} />
      </div>
      <SeatTiles />
    </div>
  )
}
