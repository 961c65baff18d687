import { useRoom } from '#client/room.tsx'
import type { FacilitatorSeats } from './lobby.tsx'
import { SeatCard } from './seatCard.tsx'
import css from './seats.module.css'

/** One card a role, in the scenario's order. */
export function SeatGrid({ facilitator }: { facilitator: FacilitatorSeats | null }) {
  const roles = useRoom((room) => room.view.brief?.roles)
  return (
    <ul className={css.grid}>
      {roles?.map((role) => (
        <li key={role.id}>
          <SeatCard role={role} facilitator={facilitator} />
        </li>
      ))}
    </ul>
  )
}
