/** A question about an issue that this seat does not have: the question alone. */
import { useTranslation } from 'react-i18next'
import { Chip } from '#client/components/chip.tsx'
import { useRoom } from '#client/room.tsx'
import { useNames } from './names.ts'
import { Question } from './question.tsx'
import { WorkFrame } from './workFrame.tsx'

export function WorkAsk({ id }: { id: string }) {
  const { t } = useTranslation('station')
  const ask = useRoom((room) => room.view.asks[id])
  const names = useNames()
  if (!ask) return null
  return (
    <WorkFrame
      title={t('questions.of', { role: names.anyone(ask.from) })}
      chip={<Chip>{t('row.chip.ask')}</Chip>}
      about={t('questions.about', { title: ask.title })}
    >
      <Question ask={ask} />
    </WorkFrame>
  )
}
