/** What can be done on the station by key and from the palette. */

import { announce } from '#client/announcer.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useActions } from '#client/shortcuts.ts'
import { useDialogs } from './dialogs.tsx'
import { CONTEXT_TABS, useGo } from './place.tsx'
import { useInboxRows } from './useInboxRows.ts'

export function StationKeys() {
  const { t } = useTranslation(['station', 'common'])
  const go = useGo()
  const show = useDialogs()
  const rows = useInboxRows()
  const documents = useRoom((room) => room.view.brief?.documents ?? [])
  useActions([
    {
      id: 'openNewest',
      label: t('common:keys.openNewest'),
      run: () => {
        const newest = rows.find((row) => row.unread)
        if (newest) go.open(newest.opens, newest.key)
        else announce(t('inbox.none.unread'))
      },
    },
    { id: 'mark', label: t('common:keys.mark'), run: () => show({ kind: 'mark' }) },
    { id: 'station.overview', label: t('palette.overview'), run: go.overview },
    ...CONTEXT_TABS.map((tab) => ({
      id: `station.${tab}` as const,
      label: t('palette.tab', { tab: t(`context.${tab}`) }),
      run: () => go.tab(tab),
    })),
    ...documents.map(({ id, title }) => ({
      id: `document.${id}` as const,
      label: t('palette.document', { title }),
      group: t('context.documents'),
      run: () => go.document(id),
    })),
    ...rows.slice(0, 12).map((row) => ({
      id: `row.${row.key}` as const,
      label: t('palette.row', { title: row.title }),
      group: t('inbox.title'),
      run: () => go.open(row.opens, row.key),
    })),
  ])
  return null
}
