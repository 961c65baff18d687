import { useTranslation } from '#client/i18n/index.ts'
import css from './saving.module.css'
import { useSaveState } from './useSaveState.ts'

/** Where the text is safe: in the library, or so far on this device. */
export function SaveStatus() {
  const { t } = useTranslation('editor')
  const state = useSaveState()
  const words = {
    saved: () =>
      state.kind === 'saved' && state.revision > 0
        ? t('savedAs', { revision: state.revision })
        : t('builtIn'),
    unsaved: () => t('unsaved'),
    saving: () => t('saving'),
    failed: () => t('saveFailed'),
    conflict: () => t('conflictShort'),
  }[state.kind]()
  return (
    <span className={css.status} data-kind={state.kind}>
      {words}
    </span>
  )
}
