import { CopyButton } from '#client/components/copyButton.tsx'
import { Panel } from '#client/components/panel.tsx'
import { Qr } from '#client/components/qr.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { spacedCode } from '#client/roomCode.ts'
import css from './lobby.module.css'

const LOCAL = /^(localhost|127\.|\[::1\])/

/** Code, link and QR: how the team gets in. */
export function InvitePanel() {
  const { t } = useTranslation('lobby')
  const code = useRoom((room) => room.view.code ?? '')
  const link = `${location.origin}/j/${code}`
  return (
    <Panel title={t('invite')}>
      <div className={css.invite}>
        <Qr text={link} label={t('qr')} />
        <div className={css.stack}>
          <p className={css.bigCode}>{spacedCode(code)}</p>
          <div className={css.buttons}>
            <CopyButton text={link} label={t('copyLink')} small />
            <CopyButton text={code} label={t('copyCode')} small />
          </div>
        </div>
      </div>
      <p className={css.address}>{link}</p>
      {LOCAL.test(location.hostname) && <p className={css.hint}>{t('localOnly')}</p>}
    </Panel>
  )
}
