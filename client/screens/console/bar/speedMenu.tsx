import { Menu } from '#client/components/menu.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import { Refused } from '../refused.tsx'
import { paceCommand, SPEEDS, speedOf } from './speeds.ts'

/** The speeds behind one button, where the bar is narrow. */
export function SpeedMenu() {
  const { t } = useTranslation('console')
  const pacing = useRoom((room) => room.view.pacing)
  const { run, problem, clear } = useCommand()
  const clockRate = useRoom((room) => room.view.clock.rate)
  const automatic = pacing.mode === 'automatic' ? clockRate : pacing.quiet
  const words = (speed: string) =>
    speed === 'automatic' ? t('speed.automatic', { rate: automatic }) : t('speed.rate', { rate: speed })
  const now = words(speedOf(pacing) ?? String(pacing.rate))
  return (
    <>
      <Menu
        label={t('speed.now', { speed: now })}
        button={now}
        entries={SPEEDS.map((speed) => ({
          id: speed,
          label: words(speed),
          act: () => void run(paceCommand(speed, pacing)),
        }))}
      />
      <Refused problem={problem} onClose={clear} />
    </>
  )
}
