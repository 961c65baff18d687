import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Drawer } from '#client/components/dialog.tsx'
import { Markdown } from '#client/components/markdown.tsx'
import { Panel } from '#client/components/panel.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom, useSend } from '#client/room.tsx'
import { HOUR } from '#shared/time.ts'
import css from './lobby.module.css'

/** What everyone must know: the story, the rules in force, that it is recorded, and the documents. */
export function BriefingPanel() {
  const { t } = useTranslation('lobby')
  const brief = useRoom((room) => room.view.brief)
  if (!brief) return null
  const { clock, pacing, scoring } = brief
  const facts = [
    t('facts.length', { hours: Math.round((clock.end / HOUR) * 10) / 10 }),
    t('facts.pace', { rate: pacing.quiet }),
    scoring.speed > 0 ? t('facts.speed', { percent: scoring.speed }) : t('facts.noSpeed'),
    t('facts.mark', { percent: scoring.passMark }),
  ]
  return (
    <Panel title={t('briefing')}>
      <div className={css.stack}>
        <ul className={css.facts}>
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
        <div className={css.brief}>
          <div className={css.stack}>
            <Markdown text={brief.briefing} level={3} language={brief.language} />
            <p>{t('call')}</p>
            <p className={css.hint}>{t('recorded')}</p>
          </div>
          <Documents />
        </div>
      </div>
    </Panel>
  )
}

function Documents() {
  const { t } = useTranslation('lobby')
  const documents = useRoom((room) => room.view.brief?.documents ?? [])
  const opened = useRoom((room) => room.view.documentsOpened)
  const roles = useRoom((room) => room.you?.roles)
  const language = useRoom((room) => room.view.brief?.language ?? null)
  const send = useSend()
  const [id, setId] = useState<string | null>(null)
  const document = documents.find((one) => one.id === id)
  const open = (which: string) => {
    setId(which)
    // Who has no seat may read too; there is only no role to note it for.
    if (roles && roles.length > 0) void send({ type: 'document.open', document: which })
  }
  if (documents.length === 0) return null
  return (
    <section className={css.documentPart} aria-labelledby="documents">
      <h3 id="documents">{t('documents')}</h3>
      <p className={css.hint}>{t('documentsHint')}</p>
      <ul className={css.documents}>
        {documents.map(({ id: which, title }) => (
          <li key={which}>
            <Button variant="quiet" onPress={() => open(which)}>
              <span className={css.link}>{title}</span>
            </Button>
            {opened[which]?.some((role) => roles?.includes(role)) && (
              <span className={css.hint}>{t('opened')}</span>
            )}
          </li>
        ))}
      </ul>
      <Drawer
        open={document !== undefined}
        onClose={() => setId(null)}
        outside
        wide
        title={document?.title ?? ''}
      >
        {document && <Markdown text={document.body} level={3} language={language} />}
      </Drawer>
    </section>
  )
}
