import { Button } from '#client/components/button.tsx'
import { Shape } from '#client/components/shape.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { ariaKeys, useActions } from '#client/shortcuts.ts'
import { Refused } from '../refused.tsx'
import { useHold } from './useHold.ts'

/** Holds the clock at one press, without a question; the reason can follow. `wide` fills its place, for a thumb. */
export function HoldButton({ wide = false }: { wide?: boolean }) {
  const { t } = useTranslation('console')
  const { held, toggle, pending, problem, clear } = useHold()
  useActions([{ id: 'hold', label: held ? t('hold.resume') : t('hold.hold'), run: toggle }])
  return (
    <>
      <Button
        variant={held ? 'primary' : 'normal'}
        wide={wide}
        isPending={pending}
        onPress={toggle}
        aria-keyshortcuts={ariaKeys('hold')}
      >
        <Shape name={held ? 'running' : 'hold'} />
        {held ? t('hold.resume') : t('hold.hold')}
      </Button>
      <Refused problem={problem} onClose={clear} />
    </>
  )
}
