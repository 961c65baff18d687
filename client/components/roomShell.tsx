import { createContext, type ReactNode, useContext } from 'react'
import { useRoom } from '#client/room.tsx'
import { ConnectionStrips } from './connectionStrips.tsx'
import { Shell, type ShellProps } from './shell.tsx'

/** Notices of whoever shows a whole page (a run that ended, practice), which stand with the page's own. */
export const PageNotices = createContext<ReactNode>(null)

/** For pages inside of a room: with its banner words and the state of the connection. */
export function RoomShell(props: ShellProps) {
  const more = useRoom((room) => room.view.brief?.banner ?? null)
  const notices = useContext(PageNotices)
  const { strips, ...rest } = props
  return (
    <Shell
      {...rest}
      banner={more}
      strips={
        <>
          <ConnectionStrips />
          {notices}
          {strips}
        </>
      }
    />
  )
}
