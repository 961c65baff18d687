/** A page that failed says so, keeps what is safe, and offers the one thing that helps. */
import { Component, type ReactNode } from 'react'
import { useTranslation } from '#client/i18n/index.ts'
import { Button } from './button.tsx'
import { PageColumn } from './pageColumn.tsx'
import css from './pageError.module.css'

/** A full page with one matter: an error, an end, a wait. */
export function PlainPage(props: {
  title: ReactNode
  children?: ReactNode
  actions?: ReactNode
  code?: string
}) {
  const { t } = useTranslation()
  return (
    <PageColumn of="matter">
      <h1>{props.title}</h1>
      {props.children}
      {props.actions && <div className={css.actions}>{props.actions}</div>}
      {props.code && <p className={css.code}>{t('code', { code: props.code })}</p>}
    </PageColumn>
  )
}

/** In the place of a part that is not to be had: the network is away, or a newer version has replaced it. */
export function PartGone() {
  const { t } = useTranslation()
  return (
    <span role="alert" className={css.part}>
      {t('partGone')}{' '}
      <Button small onPress={() => location.reload()}>
        {t('reload')}
      </Button>
    </span>
  )
}

function Stopped({ error }: { error: Error }) {
  const { t } = useTranslation()
  return (
    <main>
      <PlainPage
        title={t('pageError')}
        code={`${error.name}: ${error.message}`.slice(0, 160)}
        actions={
          <Button variant="primary" onPress={() => location.reload()}>
            {t('reload')}
          </Button>
        }
      >
        <p>{t('pageErrorText')}</p>
      </PlainPage>
    </main>
  )
}

/** Catches what a screen throws. React has no other way to do this than a class. */
export class PageErrors extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state = { error: null }
  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }
  override render() {
    return this.state.error ? <Stopped error={this.state.error} /> : this.props.children
  }
}
