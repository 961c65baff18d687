import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { RoleId } from '#shared/ids.ts'
import type { PersonView } from '#shared/view.ts'

/** People of a seat, and their names as far as this screen may know them. */
export function usePeopleIn(role: RoleId): { people: PersonView[]; words: string } {
  const { t } = useTranslation('screen')
  const all = useRoom((room) => room.view.people)
  const names = useRoom((room) => room.names)
  const here = Object.entries(all)
    .filter(([, person]) => person.role === role)
    .sort(([, a], [, b]) => Number(a.second) - Number(b.second))
  const known = here.flatMap(([id]) => names[id] ?? [])
  return { people: here.map(([, person]) => person), words: known.length > 0 ? known.join(', ') : t('taken') }
}
