import { api } from '#client/api.ts'
import { Menu } from '#client/components/menu.tsx'
import { showToast } from '#client/components/toast.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { runAction, useActions } from '#client/shortcuts.ts'
import { useCommand } from '#client/useCommand.ts'
import { PHONE, useMedia, WIDE } from '#client/useMedia.ts'
import { useDesk } from '../desk.tsx'
import { Refused } from '../refused.tsx'

/** What is needed seldom: criteria, room screen, the door, the end. */
export function BarMenu() {
  const { t } = useTranslation(['console', 'common'])
  const { open, show } = useDesk()
  const phone = useMedia(PHONE)
  const wide = useMedia(WIDE)
  const code = useRoom((room) => room.view.code) ?? ''
  const settings = useRoom((room) => room.view.settings)
  const { run, problem, clear } = useCommand()
  const openScreen = async () => {
    const reply = await api.screenLink(code)
    if ('ok' in reply) window.open(reply.ok.url, '_blank', 'noreferrer')
    else showToast(t('menu.noScreen'))
  }
  const entries = [
    ...(phone ? [{ id: 'skip', label: t('skip.open'), act: () => open({ kind: 'skip' }) }] : []),
    { id: 'compose', label: t('compose.open'), act: () => show('compose') },
    { id: 'criteria', label: t('criteria.title'), act: () => show('criteria') },
    { id: 'screen', label: t('menu.screen'), act: () => void openScreen() },
    {
      id: 'lock',
      label: settings.locked ? t('menu.unlock') : t('menu.lock'),
      act: () => void run({ type: 'room.configure', ...settings, locked: !settings.locked }),
    },
    ...(wide
      ? []
      : [
          { id: 'palette', label: t('common:palette.open'), act: () => runAction('palette') },
          { id: 'help', label: t('common:keys.help'), act: () => runAction('help') },
        ]),
    { id: 'end', label: t('end.open'), act: () => open({ kind: 'end' }) },
  ]
  useActions(
    entries
      .filter(({ id }) => id === 'criteria' || id === 'screen' || id === 'end' || id === 'lock')
      .map(({ id, label, act }) => ({ id: `console.${id}` as const, label, run: act })),
  )
  return (
    <>
      <Menu variant="quiet" label={t('menu.label')} button={<MoreDots />} entries={entries} />
      <Refused problem={problem} onClose={clear} />
    </>
  )
}

function MoreDots() {
  return (
    <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
      <path d="M1.5 8h3M6.5 8h3M11.5 8h3" stroke="currentColor" strokeWidth="3" />
    </svg>
  )
}
