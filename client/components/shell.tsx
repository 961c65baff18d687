/** The frame of every page: banner, bar, notices, work, and on phones the tabs below. One `h1`, landmarks, a skip link. */
import type { ReactNode } from 'react'
import { useTranslation } from '#client/i18n/index.ts'
import { Banner, type BannerWords } from './banner.tsx'
import css from './shell.module.css'
import { Notices } from './strip.tsx'

export interface ShellProps {
  /** The page's one h1, read aloud only; null where the page shows its own. */
  heading: string | null
  /** What stands in the bar: name, clock, chips, help. */
  bar: ReactNode
  /** Notices under the bar, below those of the connection. */
  strips?: ReactNode
  /** Below the work, always in sight: tabs on a phone, an overview on the console. */
  foot?: ReactNode
  /** The work is exactly as high as the window and its panels scroll; below 560 px of height the page does. */
  fill?: boolean
  children: ReactNode
}

export function Shell(props: ShellProps & { banner?: BannerWords }) {
  const { heading, bar, strips, foot, fill = false, banner, children } = props
  const { t } = useTranslation()
  return (
    <div className={css.shell} data-fill={fill || undefined}>
      <a className={css.skip} href="#work">
        {t('skipToWork')}
      </a>
      <header className={css.head}>
        <Banner {...banner} />
        <div className={css.bar} data-region="">
          {bar}
        </div>
      </header>
      <Notices>{strips}</Notices>
      <main id="work" tabIndex={-1} className={css.work}>
        {heading !== null && <h1 className="visually-hidden">{heading}</h1>}
        {children}
      </main>
      {foot && <div className={css.foot}>{foot}</div>}
    </div>
  )
}

/** The frame of a page that belongs to no room. `aside` stands at the end of its bar. */
export function PlainShell({ aside, children }: { aside?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <Shell
      heading={null}
      bar={
        <>
          <strong className={css.product}>{t('product')}</strong>
          {aside}
        </>
      }
    >
      {children}
    </Shell>
  )
}
