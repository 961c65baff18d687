import { dayAndTime } from '#client/clockText.ts'
import { Chip } from '#client/components/chip.tsx'
import { WayLink } from '#client/components/wayLink.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { spacedCode } from '#client/roomCode.ts'
import type { RoomListed } from '#shared/protocol.ts'
import { DeleteRoom } from '../personal/deleteRoom.tsx'
import css from './rooms.module.css'

/** Rooms, newest first; each row goes to where the room is now. */
export function RoomList({ rooms, onDeleted }: { rooms: readonly RoomListed[]; onDeleted: () => void }) {
  const { t } = useTranslation('rooms')
  const sorted = rooms.toSorted((a, b) => b.openedAt - a.openedAt)
  return (
    <ul className={css.rooms}>
      {sorted.map(({ code, title, state, openedAt, people }) => {
        const over = state === 'debrief' || state === 'closed'
        return (
          <li key={code} className={css.room}>
            <span className={css.code}>{spacedCode(code)}</span>
            <span className={css.name}>
              {title}
              <span className={css.facts}>
                {t('openedAt', { time: dayAndTime(openedAt) })} · {t('people', { count: people })}
              </span>
            </span>
            <Chip
              tone={state === 'live' ? 'accent' : 'plain'}
              {...(state === 'live' ? { shape: 'running' as const } : {})}
            >
              {t(`state.${state}`)}
            </Chip>
            <WayLink href={over ? `/debrief/${code}` : `/console/${code}`}>
              {over ? t('toDebrief') : t('goOn')}
              <span className="visually-hidden"> {spacedCode(code)}</span>
            </WayLink>
            <DeleteRoom inList code={code} state={state} onDeleted={onDeleted} />
          </li>
        )
      })}
    </ul>
  )
}
