/** A board of the scenario (build targets by step): a table of states, each with shape and word. */
import { useRoom } from '#client/room.tsx'
import css from './board.module.css'
import { StatusChip } from './chip.tsx'

/** `id` of a board of the brief. Nothing is drawn for a board that the scenario does not have. */
export function Board({ id }: { id: string }) {
  const board = useRoom((room) => room.view.brief?.boards.find((one) => one.id === id))
  const cells = useRoom((room) => room.view.boards[id])
  if (!board) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, and a landmark may stand only once.
    <div className={css.scroll} tabIndex={0} role="group" aria-label={board.title}>
      <table className={css.board}>
        <caption className={css.caption}>{board.title}</caption>
        <thead>
          <tr>
            <td />
            {board.columns.map((column) => (
              <th key={column.id} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.label}</th>
              {board.columns.map((column) => (
                <td key={column.id}>
                  <StatusChip status={cells?.[row.id]?.[column.id] ?? board.start} small />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
