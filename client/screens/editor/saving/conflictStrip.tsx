import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Strip } from '#client/components/strip.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { lazyPart } from '#client/lazyScreen.tsx'
import { useSaveState } from './useSaveState.ts'

const ConflictDialog = lazyPart(async () => (await import('./conflictDialog.tsx')).ConflictDialog)

/** What stands between the text and the library, and what to do about it. */
export function ConflictStrip() {
  const { t } = useTranslation('editor')
  const state = useSaveState()
  const [open, setOpen] = useState(false)
  if (state.kind === 'failed' && state.message !== '')
    return <Strip tone="warning">{t('saveFailedWhy', { message: state.message })}</Strip>
  if (state.kind !== 'conflict') return null
  const { by } = state.theirs
  return (
    <>
      <Strip
        tone="warning"
        action={
          <Button small variant="primary" onPress={() => setOpen(true)}>
            {t('conflictChoose')}
          </Button>
        }
      >
        {by ? t('conflictBy', { by }) : t('conflict')}
      </Strip>
      {open && <ConflictDialog theirs={state.theirs} onClose={() => setOpen(false)} />}
    </>
  )
}
