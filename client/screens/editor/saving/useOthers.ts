import { useEffect } from 'react'
import { showToast } from '#client/components/toast.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
import type { Editing } from '../editing.tsx'

/** Coming back to the page, one hears that somebody else has saved meanwhile, and can go on with that text. */
export function useOthers({ id, saver, model }: Pick<Editing, 'id' | 'saver' | 'model'>): void {
  const { t } = useTranslation('editor')
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState !== 'visible' || saver.state().kind !== 'saved') return
      const reply = await libraryApi.versions(id)
      const newest = 'ok' in reply ? reply.ok[0] : undefined
      if (!newest || newest.revision <= saver.revision() || newest.kind === 'deleted') return
      const take = async () => {
        const theirs = await libraryApi.version(id, newest.revision)
        // what was typed since is not thrown away: saving it shows both texts
        if (!('ok' in theirs) || saver.state().kind !== 'saved') return
        saver.rebase(theirs.ok)
        model.replace(theirs.ok.text)
      }
      showToast(newest.by ? t('othersSavedBy', { by: newest.by }) : t('othersSaved'), {
        action: { label: t('othersShow'), act: () => void take() },
        ms: 15_000,
      })
    }
    const seen = () => void look()
    document.addEventListener('visibilitychange', seen)
    addEventListener('focus', seen)
    return () => {
      document.removeEventListener('visibilitychange', seen)
      removeEventListener('focus', seen)
    }
  }, [id, saver, model, t])
}
