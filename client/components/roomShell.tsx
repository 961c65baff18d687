import { createContext, type ReactNode, useContext } from 'react'
import { ConnectionStrips } from './connectionStrips.tsx'
import { Shell, type ShellProps } from './shell.tsx'
import { useBannerWords } from './useBannerWords.ts'

/** Notices of whoever shows a whole page (a run that ended, practice), which stand with the page's own. */
export const PageNotices = createContext<ReactNode>(null)

/** For pages inside of a room: with its banner words and the state of the connection. */
export function RoomShell(props: ShellProps) {
  const banner = useBannerWords()
  const notices = useContext(PageNotices)
  const { strips, ...rest } = props
  return (
    <Shell
      {...rest}
      banner={banner}
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
