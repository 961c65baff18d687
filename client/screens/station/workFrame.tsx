import type { ReactNode } from 'react'
import { Button, IconButton } from '#client/components/button.tsx'
import { Shape } from '#client/components/shape.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useGo } from './place.tsx'
import css from './workFrame.module.css'

/** The frame of what is open in Work: heading, a line under it, an aside, the body, and the row of what can be done. */
export function WorkFrame(props: {
  title: string
  chip?: ReactNode
  about?: ReactNode
  aside?: ReactNode
  /** Between heading and body, never scrolled away. */
  steps?: ReactNode
  footer?: ReactNode
  /** The overview itself has no way back. */
  home?: boolean
  children: ReactNode
}) {
  const { title, chip, about, aside, steps, footer, home = false, children } = props
  const { t } = useTranslation('station')
  const go = useGo()
  return (
    <section className={css.work} aria-labelledby="work-heading" data-region="">
      <div className={css.head}>
        <div className={css.titleLine}>
          {!home && (
            <div className={css.back}>
              <Button small onPress={go.inbox} aria-label={t('work.backLong')}>
                {t('work.back')}
              </Button>
            </div>
          )}
          {chip}
          <h2 id="work-heading" tabIndex={-1} className={css.title}>
            {title}
          </h2>
        </div>
        {about && <div className={css.about}>{about}</div>}
        {aside && <div className={css.aside}>{aside}</div>}
        {!home && (
          <div className={css.close}>
            <IconButton label={t('work.overview')} onPress={go.overview}>
              <Shape name="no-go" />
            </IconButton>
          </div>
        )}
      </div>
      {steps}
      <div className={css.body} data-work-body="">
        {children}
      </div>
      {footer && <div className={css.footer}>{footer}</div>}
    </section>
  )
}
