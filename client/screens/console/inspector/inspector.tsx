/** The side panel: what is selected, what is to be judged, the criteria, or a new inject. */

import { Button } from '#client/components/button.tsx'
import { Panel } from '#client/components/panel.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { type Side, useDesk } from '../desk.tsx'
import { nextInject } from '../sheet/sheetLines.ts'
import { Composer } from './composer.tsx'
import { Criteria } from './criteria.tsx'
import { Detail } from './detail.tsx'
import { Judging } from './judging.tsx'

export function Inspector() {
  const { t } = useTranslation('console')
  const { side, selected, show } = useDesk()
  const title = useSideTitle()
  return (
    <Panel
      // Another thing is read from its beginning.
      key={`${side}/${JSON.stringify(selected)}`}
      title={title}
      aside={
        side !== 'detail' && (
          <Button small variant="quiet" onPress={() => show('detail')}>
            {t('side.back')}
          </Button>
        )
      }
      fill
    >
      <SideContent side={side} />
    </Panel>
  )
}

export function SideContent({ side }: { side: Side }) {
  switch (side) {
    case 'detail':
      return <Detail />
    case 'judge':
      return <Judging />
    case 'criteria':
      return <Criteria />
    case 'compose':
      return <Composer />
  }
}

/** What the panel is about; with nothing selected that is the next inject. */
export function useSideTitle(): string {
  const { t } = useTranslation('console')
  const { side, selected } = useDesk()
  const next = useRoom((room) => nextInject(Object.values(room.view.sheet)) !== null)
  if (side !== 'detail') return t(`side.${side}`)
  if (selected) return t(`side.${selected.kind}`)
  return next ? t('side.next') : t('side.nothing')
}
