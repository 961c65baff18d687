import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import { Refused } from '../refused.tsx'
import css from './speedGroup.module.css'
import { paceCommand, SPEEDS, speedOf } from './speeds.ts'

/** Automatic pacing or one of some rates, as buttons side by side. */
export function SpeedGroup() {
  const { t } = useTranslation('console')
  const pacing = useRoom((room) => room.view.pacing)
  const { run, problem, clear } = useCommand()
  const speed = speedOf(pacing)
  const clockRate = useRoom((room) => room.view.clock.rate)
  const now = speed === 'automatic' ? clockRate : pacing.quiet
  return (
    <>
      <ToggleButtonGroup
        className={css.group ?? ''}
        aria-label={t('speed.label')}
        selectionMode="single"
        selectedKeys={speed ? [speed] : []}
        onSelectionChange={(keys) => {
          const chosen = SPEEDS.find((one) => keys.has(one))
          if (chosen) void run(paceCommand(chosen, pacing))
        }}
      >
        {SPEEDS.map((one) => (
          <ToggleButton key={one} id={one} className={css.speed ?? ''}>
            {one === 'automatic' ? t('speed.automatic', { rate: now }) : t('speed.rate', { rate: one })}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Refused problem={problem} onClose={clear} />
    </>
  )
}
