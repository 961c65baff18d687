/** The messages that this role writes: each begins from its template, or from the draft that is kept for its channel. */

import { Button } from '#client/components/button.tsx'
import { useDraft } from '#client/drafts.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { Brief } from '#shared/fact.ts'
import { useDialogs } from './dialogs.tsx'
import { keyOf } from './draftKeys.ts'
import { useNames } from './names.ts'
import css from './overview.module.css'
import { useSeat } from './seat.ts'

export function OwnTemplates() {
  const { t } = useTranslation('station')
  const { has } = useSeat()
  const templates = useRoom((room) => room.view.brief?.templates)
  const live = useRoom((room) => room.view.state === 'live')
  const own = (templates ?? []).filter(({ role }) => has(role))
  if (!live || own.length === 0) return null
  return (
    <section className={css.section} aria-label={t('overview.templates')}>
      <h3>{t('overview.templates')}</h3>
      <ul className={css.tasks}>
        {own.map((template) => (
          <TemplateRow key={template.id} template={template} />
        ))}
      </ul>
    </section>
  )
}

function TemplateRow({ template }: { template: Brief['templates'][number] }) {
  const { t } = useTranslation('station')
  const { code } = useSeat()
  const names = useNames()
  const show = useDialogs()
  const { channel, role, title, body } = template
  const draft = useDraft(keyOf.post(code, channel))
  return (
    <li className={css.task}>
      <span className={css.kind}>{names.channel(channel)}</span>
      <span className={css.taskTitle}>{title}</span>
      {draft.text !== '' && <span className={css.muted}>{t('overview.draft')}</span>}
      <Button small onPress={() => show({ kind: 'post', channel, role, title, help: null, text: body })}>
        {t('overview.write')}
        <span className="visually-hidden"> {title}</span>
      </Button>
    </li>
  )
}
