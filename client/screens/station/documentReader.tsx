import { useEffect, useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Chip } from '#client/components/chip.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { Markdown } from '#client/components/markdown.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import css from './documents.module.css'
import { useGo } from './place.tsx'
import { useSeat } from './seat.ts'
import { useAct } from './useAct.ts'

/** One document. Opening it is recorded, once for a seat. */
export function DocumentReader({ id }: { id: string }) {
  const { t } = useTranslation('station')
  const { roles } = useSeat()
  const document = useRoom((room) => room.view.brief?.documents.find((one) => one.id === id))
  const known = useRoom((room) => (room.view.documentsOpened[id] ?? []).some((role) => roles.includes(role)))
  const live = useRoom((room) => room.status.kind === 'live' || room.status.kind === 'slow')
  const [large, setLarge] = useState(false)
  const go = useGo()
  const { run } = useAct()
  useEffect(() => {
    if (!known && live) void run({ type: 'document.open', document: id })
  }, [id, known, live, run])
  const back = (
    <Button small variant="quiet" onPress={() => go.document(null)}>
      {t('documents.back')}
    </Button>
  )
  if (!document) return <div className={css.documents}>{back}</div>
  const text = withoutTitle(document.body)
  return (
    <article className={css.reader}>
      <div className={css.bar}>
        {back}
        <span className={css.enlarge}>
          <Button small onPress={() => setLarge(true)}>
            {t('documents.enlarge')}
          </Button>
        </span>
      </div>
      <h2 className={css.heading}>{document.title}</h2>
      <div>
        <Chip small>{t(`documents.kind.${document.kind as 'runbook'}`)}</Chip>
      </div>
      <Markdown text={text} level={2} />
      <Dialog open={large} onClose={() => setLarge(false)} title={document.title} wide outside>
        <Markdown text={text} level={2} />
      </Dialog>
    </article>
  )
}

/** The first heading repeats what the page says already. */
function withoutTitle(body: string): string {
  return body.replace(/^\s*# .*\n+/, '')
}
