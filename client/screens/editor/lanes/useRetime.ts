import { announce } from '#client/announcer.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { MINUTE } from '#shared/time.ts'
import { useEditing } from '../editing.tsx'
import { timeText } from './dayTime.ts'
import { lanesOf } from './lanesOf.ts'
import { movedBy } from './retime.ts'

/** Moves an inject by minutes and says where it is then. Gives whether it moved. */
export function useRetime(): (id: string, minutes: number) => boolean {
  const { model } = useEditing()
  const { t } = useTranslation('editor')
  return (id, minutes) => {
    const edits = movedBy(model.file().value, id, minutes * MINUTE)
    if (!edits || !model.edit(...edits)) {
      announce(t('notMoved'))
      return false
    }
    const mark = lanesOf(model.file().value).marks.find((one) => one.id === id)
    announce(mark?.at != null ? t('movedTo', { title: mark.title, time: timeText(mark.at) }) : t('moved'))
    return true
  }
}
